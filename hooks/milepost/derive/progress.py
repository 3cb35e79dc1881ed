"""Progress, what was planned by as-of, and how the two compare."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from itertools import accumulate

from milepost.dates import WorkCalendar
from milepost.derive.calendar import work_calendar
from milepost.derive.outline import TOP, Entry, Spans, outline
from milepost.derive.status import Progress, Span
from milepost.model.plan import Plan
from milepost.model.work import Task

_PRECISION = Context(prec=28)
_WEIGHT_UNITS = 10**9  # a weight has at most nine decimals, so whole units add up exactly


@dataclass(slots=True)
class Tally:
    """Running counts of the one-off leaf tasks of a piece of work.

    Weights are in whole units. `planned` holds, by length of span in working days, the sum of
    weight times working days before as-of: whole numbers too, so the order can't change a sum.
    """

    done: int = 0
    total: int = 0
    evidenced: int = 0
    recurring: int = 0
    weight: int = 0
    done_weight: int = 0
    planned: dict[int, int] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Count what the other counts as well."""
        self.done += other.done
        self.total += other.total
        self.evidenced += other.evidenced
        self.recurring += other.recurring
        self.weight += other.weight
        self.done_weight += other.done_weight
        for length, amount in other.planned.items():
            self.planned[length] = self.planned.get(length, 0) + amount

    def progress(self) -> Progress:
        """Return how progress compares with what was planned, with the counts behind it.

        Formula: performance = share / planned share.
        Units: a ratio; 1.00 is on plan, below it is behind. Shown with two decimals, rounded down.
        Edge cases: while nothing was planned before as-of, or without weight, planned share and
        performance are not yet measurable. Work that is finished late reaches 1.00 again.
        Source: schedule performance index of earned value (PMBOK Guide), with weights for money.
        """
        share = Fraction(self.done_weight, self.weight) if self.weight else None
        planned = self.planned_share()
        performance = share / planned if share is not None and planned else None
        return Progress(
            self.done,
            self.total,
            self.evidenced,
            self.recurring,
            _decimal(share),
            _decimal(planned),
            _decimal(performance),
        )

    def planned_share(self) -> Fraction | None:
        """Return the part of the weight that was planned; None while none was."""
        if not self.weight:
            return None
        planned = sum(
            (Fraction(amount, length) for length, amount in self.planned.items()), Fraction(0)
        )
        return planned / self.weight or None

    def key(self) -> Hashable:
        """Return what two tallies with the same progress have in common."""
        return (
            self.done,
            self.total,
            self.evidenced,
            self.recurring,
            self.weight,
            self.done_weight,
            tuple(self.planned.items()),
        )


def progress(
    entries: tuple[Entry, ...], calendar: WorkCalendar, as_of: date
) -> tuple[list[Progress], Progress]:
    """Return the progress of every piece of work and of the whole.

    Formula: share = weight of done one-off leaf tasks / weight of all one-off leaf tasks. A group
    or a phase is its leaves. Evidenced counts the done ones that have evidence.
    Units: done, total and evidenced are tasks; the share runs from 0 to 1 and is shown in percent,
    rounded down.
    Edge cases: dropped tasks are left out. Recurring tasks are counted beside and never in the
    share. Without tasks, or when all weights are 0, there is no share, which is not 100 %.
    Source: earned value (PMBOK Guide), with weights of the plan in place of money.
    """
    counted = [Tally() for _ in entries]
    whole = Tally()
    shares = _PlannedShares(calendar, as_of)
    for position in range(len(entries) - 1, -1, -1):
        entry = entries[position]
        if entry.is_leaf:
            _count_leaf(counted[position], entry, shares)
        above = whole if entry.parent == TOP else counted[entry.parent]
        above.add(counted[position])
    return _each(counted), whole.progress()


def _each(tallies: list[Tally]) -> list[Progress]:
    """Return the progress of each tally; leaf tasks are many and mostly alike."""
    found: dict[Hashable, Progress] = {}
    result: list[Progress] = []
    for tally in tallies:
        key = tally.key()
        if key not in found:
            found[key] = tally.progress()
        result.append(found[key])
    return result


