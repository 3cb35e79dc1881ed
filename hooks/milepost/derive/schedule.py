"""The schedule of a plan: early and late dates, slack and the critical path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from milepost.dates import WorkCalendar
from milepost.derive.chain import longest_chain
from milepost.derive.network import Activity, Passes, run_passes, slacks
from milepost.derive.outline import Entry
from milepost.derive.status import Float, Network
from milepost.derive.ties import Tie
from milepost.model.work import Milestone, Task
from milepost.value import Value


class Schedule(Value):
    """The network of the plan, and the float of each entry, None where it has no part in it."""

    network: Network
    floats: tuple[Float | None, ...]


def schedule(
    entries: tuple[Entry, ...], ties: list[tuple[Tie, ...]], calendar: WorkCalendar
) -> Schedule:
    """Pass through the network of a plan, in working days.

    Stated dates are kept: work starts no earlier than stated and takes as many working days as
    its stated span has, of which days off are no part. Ties may push it later. What is done keeps
    its planned dates, since slack is of the plan and not of its progress. Recurring and
    dropped tasks have no part.
    """
    end = max((entry.span.end for entry in entries if entry.span.end), default=None)
    line = _Line(calendar, end)
    activities = [_activity(entry, ties[at], line) for at, entry in enumerate(entries)]
    passes = run_passes(activities, line.end)
    slack = slacks(activities, passes)
    floats = tuple(
        _float(entry, position, passes, slack[position], line)
        for position, entry in enumerate(entries)
    )
    return Schedule(_network(entries, activities, passes, end), floats)


class _Line:
    """The line of working days; days, positions and floats are turned into each other only once.

    `end` is the position at which the plan ends.
    """

    def __init__(self, calendar: WorkCalendar, end: date | None) -> None:
        self.end = calendar.position_after(end) if end else 0
        self.before: Callable[[date], int] = cache(calendar.position)
        self.after: Callable[[date], int] = cache(calendar.position_after)
        self.day: Callable[[int], date] = cache(calendar.day_at)
        self.float = cache(self._float)

    def _float(
        self,
        start: int | None,
        finish: int | None,
        late_start: int | None,
        late_finish: int | None,
        slack: int | None,
    ) -> Float:
        return Float(
            early_start=None if start is None else self.day(start),
            early_end=self._last_day(start, finish),
            late_start=None if late_start is None else self.day(late_start),
            late_end=self._last_day(late_start, late_finish),
            slack=slack,
            critical=slack is not None and slack <= 0,
        )

    def _last_day(self, start: int | None, finish: int | None) -> date | None:
        """Return the last working day taken; the day itself for work that takes none."""
        if finish is None:
            return None
        return self.day(finish - 1 if start is None or finish > start else finish)


def _takes_part(entry: Entry) -> bool:
    task = entry.record
    return not (entry.is_leaf and isinstance(task, Task) and (task.recurring or entry.is_dropped))


def _activity(entry: Entry, ties: tuple[Tie, ...], line: _Line) -> Activity:
    span = entry.span
    if not _takes_part(entry):
        return Activity(entry.parent, None, None, ())
    if entry.kind == "milestone" and span.start:
        return Activity(entry.parent, line.before(span.start), 0, ties)
    if span.start is not None:
        return Activity(entry.parent, line.before(span.start), span.working_days, ties)
    if span.end is not None:
        return Activity(entry.parent, line.after(span.end), 0, ties)
    return Activity(entry.parent, None, None, ties)


def _network(
    entries: tuple[Entry, ...], activities: list[Activity], passes: Passes, end: date | None
) -> Network:
    ids = [entry.record.id for entry in entries]
    rank = [0] * len(ids)
    for place, position in enumerate(sorted(range(len(ids)), key=ids.__getitem__)):
        rank[position] = place
    chain = longest_chain(activities, passes, rank)
    return Network(
        start=min((entry.span.start for entry in entries if entry.span.start), default=None),
        end=end,
        critical=tuple(ids[position] for position in chain.positions),
        inferred=chain.inferred,
        open_ended=tuple(
            entry.record.id for entry in entries if entry.kind == "phase" and entry.span.end is None
        ),
    )


def _float(
    entry: Entry, position: int, passes: Passes, slack: int | None, line: _Line
) -> Float | None:
    if not _takes_part(entry):
        return None
    if isinstance(entry.record, Milestone):
        return _milestone_float(entry.record, position, passes, line)
    start, finish = passes.early_start[position], passes.early_finish[position]
    late_start, late_finish = passes.late_start[position], passes.late_finish[position]
    if entry.span.start is None and finish is not None:  # known by its end only
        start = late_start = None
    return line.float(start, finish, late_start, late_finish, slack)


def _milestone_float(
    milestone: Milestone, position: int, passes: Passes, line: _Line
) -> Float | None:
    """Return the float of a milestone, which is a point anywhere within its day.

    So it may close work that ends on its day, and open work that starts on it. At the start of
    its day it may move up to the late start of what it opens or to the last day of the plan; at
    the end of a day, where what it closes has put it, up to the late finish.
    """
    point, late = passes.early_start[position], passes.late_finish[position]
    if point is None or late is None:
        return Float(None, None, None, None, None, critical=False)
    at_start = point == line.before(milestone.date)
    day = milestone.date if at_start else line.day(point - 1)
    slack = (min(late, line.end - 1) if at_start else late) - point
    late_day = day if slack == 0 else line.day(line.before(day) + slack)
    return Float(day, day, late_day, late_day, slack, critical=slack <= 0)
