"""How sentences call the plan's work: `Phase 1`, `Phases 1–3`, a task by its title."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.work import Phase
from milepost.views.context import Context
from milepost.views.wording import count, listed, phases_called, quoted

_NAMED = 2


def names_of_work(context: Context, identifiers: Sequence[str]) -> str:
    """Return the names of phases, tasks, milestones and items, as one phrase."""
    records = [(name, *context.plan.by_id[name]) for name in dict.fromkeys(identifiers)]
    numbers = sorted(record.number for _, _, record in records if isinstance(record, Phase))
    others = [name for name, _, record in records if not isinstance(record, Phase)]
    parts = [phases_called(numbers)] if numbers else []
    if len(others) > _NAMED:
        parts.append(count(len(others), "more item" if numbers else "item"))
    else:
        parts += [quoted(context.title(name)) for name in others]
    return listed(parts)
