"""A snapshot as a plan again, so that what follows from it can be derived anew."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from milepost.errors import MilepostError
from milepost.history.objects import is_mapping
from milepost.history.snapshot import Snapshot
from milepost.model.base import PLACE_KEY
from milepost.model.checklist import ReadinessFile
from milepost.model.communication import CommunicationFile
from milepost.model.decision import DecisionsFile
from milepost.model.kpi import KpisFile
from milepost.model.plan import Plan
from milepost.model.project import Project
from milepost.model.review import ReviewFile
from milepost.model.risk import RisksFile
from milepost.model.runbook import Runbook
from milepost.model.work import PhasesFile
from milepost.problems.place import NOWHERE, Place

_PLACE = re.compile(r"(.*):(\d{1,9}):(\d{1,9})", re.DOTALL)


def plan_of(snapshot: Snapshot) -> Plan:
    """Return the plan of a snapshot.

    A record with an id has the place that it had when the plan was captured, one without an id
    the place of the record around it. Raises MilepostError when the tree is not a plan.
    """
    places = snapshot.places
    try:
        tree = {key: _placed(part, places, NOWHERE) for key, part in snapshot.plan.items()}
        return Plan(
            project=Project.model_validate(tree["project"]),
            work=PhasesFile.model_validate(tree["work"]),
            readiness=ReadinessFile.model_validate(tree["readiness"]),
            kpis=KpisFile.model_validate(tree["kpis"]),
            risks=RisksFile.model_validate(tree["risks"]),
            decisions=DecisionsFile.model_validate(tree["decisions"]),
            communication=CommunicationFile.model_validate(tree["communication"]),
            review=ReviewFile.model_validate(tree["review"]),
            runbooks=tuple(map(Runbook.model_validate, tree["runbooks"])),
            pages=tuple(tree["pages"]),
        )
    except (ValidationError, KeyError, TypeError) as error:
        raise MilepostError(
            f"The plan in the review of {snapshot.date} can't be read: {_reason(error)}.",
            "Restore its file from git.",
        ) from None


def _placed(value: Any, places: Mapping[str, str], around: Place) -> Any:
    """Return a copy of a tree in which every mapping has its place."""
    if is_mapping(value):
        place = _place(places.get(value.get("id", ""))) or around
        inner = {
            key: each if type(each) is str else _placed(each, places, place)  # most are texts
            for key, each in value.items()
        }
        inner[PLACE_KEY] = place
        return inner
    if isinstance(value, list | tuple):
        return [_placed(each, places, around) for each in value]
    return value


def _place(text: str | None) -> Place | None:
    found = _PLACE.fullmatch(text) if text else None
    return Place(found[1], int(found[2]), int(found[3])) if found else None


def _reason(error: ValidationError | KeyError | TypeError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)
