"""The schedule network: a forward and a backward pass over finish-to-start ties.

Method: critical path method (Kelley and Walker, "Critical-Path Planning and Scheduling", 1959);
slack is the total float of the PMBOK Guide, counted against the last stated end.

Everything here is a position on the line of working days: work that starts at s and ends at f
takes the working days s, s + 1, ..., f - 1. Each activity has two events, its start and its
finish, so that a group or a phase can hold others:

* forward: start = max(stated start, start of the parent, finish of each predecessor);
  finish = max(start + duration, finish of each child);
* backward: late finish = min(end of the plan, late finish of the parent, late start of each
  successor); late start = min(late finish - duration, late start of each child);
* slack = the least of late start - start, late finish - finish and the slack of each child.

An activity of unknown duration (an open end, no dates) has no finish: nothing is pushed by it and
its slack is not known. Those in a circle of ties, which a checked plan has not, stay unknown.
"""

from __future__ import annotations

from milepost.derive.ties import Tie
from milepost.value import Value


class Activity(Value):
    """One node of the network, in positions of working days.

    `earliest` is the stated start, `duration` the working days of the stated span. An activity
    known only by its end is a point at that end.
    """

    parent: int
    earliest: int | None
    duration: int | None
    ties: tuple[Tie, ...]


class Passes(Value):
    """Result of both passes by position of the activity, and the events in order of work.

    Event 2 i is the start of activity i, event 2 i + 1 its finish. None is not known.
    """

    early_start: list[int | None]
    early_finish: list[int | None]
    late_start: list[int | None]
    late_finish: list[int | None]
    order: list[int]


def run_passes(activities: list[Activity], end: int) -> Passes:
    """Return early and late dates of all work; `end` is the position at which the plan ends.

    Formula: early start = the latest of stated start, parent's early start and early finishes of
    what it depends on. Early finish = early start + duration. Late finish = the earliest of the
    plan's end, the parent's late finish and the late starts of what depends on it. Late start =
    late finish - duration.
    Units: working days; the dates shown are days of the calendar.
    Edge cases: stated dates are kept, and dependencies may only push work later. An open end has no
    finish: it pushes nothing. Recurring and dropped tasks have no part. Done work keeps its
    planned dates.
    Source: critical path method (Kelley and Walker, "Critical-Path Planning and Scheduling", 1959).
    """
    following = _following(activities)
    order = _in_order(following)
    early = _forward(activities, following, order)
    late = _backward(activities, following, order, early, end)
    return Passes(early[::2], early[1::2], late[::2], late[1::2], order)


def _following(activities: list[Activity]) -> list[list[int]]:
    """Return for each event those that can't be before it."""
    following: list[list[int]] = [[] for _ in range(2 * len(activities))]
    for position, activity in enumerate(activities):
        start = 2 * position
        following[start].append(start + 1)
        if activity.parent >= 0:
            following[2 * activity.parent].append(start)
            following[start + 1].append(2 * activity.parent + 1)
        for tie in activity.ties:
            following[2 * tie.position + 1].append(start)
    return following


def _in_order(following: list[list[int]]) -> list[int]:
    """Sort the events so that each stands behind all that come before it (Kahn, 1962)."""
    awaited = [0] * len(following)
    for events in following:
        for event in events:
            awaited[event] += 1
    order = [event for event, number in enumerate(awaited) if not number]
    for event in order:  # grows while it is walked
        for after in following[event]:
            awaited[after] -= 1
            if not awaited[after]:
                order.append(after)
    return order


def _forward(
    activities: list[Activity], following: list[list[int]], order: list[int]
) -> list[int | None]:
    pushed: list[int | None] = [None] * len(following)
    for position, activity in enumerate(activities):
        pushed[2 * position] = activity.earliest
    early: list[int | None] = [None] * len(following)
    for event in order:
        value = early[event] = pushed[event]
        if value is None:
            continue
        for after in following[event]:
            moved, known = _moved(activities, event, after, value), pushed[after]
            if moved is not None and (known is None or known < moved):
                pushed[after] = moved
    return early


def _moved(activities: list[Activity], event: int, after: int, value: int) -> int | None:
    """Return the earliest position of the event after, as far as this one tells."""
    if event % 2 == 0 and after == event + 1:
        duration = activities[event // 2].duration
        return None if duration is None else value + duration
    if after % 2 and activities[after // 2].duration is None:
        return None  # an open end stays open, however long its children take
    return value


def _backward(
    activities: list[Activity],
    following: list[list[int]],
    order: list[int],
    early: list[int | None],
    end: int,
) -> list[int | None]:
    late: list[int | None] = [None] * len(following)
    for event in reversed(order):
        if event % 2 and early[event] is None:
            continue
        limits = [end] if event % 2 else []
        for after in following[event]:
            limit = late[after]
            if limit is None:
                continue
            within = event % 2 == 0 and after == event + 1
            limits.append(limit - (activities[after // 2].duration or 0) if within else limit)
        late[event] = min(limits, default=None)
    return late


def slacks(activities: list[Activity], passes: Passes) -> list[int | None]:
    """Return the slack of all work: how far it may move before the end of the plan moves.

    Formula: slack = the least of late start - early start, late finish - early finish, and the
    slack of each part. Work with a slack of 0 or less is critical.
    Units: working days. Negative slack says by how many days dependencies push past the last end.
    Edge cases: the slack of an open end, of work without dates, and of recurring or dropped tasks
    is not known. The end of the plan is the last stated end of all work.
    Source: total float of the PMBOK Guide.
    """
    result: list[int | None] = [None] * len(activities)
    least: list[int | None] = [None] * len(activities)
    for position in range(len(activities) - 1, -1, -1):
        own = _own_slack(passes, position)
        below = least[position]
        slack = own if own is None or below is None else min(own, below)
        result[position] = slack
        _lower(least, activities[position].parent, slack)
    return result


def _own_slack(passes: Passes, position: int) -> int | None:
    early_start, early_finish = passes.early_start[position], passes.early_finish[position]
    late_start, late_finish = passes.late_start[position], passes.late_finish[position]
    if early_start is None or early_finish is None or late_start is None or late_finish is None:
        return None
    return min(late_finish - early_finish, late_start - early_start)


def _lower(least: list[int | None], parent: int, slack: int | None) -> None:
    if parent >= 0 and slack is not None:
        known = least[parent]
        least[parent] = slack if known is None else min(known, slack)
