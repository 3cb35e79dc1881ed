"""Play the story of the sample project: write its plan week by week, and seal each review.

Run it from the repository's root with `.venv/bin/python examples/make_observatory.py`. The same
story gives the same bytes. Seals of a real project are never written anew; those of this sample
are, whenever its story or the shape of a seal changes.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

HOME = Path(__file__).resolve().parent / "observatory"
sys.path.insert(0, str(HOME.parent.parent / "hooks"))  # so that it runs uninstalled too

from milepost.build.review_edit import Looked, with_confirmations  # noqa: E402 - after the path
from milepost.build.reviews import archive_of  # noqa: E402
from milepost.build.seal_file import sealing  # noqa: E402
from milepost.build.sealing import prepare  # noqa: E402
from milepost.errors import MilepostError, PlanError  # noqa: E402
from milepost.history.asked import asked  # noqa: E402
from milepost.history.capture import plan_tree  # noqa: E402
from milepost.history.names import Name  # noqa: E402
from milepost.history.seal import erratum_bytes, make_erratum  # noqa: E402
from milepost.history.snapshot import Person  # noqa: E402
from milepost.load import load_plan  # noqa: E402

WEEK = timedelta(days=7)
LISTS = {
    "milestones": "phases.yml",
    "items": "readiness.yml",
    "kpis": "kpis.yml",
    "risks": "risks.yml",
    "decisions": "decisions.yml",
}
"""The lists that a week may add to, beside the tasks of a phase, with the file of each."""
REVIEW = "review.yml"


class StoryError(Exception):
    """The story says something that can't be played."""


@dataclass(slots=True)
class Written:
    """The files of a plan while it is written: trees that keep comments and order."""

    folder: Path
    trees: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Written:
        """Return the files of a folder."""
        yaml = yaml_with_comments()
        paths = sorted(folder.glob("*.yml"))
        return cls(folder, {path.name: yaml.load(path.read_text("utf-8")) for path in paths})

    def save(self) -> None:
        """Write all files."""
        for name, tree in self.trees.items():
            stream = io.StringIO()
            yaml_with_comments().dump(tree, stream)
            (self.folder / name).write_text(stream.getvalue(), encoding="utf-8", newline="\n")

    def find(self, name: str) -> Any:
        """Return the object with an id, or the file of a name."""
        if name in self.trees:
            return self.trees[name]
        for tree in self.trees.values():
            found = find_in(tree, name)
            if found is not None:
                return found
        raise StoryError(f"{name} is neither an id nor a file of the plan.")


