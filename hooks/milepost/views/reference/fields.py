"""The page of all files, records and fields that a planner may write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from milepost.load.front_matter import PageFacts
from milepost.load.plan_files import PAGES_FOLDER, PLAN_FILES, RUNBOOKS_FOLDER, PlanFile
from milepost.load.schema import schema_name
from milepost.model.runbook import RunbookFacts
from milepost.views.page_view import PageView
from milepost.views.reference.records import (
    RecordSection,
    RecordsView,
    record_reference,
    shared_bases,
    walk_records,
)
from milepost.views.sentence import Span

PATH = "reference/fields.html"

_LEAD = (
    "Every file of the plan, every record in it and every field, as the loader reads them. "
    "An unknown field is a problem."
)


def fields_page() -> PageView:
    """Return the page of all fields."""
    view = fields_view()
    return PageView(PATH, view.title, view.lead, "Manual", "reference-records.html.j2", view)


def fields_view() -> RecordsView:
    """Return every file with its records; what several files use stands at the end."""
    roots: list[type[BaseModel]] = [*(file.record for file in PLAN_FILES), RunbookFacts, PageFacts]
    users = Counter(record for root in roots for record in walk_records(root))
    several = tuple(record for record, number in users.items() if number > 1)
    return RecordsView(
        title="Files and fields",
        lead=_LEAD,
        defaults=True,
        sections=(
            *(_file(file, several) for file in PLAN_FILES),
            *_front_matter(several),
            _shared(several, users),
        ),
    )


def _file(file: PlanFile, several: tuple[type[BaseModel], ...]) -> RecordSection:
    return RecordSection(
        id=f"file-{file.name}",
        title=file.path,
        note=f"It may also be a folder, `{file.folder}/`, of files that are read as one.",
        link=Span("JSON Schema", f"schema/{schema_name(file.name)}"),
        records=tuple(map(record_reference, _of(file.record, several))),
    )


def _front_matter(several: tuple[type[BaseModel], ...]) -> Iterator[RecordSection]:
    yield RecordSection(
        id="file-runbook",
        title=f"{PAGES_FOLDER}/{RUNBOOKS_FOLDER}/*.md",
        note="The facts at the top of a runbook, between two lines of three hyphens.",
        link=Span("JSON Schema", f"schema/{schema_name('runbook')}"),
        records=tuple(map(record_reference, _of(RunbookFacts, several))),
    )
    yield RecordSection(
        id="file-page",
        title=f"{PAGES_FOLDER}/**/*.md",
        note="The facts at the top of any other page; they may be left out.",
        link=None,
        records=tuple(map(record_reference, _of(PageFacts, several))),
    )


def _shared(several: tuple[type[BaseModel], ...], users: Counter[type[BaseModel]]) -> RecordSection:
    bases = shared_bases(users)
    return RecordSection(
        id="shared",
        title="In several files",
        note="Records that more than one file holds, and fields that most records may have.",
        link=None,
        records=tuple(map(record_reference, (*several, *bases))),
    )


def _of(root: type[BaseModel], several: tuple[type[BaseModel], ...]) -> Iterator[type[BaseModel]]:
    return (record for record in walk_records(root) if record not in several)
