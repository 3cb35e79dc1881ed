"""The records of all files as one plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.load.pages import Pages
from milepost.load.plan_files import PLAN_FILES, PROJECT
from milepost.model.base import PLACE_KEY, Record
from milepost.model.plan import Plan
from milepost.model.project import Project
from milepost.model.runbook import Runbook, RunbookFacts

_FIELD_OF_FILE = {"phases": "work"}

_STAND_IN = Project.model_validate(
    {
        "id": "project",
        "name": {"title": "Project"},
        "as_of": "9999-12-31",
        "calendar": {"timezone": "UTC"},
    }
)
"""Stands for a project that can't be read, so that the rest can be checked all the same."""


def assemble(records: Mapping[str, Record | None], pages: Pages) -> Plan:
    """Return the plan that the records of the files make; what can't be read is empty."""
    fields: dict[str, Any] = {PROJECT.name: _STAND_IN}
    for file in PLAN_FILES:
        record = records.get(file.path)
        if record is not None:
            fields[_FIELD_OF_FILE.get(file.name, file.name)] = record
    return Plan(
        **fields,
        runbooks=tuple(_runbooks(records, pages)),
        pages=tuple(page.path for page in pages.pages),
    )


def _runbooks(records: Mapping[str, Record | None], pages: Pages) -> Iterator[Runbook]:
    for page in pages.pages:
        facts = records.get(page.file)
        if isinstance(facts, RunbookFacts):
            known = {name: getattr(facts, name) for name in RunbookFacts.model_fields}
            known[PLACE_KEY] = known.pop("place")
            yield Runbook.model_validate({**known, "title": page.title, "path": page.path})
