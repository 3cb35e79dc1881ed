"""The page of states and marks: every state with its shape and word, and the signs of charts."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.derive.status import DecisionState, Health, KpiState, Verdict, WorkState
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts.gantt import Key
from milepost.views.marks import Mark
from milepost.views.page_view import PageView

PATH = "reference/states.html"

_LEAD = (
    "Five colours; a shape and a word always beside them. "
    "In print every colour turns black and the shape still tells."
)


class StateRow(Value):
    """A state: how it looks, what may have it, and when it does."""

    mark: Mark
    of: str
    when: str


class SignRow(Value):
    """A sign of a chart and what it means."""

    key: Key
    meaning: str


class StatesView(Value):
    """All states and signs."""

    lead: str
    states: tuple[StateRow, ...]
    signs: tuple[SignRow, ...]


_HEALTH = {
    Health.ON_TRACK: "the rules of the area passed, with measured inputs",
    Health.AT_RISK: "a threshold of project.yml is crossed",
    Health.OFF_TRACK: "a limit of project.yml is broken",
    Health.UNKNOWN: "inputs are missing: counted, and never green",
}
_WORK = {
    WorkState.SCHEDULED: "it starts after as-of",
    WorkState.IN_PROGRESS: "it was started; it is not done, not blocked and not overdue",
    WorkState.BLOCKED: (
        "a decision or a dependency is open, and it starts within `blocked_within_days`"
    ),
    WorkState.OVERDUE: "its end lies before as-of, and it is not done",
    WorkState.COMPLETE: "it is done: plain ink; with evidence a link follows",
    WorkState.DROPPED: "it will not be done, and counts nowhere",
}
_DECISION = {
    DecisionState.OPEN: "it is not taken, and not due within `decision_soon_days`",
    DecisionState.DUE: "it is not taken, and due within `decision_soon_days`",
    DecisionState.OVERDUE: "it is not taken, and its deadline lies before as-of",
    DecisionState.TAKEN: "it has an outcome",
}
_KPI = {
    KpiState.MET: "its latest value is within the target, fresh and with a source",
    KpiState.STALE: "its latest value is within the target, but older than `measured_every`",
    KpiState.MISSED: "its latest value is outside the target",
    KpiState.NOT_MEASURED: "it has no value; a word is no value",
}
_VERDICT = {
    Verdict.GO: "every item is done",
    Verdict.CONDITIONAL: "every open item is waived, with a name and a last day",
    Verdict.NO_GO: "an item is open and not waived, within `go_live_near_days` of go-live",
}
_BANDS = {
    "high": "its exposure reaches the highest band of the plan's scale",
    "medium": "its exposure reaches the middle band",
    "low": "its exposure is below the other bands",
}
_SIGNS = (
    (Key("bar", "Planned"), "a phase or a task from its start to its end"),
    (Key("done", "Done in part"), "the share of its tasks that are done, by weight"),
    (Key("complete", "Done"), "all of its tasks are done"),
    (Key("fade", "No end stated"), "the end is open: the bar fades, and slack is not known"),
    (Key("tail", "Overdue"), "from the end that has passed to the as-of line"),
    (Key("critical", "Critical"), "no slack: a day lost here moves the end of the plan"),
    (Key("dotted", "Without own dates"), "a task with the dates of its group or phase"),
    (Key("ghost", "Baseline"), "where it lay before, at the review compared with"),
    (Key("must", "Depends on"), "what must be finished first"),
    (Key("inferred", "Depends on, inferred"), "the same, where the source only implies it"),
    (Key("part", "A task waits"), "only a task of the phase waits, not the phase itself"),
    (Key("shade", "Day off"), "a day on which nobody works"),
)


def states_page() -> PageView:
    """Return the page of states and marks."""
    view = states_view()
    return PageView(PATH, "States and marks", view.lead, "Manual", "reference-states.html.j2", view)


def states_view() -> StatesView:
    """Return every state and every sign."""
    return StatesView(
        lead=_LEAD,
        states=tuple(_states()),
        signs=tuple(SignRow(key, meaning) for key, meaning in _SIGNS),
    )


def _states() -> Iterator[StateRow]:
    for health, when in _HEALTH.items():
        yield StateRow(marks.of_health(health), "health of an area, overall health", when)
    for work, when in _WORK.items():
        yield StateRow(marks.of_work(work), "task, phase, milestone", when)
    yield StateRow(marks.ON_SCHEDULE, "recurring task", "no round has passed without being done")
    yield StateRow(marks.OPEN, "readiness item", "it is not done")
    yield StateRow(marks.WAIVED, "readiness item", "it is not done, and its waiver holds on as-of")
    yield StateRow(marks.WAIVER_EXPIRED, "readiness item", "its waiver ended before as-of")
    yield StateRow(marks.DONE, "readiness item", "a person says so")
    yield from _of_decisions_and_kpis()
    for verdict, when in _VERDICT.items():
        yield StateRow(marks.of_verdict(verdict, near=True), "readiness verdict", when)
    yield StateRow(
        marks.of_verdict(Verdict.NO_GO, near=False),
        "readiness verdict",
        "as above, but long before go-live: normal, so it is plain",
    )
    for band, when in _BANDS.items():
        yield StateRow(marks.of_band(band), "risk", when)
    yield StateRow(marks.OCCURRED, "risk", "a person says that it has come true")
    yield StateRow(marks.MILESTONE, "milestone", "where it stands in a chart")
    yield from _of_silence()


def _of_decisions_and_kpis() -> Iterator[StateRow]:
    for decision, when in _DECISION.items():
        yield StateRow(marks.of_decision(decision), "decision", when)
    for kpi, when in _KPI.items():
        yield StateRow(marks.of_kpi(kpi), "KPI", when)
    yield StateRow(
        marks.of_kpi(KpiState.MET, sourced=False),
        "KPI",
        "the latest value is within the target, but names no source",
    )


def _of_silence() -> Iterator[StateRow]:
    yield StateRow(marks.unknown("No evidence"), "what is called done", "nothing shows that it is")
    yield StateRow(marks.unknown("No source"), "measurement", "nothing says where it comes from")
    yield StateRow(marks.unknown("No task does this"), "readiness item", "no work closes it")
    yield StateRow(marks.CONTRADICTION, "two statements", "both are stated and can't both hold")
    yield StateRow(
        marks.INFERRED_CONTRADICTION,
        "two statements",
        "the same, but what ties them is inferred: a class of its own, never red",
    )
