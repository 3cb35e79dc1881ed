"""What "Needs attention" says of risks, the readiness checklist and KPIs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.derive.status import KpiState, KpiStatus, RiskStatus
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.overview.notice import NAMED, Notice, Urgency
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import capital, in_words, number, quoted, short_day


def occurred_risks(context: Context) -> Iterator[Notice]:
    """Yield a sentence for each risk that has occurred and is not closed."""
    occurred = [entry for entry in context.status.risks if entry.risk.state == "occurred"]
    if len(occurred) > NAMED:
        words = Span(f"{capital(in_words(len(occurred)))} risks", "risks.html#Ended")
        sentences = [say(words, " have occurred and are not closed.")]
    else:
        sentences = [
            say("The risk ", _quoted(context, entry.risk.id), " has occurred and is not closed.")
            for entry in occurred
        ]
    for sentence in sentences:
        yield Notice(Urgency.BROKEN, marks.OCCURRED, sentence)


def expired_waivers(context: Context) -> Iterator[Notice]:
    """Yield a sentence for each readiness item that is open and whose waiver has run out."""
    as_of = context.status.as_of
    for entry in context.status.readiness.blocking:
        if entry.item.waiver is not None:
            sentence = say(
                "The waiver for ",
                _quoted(context, entry.item.id),
                f" ran out on {short_day(entry.item.waiver.until, as_of)}; the item is still open.",
            )
            yield Notice(Urgency.BROKEN, marks.WAIVER_EXPIRED, sentence)


def missed_kpis(context: Context) -> Iterator[Notice]:
    """Yield a sentence for each KPI that misses its target; more than a few are counted."""
    missed = [entry for entry in context.status.kpis if entry.state is KpiState.MISSED]
    mark = marks.of_kpi(KpiState.MISSED)
    if len(missed) > NAMED:
        words = f"{capital(in_words(len(missed)))} KPIs"
        yield Notice(Urgency.BROKEN, mark, say(Span(words, "kpis.html"), " miss their targets."))
        return
    for entry in missed:
        yield Notice(Urgency.BROKEN, mark, _one_missed_kpi(context, entry))


def _one_missed_kpi(context: Context, entry: KpiStatus) -> Sentence:
    unit = f" {entry.kpi.unit}" if entry.kpi.unit else ""
    actual = number(entry.latest.value) if entry.latest else "not measured"
    wanted = f"{entry.kpi.comparator} {number(entry.kpi.target)}{unit}"
    return say(_quoted(context, entry.kpi.id), f" is {actual}{unit}; the target is {wanted}.")


def unmitigated_risks(context: Context) -> Iterator[Notice]:
    """Yield one sentence for the high risks that no task lowers."""
    bare = set(context.status.gaps.unmitigated)
    high = [
        entry for entry in context.status.risks if entry.band == "high" and entry.risk.id in bare
    ]
    if not high:
        return
    yield Notice(Urgency.BROKEN, marks.of_band("high"), _bare_risks(context, high))


def _bare_risks(context: Context, high: Sequence[RiskStatus]) -> Sentence:
    if len(high) == 1:
        return say(
            "No task in the plan lowers the high risk ",
            Span(quoted(high[0].risk.title), context.links.to(high[0].risk.id)),
            ".",
        )
    words = f"{capital(in_words(len(high)))} high risks"
    return say(Span(words, "risks.html"), " have no task in the plan that lowers them.")


def stale_kpis(context: Context) -> Iterator[Notice]:
    """Yield one sentence for the KPIs whose measurement is too old to count."""
    stale = [entry for entry in context.status.kpis if entry.state is KpiState.STALE]
    if not stale:
        return
    if len(stale) > 1:
        words = Span(f"{capital(in_words(len(stale)))} KPIs", "kpis.html")
        sentence = say(words, " were measured too long ago to count.")
    else:
        day = stale[0].latest.date if stale[0].latest else context.status.as_of
        when = short_day(day, context.status.as_of)
        last = f" was last measured on {when}, too long ago to count."
        sentence = say(_quoted(context, stale[0].kpi.id), last)
    yield Notice(Urgency.UNKNOWN, marks.of_kpi(KpiState.STALE), sentence)


def unmeasured_kpis(context: Context) -> Iterator[Notice]:
    """Yield one sentence for the KPIs that were never measured."""
    silent = len(context.status.gaps.not_measured)
    total = len(context.status.kpis)
    if not silent:
        return
    if silent == total:
        text = "None of the KPIs" if total > 1 else "The only KPI"
    else:
        text = f"{capital(in_words(silent))} of {in_words(total)} KPIs"
    verb = "has" if silent == 1 or silent == total else "have"
    sentence = say(Span(text, "kpis.html"), f" {verb} {_ever(silent, total)} been measured.")
    yield Notice(Urgency.UNKNOWN, marks.unknown("Not measured"), sentence)


def _ever(silent: int, total: int) -> str:
    return "ever" if silent == total and total > 1 else "never"


def _quoted(context: Context, identifier: str) -> Span:
    return context.span(identifier, quoted(context.title(identifier)))
