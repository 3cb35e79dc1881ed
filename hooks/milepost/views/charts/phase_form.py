"""The small timeline of one phase: its decisions, itself, and what waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from milepost.derive.status import DecisionStatus, PhaseStatus, Status
from milepost.model.plan import Plan
from milepost.views.charts import ruler as ruler_of
from milepost.views.charts.axis import add_days
from milepost.views.charts.bar import bar_of
from milepost.views.charts.bar_words import dates_of, name_of
from milepost.views.charts.calendar import ruler_over
from milepost.views.charts.events import decision_event
from milepost.views.charts.gantt import Drawing, Form, Gantt, Row
from milepost.views.charts.label import Run, Runs
from milepost.views.charts.lane import lane
from milepost.views.charts.late import late_by
from milepost.views.charts.placing import Field, Target, beside
from milepost.views.charts.ruler import Ruler
from milepost.views.charts.shown_days import days_of_phase
from milepost.views.context import Context

_FORMS: tuple[tuple[Form, float], ...] = (("wide", 760), ("phone", 358), ("print", 692))
_ROW = 26.0
_BAR = 14.0
_AHEAD = 5  # days of what waits that are shown, so that its start can be seen


def phase_gantt(plan: Plan, status: Status, phase_id: str) -> Gantt:
    """Return the small timeline of a phase; empty where neither it nor its decisions have a day."""
    return gantt_of_phase(Context(plan, status), phase_id)


def gantt_of_phase(context: Context, phase_id: str) -> Gantt:
    """Return the same from a context, for a page that has one."""
    status = context.status
    phase = context.phases[phase_id]
    ids = {phase.phase.id, *(task.id for task in phase.phase.walk())}
    decisions = [entry for entry in status.decisions if _day(entry) and _blocks(entry, ids)]
    title = f"When phase {phase.phase.number} takes place"
    if not decisions and not list(days_of_phase(phase, status.as_of)):
        empty = "This phase has no dates yet. Add start and end in plan/phases.yml."
        return Gantt("phase", title, empty, (), (), empty)
    waiting = _waiting(context, phase, ids)
    forms = tuple(
        _drawing(context, phase, decisions, waiting, form, width) for form, width in _FORMS
    )
    names = ", ".join(f"phase {other.phase.number}" for other in waiting) or "nothing"
    caption = f"{name_of(phase, status.as_of)}; {names} waits for it."
    return Gantt("phase", title, caption, forms, ())


def _day(entry: DecisionStatus) -> date | None:
    outcome = entry.decision.outcome
    return outcome.date if outcome else entry.decision.decide_by


def _blocks(entry: DecisionStatus, ids: set[str]) -> bool:
    """Return whether the decision blocks the phase or a task of it."""
    return any(tie.id in ids for tie in entry.blocks)


def _waiting(context: Context, phase: PhaseStatus, ids: set[str]) -> list[PhaseStatus]:
    """Return the other phases with a start that depend on one of these, or a task of which does."""
    indexes = {index for name in ids for index in context.dependents.get(name, ())}
    found = [context.status.phases[index] for index in sorted(indexes)]
    return [other for other in found if other is not phase and other.span.start]


def _days(
    phase: PhaseStatus,
    decisions: Sequence[DecisionStatus],
    waiting: Sequence[PhaseStatus],
    as_of: date,
) -> Iterator[date]:
    yield as_of
    yield from days_of_phase(phase, as_of)
    yield from (day for entry in decisions if (day := _day(entry)))
    yield from (add_days(other.span.start, _AHEAD) for other in waiting if other.span.start)


def _drawing(
    context: Context,
    phase: PhaseStatus,
    decisions: Sequence[DecisionStatus],
    waiting: Sequence[PhaseStatus],
    form: Form,
    width: float,
) -> Drawing:
    as_of = context.status.as_of
    days = tuple(_days(phase, decisions, waiting, as_of))
    ruler = ruler_over(context, days, left=0, right=width)
    events = [decision_event(context, entry, alone=True) for entry in decisions]
    decided = lane(events, ruler.axis, as_of, top=ruler_of.HEIGHT - 2, right=width)
    top = ruler_of.HEIGHT + max(decided.height - 4, 4)
    rows = [_row(context, phase, ruler, top, _own_words(phase, as_of))]
    for other in waiting:
        top += _ROW
        words = _waiting_words(other, phase.phase.id)
        rows.append(_row(context, other, ruler, top, words))
    return Drawing(
        id=f"phase-{form}",
        form=form,
        width=width,
        height=round(top + _ROW + 4, 1),
        ruler=ruler,
        lanes=(decided,) if decided.signs else (),
        rows=tuple(rows),
    )


def _waiting_words(other: PhaseStatus, phase_id: str) -> tuple[Runs, ...]:
    name = f"Phase {other.phase.number}"
    whole = any(link.to == phase_id for link in other.phase.depends_on)
    forms = (f"{name} waits for it",) if whole else (f"A task of {name} waits for it",)
    return tuple((Run(words, "ink"),) for words in (*forms, name))


def _own_words(phase: PhaseStatus, as_of: date) -> tuple[Runs, ...]:
    name = Run(f"Phase {phase.phase.number}", "ink")
    forms: list[Runs] = [(Run(f"{name.text} · {dates_of(phase, as_of)}", "ink"),), (name,)]
    if phase.overdue_days:
        late = Run(f" · {late_by(phase.overdue_days)}", "bad", True)
        forms.insert(0, (name, late))
    return tuple(forms)


def _row(
    context: Context,
    phase: PhaseStatus,
    ruler: Ruler,
    top: float,
    words: tuple[Runs, ...],
) -> Row:
    as_of = context.status.as_of
    middle = round(top + _ROW / 2, 1)
    bar = bar_of(phase, ruler.axis, as_of)
    target = Target(bar.x, bar.reach) if bar else Target(0, 0)
    field = Field(0, ruler.axis.right, ruler.as_of)
    found = beside(words, target, field, middle + 4.5)
    return Row(
        top=round(top, 1),
        height=_ROW,
        middle=middle,
        thickness=_BAR,
        sign=None,
        sign_at=(0, middle),
        labels=(found,) if found else (),
        bar=bar,
        name=name_of(phase, as_of),
        href=context.links.to(phase.phase.id),
    )
