"""The attainment of KPIs: met, missed, stale or not measured."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from milepost.dates import add_periods
from milepost.derive.status import KpiState, KpiStatus
from milepost.model.kpi import Kpi, Measurement
from milepost.model.work import Comparator

_HOLDS: dict[Comparator, Callable[[Decimal, Decimal], bool]] = {
    "below": operator.lt,
    "at most": operator.le,
    "exactly": operator.eq,
    "at least": operator.ge,
    "above": operator.gt,
}


def attains(value: Decimal, comparator: Comparator, target: Decimal) -> bool:
    """Tell whether a value reaches a target.

    Formula: below is value < target; at most is value <= target. Exactly is value = target.
    At least is value >= target; above is value > target.
    Units: value and target are in the unit of the KPI; decimals are compared exactly.
    Edge cases: the target itself is outside of `below` and `above`, and within the other three.
    Source: the comparator that the plan states.
    """
    return _HOLDS[comparator](value, target)


def kpi_status(kpi: Kpi, as_of: date) -> KpiStatus:
    """Return the attainment of a KPI on as-of.

    Formula: the latest measurement up to as-of counts. Missed: it is outside the target, whatever
    its age. Stale: it is within, but by `measured_every` the next one was due before as-of. Met:
    within and not stale. Not measured: there is none.
    Units: the value is in the unit of the KPI, its age in calendar days.
    Edge cases: of two measurements on one day the one written last counts. Without
    `measured_every` no value is stale. A word such as "Optimal" is no value. A value met without a
    source is not shown in green.
    Source: the rules of this plan format.
    """
    latest = _latest(kpi, as_of)
    if latest is None:
        return KpiStatus(kpi, KpiState.NOT_MEASURED, None, None)
    return KpiStatus(kpi, _state(kpi, latest, as_of), latest, (as_of - latest.date).days)


def _latest(kpi: Kpi, as_of: date) -> Measurement | None:
    latest: Measurement | None = None
    for measurement in kpi.measurements:
        if measurement.date <= as_of and (latest is None or measurement.date >= latest.date):
            latest = measurement
    return latest


def _state(kpi: Kpi, latest: Measurement, as_of: date) -> KpiState:
    if not attains(latest.value, kpi.comparator, kpi.target):
        return KpiState.MISSED
    if kpi.measured_every and add_periods(latest.date, kpi.measured_every) < as_of:
        return KpiState.STALE
    return KpiState.MET