class _PlannedShares:
    """Tells how much of a span lies before as-of; each span is looked up only once."""

    def __init__(self, calendar: WorkCalendar, as_of: date) -> None:
        self._calendar = calendar
        self._as_of = as_of
        self._found: dict[Span, tuple[int, int]] = {}

    def of(self, span: Span) -> tuple[int, int]:
        """Return working days before as-of and working days in all."""
        found = self._found.get(span)
        if found is None:
            found = self._found[span] = planned_days(span, self._calendar, self._as_of)
        return found


def planned_days(span: Span, calendar: WorkCalendar, as_of: date) -> tuple[int, int]:
    """Return how many working days of a span lie before as-of, and how many it has.

    Formula: planned part of a leaf task = working days of its span before as-of / working days
    of its span. Planned share = weighted sum of these parts / weight of all one-off leaf tasks.
    Units: working days; the share runs from 0 to 1.
    Edge cases: as-of itself is not over, so what is due on it is not yet due. An open end plans
    nothing. An end without a start, or a span of days off only, is planned whole once the end
    is over. Tasks without dates have those of their group, else of their phase.
    Source: planned value of earned value (PMBOK Guide), spread evenly over working days.
    """
    if span.end is None:
        return 0, 1
    if span.start is None or not span.working_days:
        return int(span.end < as_of), 1
    passed = calendar.difference(span.start, as_of)
    return min(max(passed, 0), span.working_days), span.working_days


class PlannedWork:
    """What a plan wants done by the start of any day: its weights by span, added up once."""

    __slots__ = ("_calendar", "_done_by", "_done_weights", "_on", "_spread", "_weight")

    def __init__(self, plan: Plan) -> None:
        self._calendar = work_calendar(plan.project.calendar)
        entries = outline(plan.work.phases, plan.work.milestones, Spans(self._calendar))
        weights: Counter[Span] = Counter()
        for entry in entries:
            if entry.is_leaf:
                weights[entry.span] += _weight(entry)
        self._weight = weights.total()
        self._on: list[tuple[date, int]] = []
        self._spread: list[tuple[int, int, int]] = []
        for span, weight in weights.items():
            if span.end and span.start and span.working_days:
                done_by = self._calendar.position(span.start) + span.working_days
                self._spread.append((done_by, span.working_days, weight))
            elif span.end:
                self._on.append((span.end, weight))
        self._spread.sort()
        self._done_by = [done_by for done_by, _, _ in self._spread]
        self._done_weights = [0, *accumulate(each for _, _, each in self._spread)]

    def share(self, day: date) -> Decimal | None:
        """Return the planned share on a day, the same that `progress` gives for it.

        A trend asks for hundreds of days, so what is over by then counts as one sum.
        """
        here = self._calendar.position(day)
        over = bisect_right(self._done_by, here)
        whole = self._done_weights[over]
        whole += sum(each for end, each in self._on if end < day)
        tally = Tally(weight=self._weight, planned={1: whole} if whole else {})
        for done_by, length, each in self._spread[over:]:
            if done_by - length < here:
                passed = each * (here - done_by + length)
                tally.planned[length] = tally.planned.get(length, 0) + passed
        return _decimal(tally.planned_share())


def _weight(entry: Entry) -> int:
    """Return the weight of one-off work in whole units; 0 for all that is not counted."""
    task = entry.record
    if not isinstance(task, Task) or task.state == "dropped" or task.recurring:
        return 0
    return int(task.weight * _WEIGHT_UNITS)


def _count_leaf(tally: Tally, entry: Entry, shares: _PlannedShares) -> None:
    task = entry.record
    if not isinstance(task, Task) or task.state == "dropped":
        return
    if task.recurring:
        tally.recurring = 1
        return
    done = task.state == "done"
    tally.done, tally.total = int(done), 1
    tally.evidenced = int(done and bool(task.evidence))
    tally.weight = _weight(entry)
    tally.done_weight = tally.weight if done else 0
    days, length = shares.of(entry.span)
    if days:
        tally.planned = {length: tally.weight * days}


def _decimal(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return _PRECISION.divide(Decimal(value.numerator), Decimal(value.denominator))
