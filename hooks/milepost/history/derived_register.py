"""What follows differently for health, readiness, KPIs, risks, decisions and contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from milepost.derive.status import (
    Contradiction,
    DecisionState,
    DecisionStatus,
    Health,
    KpiState,
    KpiStatus,
    RiskStatus,
    Status,
    Verdict,
)
from milepost.history.change import DerivedChange, DerivedKind
from milepost.history.two_statuses import TwoStatuses

POINTS = "points of exposure"

_HEALTH = tuple(Health)
_VERDICT = (Verdict.NO_GO, Verdict.CONDITIONAL, Verdict.GO)
_KPI = (KpiState.MISSED, KpiState.STALE, KpiState.NOT_MEASURED, KpiState.MET)
_DECISION = (DecisionState.OVERDUE, DecisionState.DUE, DecisionState.OPEN, DecisionState.TAKEN)


def health_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield overall health and then that of the areas, as shown, where it is another."""
    first, second = both.before.status.health, both.after.status.health
    yield from _health("overall", first.health, second.health)
    earlier = {area.area: area.health for area in first.areas}
    for area in second.areas:
        if area.area in earlier:
            yield from _health(area.area, earlier[area.area], area.health)


def _health(area: str, before: Health, after: Health) -> Iterator[DerivedChange]:
    if before is not after:
        worse = _HEALTH.index(after) < _HEALTH.index(before)
        yield DerivedChange(
            DerivedKind.HEALTH, "area", area, before.value, after.value, worse=worse
        )


def verdict_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield the readiness verdict where it is another."""
    before, after = both.before.status.readiness.verdict, both.after.status.readiness.verdict
    if before is not after:
        worse = _VERDICT.index(after) < _VERDICT.index(before)
        yield DerivedChange(
            DerivedKind.VERDICT, "area", "readiness", before.value, after.value, worse=worse
        )


def kpi_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield the KPIs whose attainment is another."""
    for old, new in both.pairs(_kpis, _kpi_name):
        if old.state is not new.state:
            worse = _KPI.index(new.state) < _KPI.index(old.state)
            yield DerivedChange(
                DerivedKind.KPI_STATE,
                "kpi",
                new.kpi.id,
                old.state.value,
                new.state.value,
                worse=worse,
            )


def exposure_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield the exposure of all open risks together, then of each risk, where it is another."""
    yield from _exposure(
        "area", "risks", _open_exposure(both.before.status), _open_exposure(both.after.status)
    )
    for old, new in both.pairs(_risks, _risk_name):
        before, after = old.exposure, new.exposure
        words = (f"{before} {old.band}", f"{after} {new.band}")
        yield from _exposure("risk", new.risk.id, before, after, words)


def _exposure(
    kind: str, name: str, before: int, after: int, words: tuple[str, str] | None = None
) -> Iterator[DerivedChange]:
    shown = words or (str(before), str(after))
    if before != after or shown[0] != shown[1]:
        yield DerivedChange(
            DerivedKind.EXPOSURE,
            kind,
            name,
            shown[0],
            shown[1],
            after - before,
            POINTS,
            after > before,
        )


def decision_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield the decisions that became due or overdue, were taken, or are open again."""
    for old, new in both.pairs(_decisions, _decision_name):
        if old.state is not new.state:
            worse = _DECISION.index(new.state) < _DECISION.index(old.state)
            yield DerivedChange(
                DerivedKind.STATE,
                "decision",
                new.decision.id,
                old.state.value,
                new.state.value,
                worse=worse,
            )


def contradiction_changes(both: TwoStatuses) -> Iterator[DerivedChange]:
    """Yield the contradictions that appeared, then those that ended.

    Two are the same when their code and their first subject are: the figures in their words, and
    the others that they speak of, differ from review to review.
    """
    first = both.before.status.contradictions
    second = both.after.status.contradictions
    was = Counter(_sign(found, both.same) for found in first)
    now = Counter(_sign(found, {}) for found in second)
    for found in _surplus(second, {}, was):
        yield _contradiction(both, found, None, _words(found), worse=True)
    for found in _surplus(first, both.same, now):
        yield _contradiction(both, found, _words(found), None, worse=False)


_Sign = tuple[str, str]


def _sign(found: Contradiction, same: Mapping[str, str]) -> _Sign:
    first = found.subjects[0] if found.subjects else ""
    return found.code, same.get(first, first)


def _surplus(
    found: Sequence[Contradiction], same: Mapping[str, str], others: Counter[_Sign]
) -> Iterator[Contradiction]:
    """Yield what the other side does not have, or has fewer of."""
    left = Counter(others)
    for each in found:
        sign = _sign(each, same)
        if left[sign] > 0:
            left[sign] -= 1
        else:
            yield each


def _contradiction(
    both: TwoStatuses, found: Contradiction, before: str | None, after: str | None, *, worse: bool
) -> DerivedChange:
    project = both.after.plan.project.id
    name = both.same.get(found.subjects[0], found.subjects[0]) if found.subjects else project
    known = both.after.plan.by_id.get(name) or both.before.plan.by_id.get(name)
    kind = known[0] if known else "project"
    return DerivedChange(DerivedKind.CONTRADICTIONS, kind, name, before, after, worse=worse)


def _words(found: Contradiction) -> str:
    return f"{found.stated} {'≈' if found.inferred else '≠'} {found.against}"


def _open_exposure(status: Status) -> int:
    return sum(entry.exposure for entry in status.risks if entry.risk.state == "open")


def _kpis(status: Status) -> tuple[KpiStatus, ...]:
    return status.kpis


def _kpi_name(entry: KpiStatus) -> str:
    return entry.kpi.id


def _risks(status: Status) -> tuple[RiskStatus, ...]:
    return status.risks


def _risk_name(entry: RiskStatus) -> str:
    return entry.risk.id


def _decisions(status: Status) -> tuple[DecisionStatus, ...]:
    return status.decisions


def _decision_name(entry: DecisionStatus) -> str:
    return entry.decision.id
