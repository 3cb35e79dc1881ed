"""What a preview takes from the base: settings, seals and the plan that it compares with."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from milepost.build.configuration import CONFIG, read_config
from milepost.build.git_objects import Objects
from milepost.build.reviews import inspect_reviews
from milepost.derive import derive
from milepost.history.capture import capture
from milepost.history.snapshot import Snapshot
from milepost.history.two_statuses import Side
from milepost.load import Loaded, load_plan
from milepost.publish.proposal.differing import Entries
from milepost.publish.proposal.limits import MOST_BYTES
from milepost.publish.proposal.listing import REVIEWS, entries_at
from milepost.publish.proposal.names import fault_of
from milepost.publish.proposal.request import Trusted
from milepost.publish.proposal.taking import Taken

_NAME = "Milepost"


def trusted_of(objects: Objects, project: Entries, before: Loaded) -> Trusted:
    """Return what is taken from the base, whose project folder holds `project`.

    `before` is the plan from which the change set out. A seal that is not sound is left out.
    """
    reviews = entries_at(objects, project, ("plan", "reviews"))
    sound = [each for each in reviews if each.is_file and not fault_of(each.name)]
    files = {f"{REVIEWS}/{each.name.decode()}": each.id for each in sound}
    config = next((each for each in project if each.name == CONFIG.encode() and each.is_file), None)
    if config:
        files[CONFIG] = config.id
    with TemporaryDirectory(prefix="milepost-") as folder:
        _write(objects, files, Path(folder))
        settings = read_config(Path(folder))
        found = inspect_reviews(Path(folder))
    name = before.plan.project.name if before.plan else None
    return Trusted(
        config=settings,
        archive=found.archive,
        problems=tuple(sorted((*before.problems, *found.problems))),
        title=name.title if name else _NAME,
        part_of=name.part_of if name else None,
    )


def read_plan(taken: Taken) -> Loaded:
    """Return what reading the taken files as a project gives."""
    with TemporaryDirectory(prefix="milepost-") as folder:
        taken.write(Path(folder))
        return load_plan(Path(folder))


def side_of_loaded(loaded: Loaded) -> tuple[Snapshot, Side] | None:
    """Return the plan that was read as one side of a comparison; None where it has problems."""
    if loaded.plan is None:
        return None
    side = Side(loaded.plan, derive(loaded.plan))
    return capture(side.plan, side.status, tuple(map(str, loaded.warnings))), side


def _write(objects: Objects, files: dict[str, str], folder: Path) -> None:
    sizes = objects.sizes(set(files.values()))
    if sum(sizes.values()) <= MOST_BYTES:
        data = objects.contents(set(sizes))
        Taken({path: data[name] for path, name in files.items() if name in data}).write(folder)
