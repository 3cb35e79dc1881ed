"""What stands around the text of a runbook: its facts, and what it serves."""

from __future__ import annotations

from milepost.model.runbook import Rehearsal, Runbook
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.links import page_path
from milepost.views.marks import Mark, unknown
from milepost.views.places import SourceLink
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties
from milepost.views.wording import full_day

_RESULTS = {
    "worked": Mark("tick", "plain", "worked"),
    "worked with changes": Mark("triangle", "warn", "worked with changes"),
    "failed": Mark("square", "bad", "failed"),
}


class LastTest(Value):
    """The last rehearsal: its mark, and the day and person where there was one."""

    mark: Mark
    said: str | None


class RunbookView(Value):
    """The facts of one runbook, as they stand above its text."""

    path: str
    title: str
    trigger: str
    owner: tuple[Span, ...]
    tested: LastTest
    takes: str | None
    escalate_to: tuple[Span, ...]
    serves: tuple[Tie, ...]
    source: SourceLink


def runbook_views(context: Context) -> tuple[RunbookView, ...]:
    """Return what stands around each runbook of the plan."""
    return tuple(runbook_view(context, runbook) for runbook in context.plan.runbooks)


def runbook_view(context: Context, runbook: Runbook) -> RunbookView:
    """Return what stands around the text of one runbook."""
    return RunbookView(
        path=page_path(runbook.path),
        title=runbook.title,
        trigger=runbook.trigger,
        owner=tuple(context.span(owner) for owner in runbook.owner),
        tested=_tested(runbook.last_tested),
        takes=runbook.takes,
        escalate_to=tuple(context.span(owner) for owner in runbook.escalate_to),
        serves=ties(context, runbook.serves),
        source=context.repository.link(runbook.place, short=True),
    )


def _tested(rehearsals: tuple[Rehearsal, ...]) -> LastTest:
    if not rehearsals:
        return LastTest(unknown("Never"), None)
    last = max(rehearsals, key=lambda rehearsal: rehearsal.date)
    return LastTest(_RESULTS[last.result], f"{full_day(last.date)}, {last.by}")
