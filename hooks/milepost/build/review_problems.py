"""What is wrong between a plan and its sealed reviews: damaged seals, and reasons not given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from milepost.build.reviews import inspect_reviews
from milepost.derive import derive
from milepost.history.archive import Archive
from milepost.history.capture import capture
from milepost.history.change import Change, ChangeKind
from milepost.history.reasons import missing_reasons
from milepost.history.snapshot import Snapshot
from milepost.model.plan import Plan
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.views.wording import full_day

_REASONS = "plan/review.yml"
_WHOLE = (ChangeKind.REMOVED, ChangeKind.DROPPED, ChangeKind.REOPENED)


def review_problems(root: Path, plan: Plan | None) -> tuple[Problem, ...]:
    """Return what `check` says of reviews; of a plan with problems only what is sealed."""
    found = inspect_reviews(root)
    if plan is None or found.problems:
        return found.problems
    baselines = tuple(_unknown_baselines(plan, found.archive))
    last = found.archive.last
    if last is None or plan.project.as_of < last.day:
        return baselines
    now = capture(plan, derive(plan), ())
    return (*baselines, *reason_problems(plan, last.snapshot, now))


def reason_problems(plan: Plan, before: Snapshot, after: Snapshot) -> tuple[Problem, ...]:
    """Return a problem for each change between two snapshots that lacks its reason.

    `plan` is the later one, with its places.
    """
    found = [
        _unexplained(plan, each.change, before.date) for each in missing_reasons(before, after)
    ]
    return tuple(sorted(found))


def _unexplained(plan: Plan, change: Change, since: date) -> Problem:
    fields = f" and `fields: {change.field[0]}`" if change.field else ""
    return problem(
        "reason-missing",
        _place(plan, change),
        f"{_what(change, _title(plan, change))} since the review of {full_day(since)}, "
        "and no reason is given.",
        f"Add one to {_REASONS} under `reasons:`, with `item: {change.object}`{fields}.",
    )


def _what(change: Change, title: str) -> str:
    """Return what happened: the beginning of a sentence."""
    if change.kind in _WHOLE:
        return f'"{title}" was {change.kind.value}'
    if change.kind is ChangeKind.DECISION_REOPENED:
        return f'"{title}" was reopened'
    field = change.field[0].replace("_", " ") if change.field else "state"
    if change.kind is ChangeKind.END_WITHDRAWN:
        return f'The {field} of "{title}" was withdrawn'
    before, after = _shown(change.before), _shown(change.after)
    moved = f" from {before} to {after}" if before and after else ""
    return f'The {field} of "{title}" changed{moved}'


def _shown(value: Any) -> str | None:
    """Return a plain value as readers write it; None for one with parts."""
    if not isinstance(value, str):
        return None
    try:
        return full_day(date.fromisoformat(value))
    except ValueError:
        return value


def _title(plan: Plan, change: Change) -> str:
    if change.object in plan.by_id:
        return plan.by_id[change.object][1].called
    gone = change.before if isinstance(change.before, dict) else {}
    return str(gone.get("title", change.object))


def _place(plan: Plan, change: Change) -> Place:
    """Return where the change stands; of what is gone, where its reason belongs."""
    if change.object not in plan.by_id:
        return Place(_REASONS)
    place = plan.by_id[change.object][1].place
    return place.at(change.field[0]) if change.field else place


def _unknown_baselines(plan: Plan, archive: Archive) -> Iterator[Problem]:
    for baseline in plan.review.baselines:
        if archive.at(baseline.review) is None:
            yield problem(
                "review-not-sealed",
                baseline.place.at("review"),
                f"No review of {full_day(baseline.review)} is sealed, so it can't be a baseline.",
                "Name the date of a sealed review; `milepost verify` counts them.",
            )
