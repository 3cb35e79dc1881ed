""" "Needs attention": what a good project manager would say first, in whole sentences.

Every sentence has at most 25 words and links to where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.derive.status import (
    Contradiction,
    KpiState,
    KpiStatus,
    PhaseStatus,
    RiskStatus,
    WorkState,
)
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.naming import names_of_work
from milepost.views.overview.attention_decisions import due_decisions, overdue_decisions
from milepost.views.overview.notice import NAMED, Notice, Urgency
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import (
    capital,
    count,
    in_words,
    named_day,
    number,
    overdue,
    quoted,
    ranges,
    short_day,
)

SHOWN = 7
"""How many sentences the overview shows; the rest stand on the plan health page."""


def notices(context: Context) -> tuple[Notice, ...]:
    """Return everything that needs attention, most urgent first."""
    found = [
        *overdue_decisions(context),
        *_overdue_work(context),
        *due_decisions(context),
        *_waiting_work(context),
        *_claims(context),
        *_missed_kpis(context),
        *_unmitigated_risks(context),
        *_late_review(context),
        *_unmeasured_kpis(context),
        *_dates(context),
    ]
    return tuple(sorted(found, key=lambda notice: notice.urgency))


def _overdue_work(context: Context) -> Iterator[Notice]:
    late = [phase for phase in context.status.phases if phase.state is WorkState.OVERDUE]
    if not late:
        return
    mark = marks.of_work(WorkState.OVERDUE)
    worst = max(phase.overdue_days for phase in late)
    if len(late) == 1:
        yield Notice(Urgency.OVERDUE, mark, _one_overdue_phase(context, late[0]))
        return
    numbers = ranges(sorted(phase.phase.number for phase in late))
    sentence = say(
        Span(f"Phases {numbers}", "phases.html"),
        f" are overdue, the longest by {count(worst, 'working day')}."
        if worst
        else " are not done.",
    )
    yield Notice(Urgency.OVERDUE, mark, sentence)


def _one_overdue_phase(context: Context, late: PhaseStatus) -> Sentence:
    end = late.span.end or context.status.as_of
    when = short_day(end, context.status.as_of)
    return say(
        context.span(late.phase.id), f" was due on {when} and is {overdue(late.overdue_days)}."
    )


def _waiting_work(context: Context) -> Iterator[Notice]:
    for phase in context.status.phases:
        work = [blocker.id for blocker in phase.blockers if blocker.kind != "decision"]
        if phase.state is not WorkState.BLOCKED or not work or phase.span.start is None:
            continue
        when = named_day(phase.span.start, context.status.as_of)
        sentence = say(
            context.span(phase.phase.id),
            f" starts on {when} and still waits for {names_of_work(context, work)}.",
        )
        yield Notice(Urgency.DUE, marks.of_work(WorkState.BLOCKED), sentence)


def _claims(context: Context) -> Iterator[Notice]:
    """Yield a sentence for each claim that can't hold: its first contradiction says enough."""
    claims = {claim.id: claim for claim in context.plan.project.claims}
    for contradiction in _certain(context, "claims"):
        claim = next((claims.pop(name) for name in contradiction.subjects if name in claims), None)
        if claim is None:
            continue
        sentence = say(
            f"The {claim.said_in} says ",
            Span(quoted(claim.text), _address(context, contradiction)),
            f"; {_lowered(contradiction.against)}",
        )
        yield Notice(Urgency.CLAIM, marks.CONTRADICTION, sentence)


def _dates(context: Context) -> Iterator[Notice]:
    for contradiction in _certain(context, "dates"):
        if contradiction.code != "dates-fit-another-year":
            continue
        sentence = say(
            Span(contradiction.stated.removesuffix("."), _address(context, contradiction)),
            f": {_lowered(contradiction.against)}",
        )
        yield Notice(Urgency.DOUBT, marks.CONTRADICTION, sentence)


def _certain(context: Context, group: str) -> list[Contradiction]:
    return [
        contradiction
        for contradiction in context.status.contradictions
        if contradiction.group == group and not contradiction.inferred
    ]


def _address(context: Context, contradiction: Contradiction) -> str:
    position = context.status.contradictions.index(contradiction) + 1
    return f"plan-health.html#Contradiction-{position}"


def _lowered(text: str) -> str:
    """Lower the first letter of a plain word, so that a sentence can follow a semicolon."""
    first, _, rest = text.partition(" ")
    plain = first in ("The", "It", "No", "All", "In", "They", "A", "Its", "None", "Nothing")
    return f"{first.lower()} {rest}" if plain else text


def _missed_kpis(context: Context) -> Iterator[Notice]:
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
    return say(context.span(entry.kpi.id), f" is {actual}{unit}; the target is {wanted}.")


def _unmitigated_risks(context: Context) -> Iterator[Notice]:
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


def _late_review(context: Context) -> Iterator[Notice]:
    staleness = context.status.staleness
    if staleness.overdue_days <= 0 or staleness.next_review is None:
        return
    when = named_day(staleness.next_review, context.status.as_of)
    late = count(staleness.overdue_days, "day")
    sentence = say(Span("The review", "about-the-data.html"), f" of {when} is {late} overdue.")
    yield Notice(Urgency.OVERDUE, marks.of_work(WorkState.OVERDUE), sentence)


def _unmeasured_kpis(context: Context) -> Iterator[Notice]:
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
