"""The state that a person wrote beside a KPI, against its measurements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from milepost.dates.wording import short_day
from milepost.derive.contradictions.amounts import amount, wanted
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import number_first, quote
from milepost.derive.status import KpiState
from milepost.model.kpi import Kpi

_MET = frozenset(
    (
        *("met", "ok", "okay", "good", "fine", "green", "done", "achieved", "reached", "passed"),
        *("fulfilled", "optimal", "excellent", "complete", "completed"),
        *("on target", "within target", "on track"),
    )
)
_MISSED = frozenset(
    (
        *("missed", "failed", "failing", "red", "bad", "breached", "off target", "off track"),
        *("not met", "not reached", "not achieved", "below target"),
    )
)
_SILENT = frozenset(
    (
        *("none", "unknown", "n/a", "na", "open", "pending", "planned", "scheduled", "tbd", "-"),
        *("not measured", "not yet measured", "never measured", "unmeasured", "not started"),
        *("no data", "no value", "not known", "not available", "–"),
    )
)
"""Words that claim nothing of a KPI, so that a missing value is no contradiction."""


def state_without_value(context: Context) -> Findings:
    """KPIs have a state in words, and no value of them was ever measured: one for all."""
    silent = [item.kpi for item in context.status.kpis if not item.kpi.measurements]
    named = [kpi for kpi in silent if kpi.claimed and _word(kpi.claimed) not in _SILENT]
    if not named:
        return
    example = _most_particular(named)
    claimed = quote(example.claimed or "")
    stated = f"{number_first(len(named))} KPI states, such as {claimed}"
    yield contradiction(
        "kpi-state-without-value",
        Side(
            stated if len(named) > 1 else f"{example.title} {claimed}",
            example.place.at("claimed"),
        ),
        Side("No value was ever measured.", example.place),
        "Add value, date and source, or drop the word.",
        subjects=[kpi.id for kpi in named],
        records=named,
    )


def state_against_value(context: Context) -> Findings:
    """A KPI is called met or missed, and its latest measurement says the other."""
    for item in context.status.kpis:
        kpi, latest = item.kpi, item.latest
        word = _word(kpi.claimed or "")
        false_met = word in _MET and item.state is KpiState.MISSED
        false_missed = word in _MISSED and item.state is KpiState.MET
        if latest is None or not (false_met or false_missed):
            continue
        measured = f"{amount(latest.value, kpi.unit)} on {short_day(latest.date, context.as_of)}"
        yield contradiction(
            "kpi-state-against-value",
            Side(f"{kpi.title} {quote(kpi.claimed or '')}", kpi.place.at("claimed")),
            Side(
                f"It was {measured}; wanted is {wanted(kpi.comparator, kpi.target, kpi.unit)}.",
                latest.place.at("value"),
            ),
            "Correct the word, or measure again.",
            subjects=[kpi.id],
            records=[kpi, latest],
        )


def _word(claimed: str) -> str:
    return " ".join(claimed.casefold().split()).rstrip(".!")


def _most_particular(kpis: Sequence[Kpi]) -> Kpi:
    """Return the first KPI whose word no other bears, as it shows best that words vary."""
    words = Counter(_word(kpi.claimed or "") for kpi in kpis)
    return next((kpi for kpi in kpis if words[_word(kpi.claimed or "")] == 1), kpis[0])
