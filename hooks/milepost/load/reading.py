"""One way from the files of a project to its plan, or to all problems that stand in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from milepost.load.assembly import assemble
from milepost.load.bare_tasks import name_bare_tasks
from milepost.load.calendar import with_public_holidays
from milepost.load.checks.anatomy import visits_of
from milepost.load.checks.every import check
from milepost.load.checks.subject import Subject
from milepost.load.complaints import complain, without_echoes
from milepost.load.drafts import Draft
from milepost.load.loaded import Loaded
from milepost.load.mending import Mended, to_record
from milepost.load.names import Names
from milepost.load.outline import Outlines
from milepost.load.pages import read_pages
from milepost.load.plan_files import PHASES, PROJECT
from milepost.load.plan_folder import read_plan_folder
from milepost.model.plan import Plan
from milepost.problems.code import Problem, Severity
from milepost.problems.codes.references import REFERENCE_CODES
from milepost.problems.place import Place

_AS_IT_IS: Mapping[str, str] = MappingProxyType({})
_BETWEEN_RECORDS = frozenset(code.name for code in REFERENCE_CODES)


def load_plan(root: Path, instead: Mapping[str, str] = _AS_IT_IS) -> Loaded:
    """Read the project in a folder: its plan, or every problem that it has, sorted by place.

    `instead` are texts by path that are read in the place of files of `plan/`: what a command
    is about to write.
    """
    with _without_collection():
        return _load(root, instead)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold the search for cyclic garbage: a growing plan has none, and it costs a quarter."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(root: Path, instead: Mapping[str, str]) -> Loaded:
    folder = read_plan_folder(root, instead)
    pages = read_pages(root)
    outlines = Outlines({**folder.sources, **pages.matter})
    drafts = (*folder.drafts, *pages.drafts)
    names = Names(drafts)
    problems = [*folder.problems, *pages.problems]
    for draft in drafts:
        if draft.path == PHASES.path:
            problems.extend(name_bare_tasks(draft, names, outlines))

    mended = {draft.path: _mend(draft, names, outlines, problems) for draft in drafts}
    plan = assemble({path: found.record for path, found in mended.items()}, pages)
    subject = Subject(
        plan=plan,
        visits=visits_of(plan),
        lost=frozenset(name for found in mended.values() for name in found.lost),
        unsure=frozenset(folder.unsure),
        project_is_sound=PROJECT.path in mended and not mended[PROJECT.path].faults,
        pages=pages,
        outlines=outlines,
    )
    problems.extend(_about_whole_records(check(subject), mended.values()))
    found = tuple(sorted(set(problems)))
    texts = {path: source.text for path, source in (folder.sources | pages.sources).items()}
    if any(problem.severity is Severity.ERROR for problem in found):
        return Loaded(None, found, texts)
    return Loaded(_with_days_off(plan), found, texts)


def _with_days_off(plan: Plan) -> Plan:
    """Return the plan with the public holidays that its calendar names."""
    project = plan.project
    calendar = with_public_holidays(project.calendar)
    return replace(plan, project=project.model_copy(update={"calendar": calendar}))


def _mend(draft: Draft, names: Names, outlines: Outlines, problems: list[Problem]) -> Mended:
    """Return the record of a draft, and add a problem for each fault that it had."""
    mended = to_record(draft.record, draft.data)
    known = {problem.place for problem in problems}
    for fault in without_echoes(draft.record, mended.faults):
        places = draft.value_place(outlines, fault.path), draft.key_place(outlines, fault.path)
        if places[0] not in known:  # an alias, say, is also an empty value
            problems.append(complain(draft.record, fault, places, names))
    return mended


def _about_whole_records(
    problems: Iterable[Problem], mended: Iterable[Mended]
) -> Iterator[Problem]:
    """Yield the problems that do not merely follow from a value that was left out."""
    spots = {spot for found in mended for place in found.damaged for spot in _spots(place)}
    for problem in problems:
        if problem.code in _BETWEEN_RECORDS or problem.place not in spots:
            yield problem


def _spots(place: Place) -> Iterator[Place]:
    """Yield the places of a mapping and of all its values."""
    yield Place(place.file, place.line, place.column)
    for key in place.keys:
        yield place.at(key)
