"""Confirming items of a plan: which they are, and the file in which that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from rapidfuzz import process

from milepost.build.as_of_edit import Edit
from milepost.build.identity import git_identity
from milepost.build.plan_file import replace_file
from milepost.build.review_edit import Looked, with_confirmations
from milepost.errors import MilepostError, PlanError
from milepost.history.asked import asked
from milepost.history.capture import plan_tree
from milepost.load import load_plan
from milepost.model.plan import Plan
from milepost.model.review import CONFIRMED
from milepost.value import Value

_NEAR = 60  # the least likeness, out of 100, of a word that is proposed for another


class Confirmed(Value):
    """What was confirmed, by whom, for which day, and where it stands."""

    items: tuple[str, ...]
    by: str | None
    day: date
    path: str


def confirm_items(root: Path, ids: Sequence[str], owner: str | None, by: str | None) -> Confirmed:
    """Write that items were looked at: those named, or all open ones of an owner.

    Raises MilepostError, and nothing is written, for a plan with problems, an item or owner that
    is not there, and an owner with nothing open.
    """
    loaded = load_plan(root)
    if loaded.plan is None:
        raise PlanError(loaded.problems, "A plan with problems can't be confirmed.", "Mend them.")
    plan = loaded.plan
    items = _items_of(plan, owner) if owner else _known(plan, ids)
    person = git_identity(root)
    name = by or (person.name if person else None)
    day = plan.project.as_of
    looked = [Looked(item, day, name) for item in items]
    edit = with_confirmations(loaded, looked)
    _refuse_damage(root, plan, edit, looked)
    replace_file(root, edit.path, edit.text)
    return Confirmed(items, name, day, edit.path)


def _known(plan: Plan, ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids once each; raise MilepostError for one that nobody is asked about."""
    wanted = tuple(dict.fromkeys(ids))
    known = [name for name, (kind, _) in plan.by_id.items() if kind in CONFIRMED]
    for each in wanted:
        if each not in known:
            raise MilepostError(
                f'"{each}" is no phase, task, milestone, readiness item, KPI, risk or decision.',
                _proposal(each, known),
            )
    return wanted


def _items_of(plan: Plan, owner: str) -> tuple[str, ...]:
    """Return the ids of what a team is asked about."""
    owners = [each.id for each in plan.project.owners]
    if owner not in owners:
        raise MilepostError(f'No team has the id "{owner}".', _proposal(owner, owners))
    items = tuple(item.id for item in asked(plan_tree(plan)) if owner in item.owner)
    if not items:
        raise MilepostError(f'The team "{owner}" has nothing open.', "Nothing was written.")
    return items


def _proposal(word: str, known: Sequence[str]) -> str:
    near = process.extractOne(word, known, score_cutoff=_NEAR)
    return f'Did you mean "{near[0]}"?' if near else "Nothing was written."


def _refuse_damage(root: Path, plan: Plan, edit: Edit, looked: Iterable[Looked]) -> None:
    """Raise MilepostError where a new text says anything but the old one and what is new."""
    again = load_plan(root, {edit.path: edit.text}).plan
    if again is not None and _without_confirmations(again) == _without_confirmations(plan):
        stated = {Looked(each.item, each.on, each.by) for each in again.review.confirmations}
        if stated.issuperset(looked):
            return
    raise MilepostError(
        f"{edit.path} is written in a way that can't be added to safely.",
        "Add the confirmations by hand, under `confirmations:`, with `item` and `on`.",
    )


def _without_confirmations(plan: Plan) -> object:
    tree = plan_tree(plan)
    return {**tree, "review": {**tree["review"], "confirmations": ()}}
