"""The work of a plan as a flat list, parents before children, with what each inherits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.dates import WorkCalendar
from milepost.derive.status import Span
from milepost.model.work import Milestone, Phase, Task
from milepost.value import Value

TOP = -1
"""The parent of what has none."""


class Entry(Value):
    """A phase, task or milestone, the position of its parent in the list, and its span.

    `owner` and `span` are the parent's where it has none of its own. `number` is the
    outline number of a task, such as 3.4.2; `is_leaf` tells that it is a task without tasks.
    """

    kind: str
    record: Phase | Task | Milestone
    parent: int
    number: str
    owner: tuple[str, ...]
    span: Span
    is_leaf: bool

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks right below."""
        return () if isinstance(self.record, Milestone) else self.record.tasks

    @property
    def is_recurring(self) -> bool:
        """Whether it is a leaf task that comes round."""
        task = self.record
        return self.is_leaf and isinstance(task, Task) and task.recurring is not None

    @property
    def is_begun(self) -> bool:
        """Whether it is a leaf task that a person calls in progress or done."""
        task = self.record
        return self.is_leaf and isinstance(task, Task) and task.state in ("in progress", "done")

    @property
    def is_dropped(self) -> bool:
        """Whether it is a leaf task that will not be done."""
        task = self.record
        return self.is_leaf and isinstance(task, Task) and task.state == "dropped"


class Spans:
    """Makes spans of dates; each pair of dates is counted only once."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._made: dict[tuple[date | None, date | None, bool], Span] = {}

    def of(self, start: date | None, end: date | None, stated: bool) -> Span:
        """Return the span from start to end, with its working days."""
        key = (start, end, stated)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Span(start, end, stated, self._working_days(start, end))
        return found

    def _working_days(self, start: date | None, end: date | None) -> int | None:
        if start is None or end is None:
            return None
        return self._calendar.working_days_within(start, end)


def outline(
    phases: tuple[Phase, ...], milestones: tuple[Milestone, ...], spans: Spans
) -> tuple[Entry, ...]:
    """Return the work of the plan with what each piece inherits; parents before their children.

    Formula: start, end and owner of a task are its own, else its group's, else its phase's. A
    phase without dates runs from the first start to the last end of its tasks.
    Units: days of the calendar, both ends included; the length is in working days.
    Edge cases: start and end are inherited one by one. The end of a phase without dates stays
    open while a one-off task has none. A milestone starts and ends on its day.
    Source: the rules of this plan format; nothing is guessed.
    """
    entries: list[Entry] = []
    for phase in phases:
        _add_phase(phase, spans, entries)
    entries.extend(_milestone(milestone, spans) for milestone in milestones)
    return tuple(entries)


def children(entries: tuple[Entry, ...]) -> list[list[int]]:
    """Return for each entry the positions of those right below, in order."""
    below: list[list[int]] = [[] for _ in entries]
    for position, entry in enumerate(entries):
        if entry.parent != TOP:
            below[entry.parent].append(position)
    return below


def _add_phase(phase: Phase, spans: Spans, entries: list[Entry]) -> None:
    stated = phase.start is not None or phase.end is not None
    start, end = (phase.start, phase.end) if stated else envelope(phase)
    span = spans.of(start, end, stated)
    entries.append(Entry("phase", phase, TOP, str(phase.number), phase.owner, span, is_leaf=False))
    inherited = spans.of(phase.start, phase.end, stated=False)
    waiting = list(_below(len(entries) - 1, entries[-1], inherited))
    while waiting:
        task, parent, number, inherited = waiting.pop()
        entry = _task(task, parent, number, entries[parent].owner, inherited, spans)
        entries.append(entry)
        waiting.extend(_below(len(entries) - 1, entry, entry.span))


def _below(position: int, entry: Entry, inherited: Span) -> Iterator[tuple[Task, int, str, Span]]:
    """Yield the tasks right below, last first, as a stack wants them."""
    for count in range(len(entry.tasks), 0, -1):
        yield entry.tasks[count - 1], position, f"{entry.number}.{count}", inherited


def _task(
    task: Task, parent: int, number: str, owner: tuple[str, ...], inherited: Span, spans: Spans
) -> Entry:
    stated = task.start is not None or task.end is not None
    span = spans.of(task.start or inherited.start, task.end or inherited.end, stated)
    return Entry("task", task, parent, number, task.owner or owner, span, not task.tasks)


def _milestone(milestone: Milestone, spans: Spans) -> Entry:
    span = spans.of(milestone.date, milestone.date, stated=True)
    return Entry("milestone", milestone, TOP, "", milestone.owner, span, is_leaf=False)


def envelope(phase: Phase) -> tuple[date | None, date | None]:
    """Return first start and last end of a phase's tasks, for a phase that states no dates.

    The end is None as long as a task, recurring ones apart, has none.
    """
    starts: list[date] = []
    ends: list[date] = []
    open_end = False
    waiting: list[tuple[Task, date | None, date | None]] = [(t, None, None) for t in phase.tasks]
    while waiting:
        task, start, end = waiting.pop()
        start, end = task.start or start, task.end or end
        waiting.extend((below, start, end) for below in task.tasks)
        if task.tasks or task.recurring or task.state == "dropped":
            continue
        starts.extend([start] if start else [])
        ends.extend([end] if end else [])
        open_end = open_end or end is None
    return min(starts, default=None), None if open_end else max(ends, default=None)
