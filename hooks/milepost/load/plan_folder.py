"""The files of `plan/` as drafts, with everything that is wrong about files and notation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from milepost.load.drafts import Draft, Part, join
from milepost.load.files import Folder, Source, list_folder, read_source
from milepost.load.nodes import read_nodes
from milepost.load.plan_files import PLAN_FILES, PLAN_FOLDER, PROJECT, REVIEWS_FOLDER, PlanFile
from milepost.load.shape import keys_of
from milepost.load.wording import listed, nearest
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem

_NAMES = tuple(file.name for file in PLAN_FILES)


@dataclass(slots=True)
class PlanFolder:
    """What `plan/` holds: a draft of each file, the texts, and the problems so far.

    `unsure` are the kinds of object of which some may be missing, since a file that could
    hold them can't be read.
    """

    drafts: list[Draft] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


def read_plan_folder(root: Path, instead: Mapping[str, str]) -> PlanFolder:
    """Return the drafts of all files of the plan; `instead` are texts that stand for files."""
    found = PlanFolder()
    top = list_folder(root, PLAN_FOLDER)
    found.problems.extend((*top.problems, *_strangers(top)))
    if top.problems and not (top.files or top.folders):
        found.unsure.update(*(file.kinds for file in PLAN_FILES))
        return found
    for file in PLAN_FILES:
        paths, problems = _paths_of(root, file, top, instead)
        found.problems.extend(problems)
        if problems:
            found.unsure |= file.kinds
        _read_into(found, root, file, paths, instead)
    if PROJECT.path not in {draft.path for draft in found.drafts}:
        found.unsure |= PROJECT.kinds
    return found


def _paths_of(
    root: Path, file: PlanFile, top: Folder, instead: Mapping[str, str]
) -> tuple[list[str], list[Problem]]:
    """Return the paths of the one file, or of those in the folder of its name."""
    alone = f"{file.name}.yml" in top.files or file.path in instead
    if file.name not in top.folders:
        if not alone and file is PROJECT:
            return [], [_missing_project()]
        return [file.path] if alone else [], []
    inner = list_folder(root, file.folder)
    problems = [*inner.problems, *_inner_strangers(file.folder, inner)]
    paths = [f"{file.folder}/{name}" for name in inner.files if name.endswith(".yml")]
    if alone:
        problems.append(_file_and_folder(file))
        return [file.path, *paths], problems
    return paths, problems


def _read_into(
    found: PlanFolder, root: Path, file: PlanFile, paths: list[str], instead: Mapping[str, str]
) -> None:
    parts = []
    for path in paths:
        given = instead.get(path)
        source = read_source(root, path) if given is None else Source(path, given)
        if isinstance(source, Problem):
            found.problems.append(source)
            found.unsure |= file.kinds
            continue
        found.sources[path] = source
        nodes = read_nodes(source)
        found.problems.extend(nodes.problems)
        if not nodes.readable:
            found.unsure |= file.kinds
        elif isinstance(nodes.value, dict):
            parts.append(Part(path, nodes.value))
        elif nodes.value is not None or file is PROJECT:
            found.problems.append(_no_mapping(path, file))
            found.unsure |= file.kinds
    if parts or (not paths and file is not PROJECT):
        draft = join(file.path, file.record, parts)
        found.problems.extend(draft.problems)
        found.drafts.append(draft)


def _strangers(top: Folder) -> Iterator[Problem]:
    for name in top.files:
        if name.removesuffix(".yml") not in _NAMES or not name.endswith(".yml"):
            yield _stranger(name, f"{PLAN_FOLDER}/{name}")
    for name in top.folders:
        if name not in _NAMES and name != REVIEWS_FOLDER:
            yield _stranger(name, f"{PLAN_FOLDER}/{name}")


def _stranger(name: str, path: str) -> Problem:
    near = nearest(name.rpartition(".")[0] or name, _NAMES)
    cure = f'Did you mean "{near}.yml"?' if near else f"It may hold {listed(_file_names(), 'and')}."
    return problem("unknown-file", Place(path), f"{path} is not a file of a plan.", cure)


def _file_names() -> tuple[str, ...]:
    return tuple(f"{name}.yml" for name in _NAMES)


def _inner_strangers(folder: str, inner: Folder) -> Iterator[Problem]:
    for name in (*inner.files, *inner.folders):
        if name in inner.folders or not name.endswith(".yml"):
            path = f"{folder}/{name}"
            yield problem(
                "unknown-file",
                Place(path),
                f"{path} is not a file of a plan.",
                "Give it a name that ends with .yml, or move it out of plan/.",
            )


def _missing_project() -> Problem:
    return problem(
        "missing-file",
        Place(PROJECT.path),
        f"{PROJECT.path} is not there.",
        "Write it with at least id, name, as_of and calendar.",
    )


def _file_and_folder(file: PlanFile) -> Problem:
    return problem(
        "file-and-folder",
        Place(file.path),
        f"Both {file.path} and {file.folder}/ are there.",
        "Move the file into the folder.",
    )


def _no_mapping(path: str, file: PlanFile) -> Problem:
    first = keys_of(file.record)[0]
    return problem(
        "wrong-shape",
        Place(path),
        f"{path} does not hold keys and values.",
        f'Start it with a key such as "{first}:".',
    )