def yaml_with_comments() -> YAML:
    """Return a YAML that keeps comments and quotes, and never folds a line."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.ignore_aliases = lambda _: True  # equal days are not one value
    return yaml


def find_in(node: Any, name: str) -> Any:
    """Return the mapping below a node that has an id; None where there is none."""
    if isinstance(node, CommentedMap):
        if node.get("id") == name:
            return node
        node = list(node.values())
    if isinstance(node, list):
        return next((found for each in node if (found := find_in(each, name)) is not None), None)
    return None


def play(story: Mapping[str, Any], root: Path) -> None:
    """Write the plan of each week into a project whose first plan is there, and seal it."""
    person = Person(str(story["sealed_by"]["name"]), str(story["sealed_by"]["email"]))
    weeks: Sequence[Any] = story["weeks"]
    for number, week in enumerate(weeks, start=1):
        written = Written.read(root / "plan")
        edit(written, week, number)
        written.save()
        confirm(root, week["day"], week.get("confirmed", {}))
        if week.get("sealed", True):
            seal(root, week, person)


def edit(written: Written, week: Mapping[str, Any], number: int) -> None:
    """Change the plan as a week says."""
    for old, new in week.get("rename", {}).items():
        rename(written, old, new)
    for name, additions in week.get("add", {}).items():
        list_of(written, name).extend(fresh(each) for each in additions)
    for name, fields in week.get("change", {}).items():
        written.find(name).update(fresh(fields))
    for name, fields in week.get("remove", {}).items():
        for each in [fields] if isinstance(fields, str) else fields:
            del written.find(name)[each]
    for value in week.get("measured", ()):
        measured = written.find(value["kpi"]).setdefault("measurements", CommentedSeq())
        measured.append(fresh({key: value[key] for key in ("date", "value", "source")}, flow=True))
    turn_to(written, week, number)


def turn_to(written: Written, week: Mapping[str, Any], number: int) -> None:
    """Set the days of the plan, and begin the file of the coming review anew."""
    day: date = week["day"]
    project = written.trees["project.yml"]
    project["as_of"] = day
    project["review"].update({"next": day + WEEK, "number": number})
    project["document"]["last_updated"] = day
    baselines = written.trees.get(REVIEW, {}).get("baselines", CommentedSeq())
    if "baseline" in week:
        baselines.append(fresh(week["baseline"], flow=True))
    parts = {"notes": week["happens"], "baselines": baselines, "reasons": week.get("reasons", [])}
    review = CommentedMap({key: fresh(part) for key, part in parts.items() if part})
    review.yaml_set_start_comment("For the coming review; earlier ones are kept in reviews/.")
    written.trees[REVIEW] = review


def list_of(written: Written, name: str) -> Any:
    """Return the list that new objects join: the tasks of a phase, or a list of a file."""
    return written.trees[LISTS[name]][name] if name in LISTS else written.find(name)["tasks"]


def rename(written: Written, old: str, new: str) -> None:
    """Give an object another id, and name it so wherever it is named."""
    item = written.find(old)
    for tree in written.trees.values():
        replace(tree, old, new)
    item.insert(1, "renamed_from", old)


def replace(node: Any, old: str, new: str) -> None:
    """Write one text for another wherever it is a whole value."""
    entries = node.items() if isinstance(node, CommentedMap) else enumerate(node)
    for key, value in list(entries):
        if isinstance(value, CommentedMap | CommentedSeq):
            replace(value, old, new)
        elif value == old:
            node[key] = new


def fresh(node: Any, *, flow: bool = False) -> Any:
    """Return a copy of a part of the story without its comments, written in its style."""
    if not isinstance(node, Mapping | list):
        return str(node) if isinstance(node, str) else node
    copy: Any = CommentedMap() if isinstance(node, Mapping) else CommentedSeq()
    if isinstance(node, Mapping):
        copy.update({key: fresh(value) for key, value in node.items()})
    else:
        copy.extend(fresh(value) for value in node)
    if flow or (isinstance(node, CommentedMap | CommentedSeq) and node.fa.flow_style()):
        copy.fa.set_flow_style()
    return copy


def confirm(root: Path, day: date, lookers: Mapping[str, str]) -> None:
    """Write that teams looked at all that they have open, as `milepost confirm` does."""
    loaded = load_plan(root)
    if loaded.plan is None:
        raise PlanError(loaded.problems, f"The plan of {day} has problems.")
    open_items = tuple(asked(plan_tree(loaded.plan)))
    looked = {
        item.id: Looked(item.id, day, str(person))
        for team, person in lookers.items()
        for item in open_items
        if team in item.owner
    }
    if looked:
        written = with_confirmations(loaded, list(looked.values()))
        (root / written.path).write_text(written.text, encoding="utf-8", newline="\n")


def seal(root: Path, week: Mapping[str, Any], person: Person) -> None:
    """Seal the review of a week as `milepost seal` does, and tell its erratum if it has one."""
    ready = prepare(root, week["day"], person)
    with sealing(root) as writer:
        writer.write(ready.name, ready.data)
        if "erratum" in week:
            told = week["erratum"]
            erratum = make_erratum(archive_of(root), told["review"], str(told["reason"]), person)
            writer.write(str(Name(erratum.review, erratum.number)), erratum_bytes(erratum))


def make_plan(home: Path, target: Path) -> None:
    """Write the plan that the story of a sample leads to, with its reviews, into a new folder.

    The plan is made elsewhere and copied when all of it is there. Raises MilepostError where the
    story makes a plan with problems, or moves a date without a reason.
    """
    story = yaml_with_comments().load((home / "story.yml").read_text(encoding="utf-8"))
    with TemporaryDirectory(prefix="observatory-") as folder:
        root = Path(folder)
        shutil.copytree(home / "start", root / "plan")
        shutil.copytree(home / "site_src", root / "site_src")
        play(story, root)
        if target.exists():
            shutil.rmtree(target)
        shutil.copytree(root / "plan", target)


def main() -> int:
    """Write the sample's plan anew; say what is wrong with its story and end with 1."""
    try:
        make_plan(HOME, HOME / "plan")
    except PlanError as error:
        print(error, *error.problems, sep="\n", file=sys.stderr)
        return 1
    except (MilepostError, StoryError) as error:
        print(error, file=sys.stderr)
        return 1
    sealed = len(archive_of(HOME).seals)
    print(f"Wrote {HOME.name}/plan with {sealed} sealed reviews.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
