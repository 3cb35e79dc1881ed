"""Projects with a past: a plan that moved weekly, each week sealed by Milepost's own functions."""

from __future__ import annotations

from pathlib import Path

import yaml

from benchmarks.moved_plan import MovedPlan, weeks
from benchmarks.projects import configure
from milepost.derive import derive
from milepost.history.archive import Archive
from milepost.history.capture import capture
from milepost.history.names import FOLDER, Name
from milepost.history.reasons import missing_reasons
from milepost.history.seal import make_seal, seal_bytes
from milepost.history.snapshot import Person
from milepost.load import load_plan

_PERSON = Person("Ada Lind", "ada@example.org")


def make_reviewed_project(folder: Path, reviews: int) -> Path:
    """Write a project with so many sealed reviews, whose plan is that of the last; return it."""
    configure(folder)
    (folder / FOLDER).mkdir(parents=True)
    archive = Archive()
    for plan in weeks(reviews):
        write_plan_of(folder, plan)
        archive = _sealed(folder, archive)
    return folder


def write_plan_of(folder: Path, plan: MovedPlan) -> None:
    """Write the files of a plan as it stands."""
    for name, content in plan.files().items():
        text = yaml.dump(content, Dumper=_Plain, sort_keys=False, allow_unicode=True)
        (folder / "plan" / name).write_text(text, encoding="utf-8")


class _Plain(yaml.CSafeDumper):
    """Writes each value where it stands: a plan has no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Treat no two values as one."""
        del data
        return True


def _sealed(folder: Path, archive: Archive) -> Archive:
    """Seal the plan of a project as it stands; return the archive with the new seal."""
    loaded = load_plan(folder)
    assert loaded.plan is not None, [str(problem) for problem in loaded.problems]
    before = archive.last.snapshot if archive.last else None
    warnings = tuple(map(str, loaded.warnings))
    snapshot = capture(loaded.plan, derive(loaded.plan), warnings, before)
    assert before is None or not missing_reasons(before, snapshot), snapshot.date
    seal = make_seal(snapshot, archive, _PERSON, "milepost")
    (folder / FOLDER / str(Name(seal.day))).write_bytes(seal_bytes(seal))
    return Archive((*archive.seals, seal))
