"""Health of the areas and of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from milepost.model.project import Override
from milepost.value import Value


class Health(StrEnum):
    """Health of an area; the members stand in the order from worst to best."""

    OFF_TRACK = "off track"
    AT_RISK = "at risk"
    UNKNOWN = "unknown"
    ON_TRACK = "on track"


class AreaHealth(Value):
    """Health of one area, with the rule that fired and its inputs.

    `rule` is a stable name such as `readiness-near-go-live`; `sentence` says in words why, with
    the figures in it; `inputs` are the figures by name. `derived` is what follows; `health` what
    is shown, which is the override's while one holds.
    """

    area: str
    health: Health
    derived: Health
    rule: str
    sentence: str
    inputs: Mapping[str, str]
    override: Override | None = None


class OverallHealth(Value):
    """Overall health: the worst of the areas in the order off track, at risk, unknown, on track."""

    health: Health
    derived: Health
    areas: tuple[AreaHealth, ...]
    override: Override | None = None
