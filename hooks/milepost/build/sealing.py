"""Holding a review: from the plan as it stands to the bytes of its seal, or why it is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from milepost import __version__
from milepost.build.as_of_edit import Edit, with_as_of
from milepost.build.plan_file import replace_file
from milepost.build.review_problems import reason_problems
from milepost.build.reviews import archive_of
from milepost.build.seal_file import SealWriter
from milepost.derive import derive
from milepost.errors import MilepostError, PlanError
from milepost.history.archive import Archive
from milepost.history.capture import capture
from milepost.history.names import FOLDER, Name
from milepost.history.seal import make_seal, seal_bytes
from milepost.history.snapshot import Person, Seal
from milepost.load import Loaded, load_plan
from milepost.model.plan import Plan
from milepost.problems.code import Problem
from milepost.value import Value


class Sealing(Value):
    """A review that is ready to be sealed, with nothing written yet.

    `before` is the review before it. `warnings` are those of the plan, which the seal keeps.
    `edit` is the file in which `as_of` is moved first.
    """

    before: Seal | None
    seal: Seal
    data: bytes
    warnings: tuple[Problem, ...]
    edit: Edit | None = None

    @property
    def path(self) -> str:
        """The path of the file that is to be written, from the project's root."""
        return f"{FOLDER}/{self.name}"

    @property
    def name(self) -> str:
        """The name of the file that is to be written."""
        return str(Name(self.seal.day))


def stated_day(root: Path) -> date:
    """Return the day that a plan speaks for; raise PlanError where the plan has problems."""
    return _sound(load_plan(root)).project.as_of


def prepare(root: Path, day: date, sealed_by: Person, notes: str | None = None) -> Sealing:
    """Return what a review on this day would write, where the plan is moved to it if need be.

    Raises MilepostError, and nothing is written: where the plan or the chain of reviews has
    problems, the day is sealed already or lies before the last review, or a reason is missing.
    """
    archive = archive_of(root)
    _refuse_day(archive, day)
    loaded = load_plan(root)
    edit = None
    if _sound(loaded).project.as_of != day:
        edit = with_as_of(loaded, day)
        loaded = load_plan(root, {edit.path: edit.text})
    plan = _sound(loaded)
    before = archive.last
    snapshot = capture(
        plan, derive(plan), tuple(map(str, loaded.warnings)), before.snapshot if before else None
    )
    if before:
        _refuse_unexplained(reason_problems(plan, before.snapshot, snapshot))
    seal = make_seal(snapshot, archive, sealed_by, f"milepost {__version__}", _notes(plan, notes))
    return Sealing(before, seal, seal_bytes(seal), loaded.warnings, edit)


def write_sealing(root: Path, writer: SealWriter, ready: Sealing) -> None:
    """Write a review, with `as_of` moved first where it must be; all of it or nothing.

    Raises MilepostError where the disk refuses.
    """
    if ready.edit is None:
        writer.write(ready.name, ready.data)
        return
    replace_file(root, ready.edit.path, ready.edit.text)
    try:
        writer.write(ready.name, ready.data)
    except MilepostError:
        if not (root / ready.path).exists():
            replace_file(root, ready.edit.path, ready.edit.old)
        raise


def _sound(loaded: Loaded) -> Plan:
    if loaded.plan is None:
        raise PlanError(
            loaded.problems, "A plan with problems can't be sealed.", "Mend them; then seal."
        )
    return loaded.plan


def _refuse_day(archive: Archive, day: date) -> None:
    last = archive.last
    if archive.at(day):
        raise MilepostError(
            f"The review of {day} is sealed already.",
            f"A mistake in it is named with `milepost erratum {day} --reason ...`; "
            "the next review has a later day.",
        )
    if last and day < last.day:
        raise MilepostError(
            f"{day} lies before the last sealed review, that of {last.day}.",
            "Reviews are sealed in the order of their days.",
        )


def _refuse_unexplained(missing: tuple[Problem, ...]) -> None:
    if missing:
        raise PlanError(
            missing,
            "These changes have no reason, so the review is not sealed.",
            "A reason is shown with its change for ever.",
        )


def _notes(plan: Plan, further: str | None) -> str | None:
    """Return what the review wants remembered: the plan's notes, then those of the command."""
    parts = [part for part in (plan.review.notes, (further or "").strip()) if part]
    return "\n\n".join(parts) or None
