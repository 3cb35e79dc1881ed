"""The state of everything in a plan that has one, at one review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.derive.status import PhaseStatus, Status
from milepost.history.two_statuses import tasks_of
from milepost.value import Value
from milepost.views import marks
from milepost.views.marks import Mark
from milepost.views.wording import short_day


class State(Value):
    """How an item stood: its mark, and what else is said of it, with a day where it names one."""

    mark: Mark
    said: str = ""
    day: date | None = None

    def detail(self, as_of: date) -> str:
        """Return what else is said as seen from a day: `ends 27 Dec`; empty where nothing is."""
        return f"{self.said} {short_day(self.day, as_of)}" if self.day else self.said


def states_of(status: Status) -> Iterator[tuple[str, State]]:
    """Yield the state of everything that has one, by id."""
    for phase in status.phases:
        yield phase.phase.id, _of_phase(phase)
    yield from ((task.task.id, State(marks.of_task(task))) for task in tasks_of(status))
    yield from ((one.milestone.id, State(marks.of_work(one.state))) for one in status.milestones)
    yield from ((one.item.id, State(marks.of_item(one))) for one in status.readiness.items)
    for kpi in status.kpis:
        sourced = kpi.latest is None or kpi.latest.source is not None
        yield kpi.kpi.id, State(marks.of_kpi(kpi.state, sourced=sourced))
    yield from ((one.risk.id, State(marks.of_risk(one))) for one in status.risks)
    yield from ((one.decision.id, State(marks.of_decision(one.state))) for one in status.decisions)


def _of_phase(phase: PhaseStatus) -> State:
    mark, end = marks.of_work(phase.state), phase.span.end
    return State(mark, "ends", end) if end else State(mark, "no end stated")
