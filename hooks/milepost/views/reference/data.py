"""The page of `data/plan.json`, from the records that are written there."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from milepost.views.page_view import PageView
from milepost.views.reference.records import (
    RecordSection,
    RecordsView,
    record_reference,
    shared_bases,
    walk_records,
)
from milepost.views.sentence import Span

PATH = "reference/data.html"

_LEAD = (
    "The whole data of this site for programs. Days are written as 2025-12-14; "
    "what is not known is null, and never left out."
)


def data_page(root: type[BaseModel]) -> PageView:
    """Return the page of the data whose outermost record is `root`."""
    view = data_view(root)
    return PageView(PATH, view.title, view.lead, "Manual", "reference-records.html.j2", view)


def data_view(root: type[BaseModel]) -> RecordsView:
    """Return the records of the data, outermost first; what they share stands at the end."""
    return RecordsView("Data for machines", _LEAD, defaults=False, sections=tuple(_sections(root)))


def _sections(root: type[BaseModel]) -> Iterator[RecordSection]:
    records = tuple(walk_records(root))
    yield RecordSection(
        id="file",
        title="data/plan.json",
        note="The number under `schema` is raised when a field goes or changes its meaning. "
        "New fields don't raise it.",
        link=Span("JSON Schema", "data/plan.schema.json"),
        records=tuple(map(record_reference, records)),
    )
    bases = shared_bases(records)
    if bases:
        yield RecordSection(
            id="shared",
            title="Shared fields",
            note="Fields that several of the records above have.",
            link=None,
            records=tuple(map(record_reference, bases)),
        )
