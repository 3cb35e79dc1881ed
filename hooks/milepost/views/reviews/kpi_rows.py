"""Rows of KPIs: the latest value and whether it meets the target, before and after."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.derive.status import KpiState, KpiStatus
from milepost.history.change import ChangeKind
from milepost.history.comparison import Comparison
from milepost.views.reviews.change_table import ChangeRow
from milepost.views.reviews.named import Named
from milepost.views.reviews.values import signed
from milepost.views.wording import number


def kpi_rows(named: Named) -> Iterator[ChangeRow]:
    """Yield the KPIs of both plans that have another value or another attainment."""
    for old, new in pairs(named.comparison):
        if old.state is not new.state or _value(old) != _value(new):
            yield ChangeRow(
                named.row(new.kpi.id),
                "",
                _words(old),
                _words(new),
                _moved(old, new),
                new.latest.source if new.latest and _value(old) != _value(new) else None,
                needed=False,
            )


def stands_in_both(comparison: Comparison, kpi: str) -> bool:
    """Whether a KPI is in both plans and its latest value is another, so that a row says so."""
    return any(
        new.kpi.id == kpi and (old.state is not new.state or _value(old) != _value(new))
        for old, new in pairs(comparison)
    )


def pairs(comparison: Comparison) -> Iterator[tuple[KpiStatus, KpiStatus]]:
    """Yield each KPI as it was and as it is, in the order of the later plan."""
    renamed = {
        str(each.after): str(each.before)
        for each in comparison.plain
        if each.kind is ChangeKind.RENAMED and each.object_kind == "kpi"
    }
    earlier = {each.kpi.id: each for each in comparison.first.status.kpis}
    for new in comparison.second.status.kpis:
        old = earlier.get(renamed.get(new.kpi.id, new.kpi.id))
        if old is not None:
            yield old, new


def _value(status: KpiStatus) -> object:
    return status.latest and (status.latest.value, status.latest.date)


def _words(status: KpiStatus) -> str:
    if status.latest is None or status.state is KpiState.NOT_MEASURED:
        return status.state.value
    unit = f" {status.kpi.unit}" if status.kpi.unit else ""
    return f"{number(status.latest.value)}{unit}, {status.state.value}"


def _moved(old: KpiStatus, new: KpiStatus) -> str:
    if new.latest is None or _value(old) == _value(new):
        return ""
    if old.latest is None:
        return "first value"
    moved = new.latest.value - old.latest.value
    return signed(moved) if moved else "same value"
