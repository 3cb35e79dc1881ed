"""The critical path: the chain of work that ends last."""

from __future__ import annotations

from milepost.derive.network import Activity, Passes
from milepost.value import Value


class Chain(Value):
    """Positions of activities in order of work, and whether any tie between them is inferred."""

    positions: tuple[int, ...]
    inferred: bool


class _Step(Value):
    """The best way to an activity: its length in working days, its steps, and the step before."""

    position: int
    length: int
    count: int
    before: _Step | None
    inferred: bool


def longest_chain(activities: list[Activity], passes: Passes, rank: list[int]) -> Chain:
    """Return the chain that ends last.

    Formula: begin with the work with the last early finish. Go back, each time to what it depends
    on that finishes last, whether or not a gap lies between them.
    Units: the chain is a list of phases, tasks and milestones, in order of work.
    Edge cases: of several equal ones the chain with the most working days is taken. Among those it
    is the one with more steps, then the higher level of work, then the first by id (`rank`). A
    chain with an inferred dependency says so.
    Source: critical path method (Kelley and Walker, 1959).
    """
    steps = _steps(activities, passes, rank)
    ending = [step for step in steps if step and _drives_its_end(activities, passes, step.position)]
    if not ending:
        return Chain((), inferred=False)
    depth = _depths(activities)
    last = max(
        ending,
        key=lambda step: (
            passes.early_finish[step.position],
            step.length,
            step.count,
            -depth[step.position],
            -rank[step.position],
        ),
    )
    return _walk_back(last)


def _walk_back(last: _Step) -> Chain:
    positions = [last.position]
    inferred = False
    step = last
    while step.before:
        inferred = inferred or step.inferred
        step = step.before
        positions.append(step.position)
    return Chain(tuple(reversed(positions)), inferred)


def _steps(activities: list[Activity], passes: Passes, rank: list[int]) -> list[_Step | None]:
    """Return the best way through each activity, events taken in order of work.

    `through` is the way through the activity itself, `ending` the better of that and the way
    through a child that finishes with it; ties lead to the latter.
    """
    through: list[_Step | None] = [None] * len(activities)
    ending: list[_Step | None] = [None] * len(activities)
    for event in passes.order:
        position = event // 2
        if event % 2 == 0:
            through[position] = _arrive(activities, passes, rank, position, through, ending)
            continue
        if _drives_its_end(activities, passes, position):
            _keep_better(ending, position, through[position], rank)
        parent = activities[position].parent
        same_end = (
            passes.early_finish[parent] == passes.early_finish[position] if parent >= 0 else False
        )
        if same_end and passes.early_finish[position] is not None:
            _keep_better(ending, parent, ending[position], rank)
    return through


def _drives_its_end(activities: list[Activity], passes: Passes, position: int) -> bool:
    """Tell whether the work itself ends then, rather than something that it holds."""
    start, finish = passes.early_start[position], passes.early_finish[position]
    duration = activities[position].duration
    return None not in (start, finish, duration) and finish == (start or 0) + (duration or 0)


def _arrive(
    activities: list[Activity],
    passes: Passes,
    rank: list[int],
    position: int,
    through: list[_Step | None],
    ending: list[_Step | None],
) -> _Step:
    """Return the way through an activity by the predecessor that finishes last."""
    activity = activities[position]
    duration = activity.duration or 0
    best: tuple[tuple[int, int, int, int], _Step, bool] | None = None
    ways = [(ending[tie.position], tie.inferred) for tie in activity.ties]
    above = through[activity.parent] if activity.parent >= 0 else None
    if above:
        ways.append((above.before, above.inferred))
    for way, inferred in ways:
        finish = passes.early_finish[way.position] if way else None
        if way is None or finish is None:
            continue
        key = (finish, way.length, way.count, -rank[way.position])
        if best is None or key > best[0]:
            best = (key, way, inferred)
    if best is None:
        return _Step(position, duration, 1, None, inferred=False)
    _, before, inferred = best
    return _Step(position, duration + before.length, before.count + 1, before, inferred)


def _keep_better(
    ending: list[_Step | None], position: int, step: _Step | None, rank: list[int]
) -> None:
    """Keep the longer of two ways to one end; of equal ones the one through the higher level."""
    known = ending[position]
    if step is None:
        return
    if known is None:
        ending[position] = step
        return
    if (step.length, step.count) > (known.length, known.count):
        ending[position] = step
    elif (step.length, step.count) == (known.length, known.count):
        own = step.position == position
        lower = known.position != position and rank[step.position] < rank[known.position]
        if own or lower:
            ending[position] = step


def _depths(activities: list[Activity]) -> list[int]:
    depths: list[int] = []
    for activity in activities:
        depths.append(depths[activity.parent] + 1 if activity.parent >= 0 else 0)
    return depths
