"""The plan health page: what can't both hold, and what nobody knows, each with its cure."""

from __future__ import annotations

from milepost.derive.status import Contradiction
from milepost.problems.code import Problem, Severity
from milepost.value import Value
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.overview.attention import SHOWN, notices
from milepost.views.overview.notice import Notice
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.sentence import Span
from milepost.views.ties import named
from milepost.views.wording import capital, count, full_day, in_words, plural

_GROUPS = {
    "claims": "Claims against what follows",
    "dates": "Dates",
    "targets": "Targets",
    "links": "Links",
}


class Finding(Value):
    """One contradiction; `anchor` is its fragment on the page."""

    anchor: str
    mark: Mark
    stated: str
    against: str
    cure: str
    places: tuple[SourceLink, ...]
    code: Span


class FindingGroup(Value):
    """Contradictions of one kind."""

    id: str
    title: str
    note: str
    findings: tuple[Finding, ...]


class GapFigure(Value):
    """How many things are not known, and out of how many."""

    label: str
    value: str
    note: str
    href: str | None


class HealthRow(Value):
    """Health of one area with the rule that fired, its inputs and an override, if any."""

    area: Span
    mark: Mark
    sentence: str
    rule: str
    inputs: str
    override: str | None


class GapList(Value):
    """Things of one kind that are not known, with what to do about them."""

    id: str
    title: str
    cure: str
    items: tuple[Span, ...]


class WarningRow(Value):
    """A warning that the reader of the plan gave."""

    place: SourceLink
    message: str
    cure: str
    code: Span


class PlanHealthView(Value):
    """The plan health page.

    `attention` holds every notice where the overview has no room for all, else none.
    """

    lead: str
    figures: tuple[GapFigure, ...]
    health: tuple[HealthRow, ...]
    groups: tuple[FindingGroup, ...]
    warnings: tuple[WarningRow, ...]
    attention: tuple[Notice, ...]
    gaps: tuple[GapList, ...]


def plan_health_view(context: Context, warnings: tuple[Problem, ...]) -> PlanHealthView:
    """Return everything that is wrong or unknown in a plan that could be read."""
    found = notices(context)
    return PlanHealthView(
        lead=_lead(context),
        figures=_figures(context),
        health=_health(context),
        groups=_groups(context),
        warnings=tuple(
            _warning(context, problem)
            for problem in warnings
            if problem.severity is Severity.WARNING
        ),
        attention=found if len(found) > SHOWN else (),
        gaps=_gaps(context),
    )


def plan_health_page(context: Context, warnings: tuple[Problem, ...]) -> PageView:
    """Return the plan health page."""
    view = plan_health_view(context, warnings)
    return PageView(
        path="plan-health.html",
        title="Plan health",
        description=view.lead,
        tab="Plan health",
        template="plan-health.html.j2",
        values=view,
        source=context.plan.project.place,
    )


def _lead(context: Context) -> str:
    found = context.status.contradictions
    stated = sum(not entry.inferred for entry in found)
    if not found:
        return "No two statements of the plan contradict each other."
    inferred = len(found) - stated
    words = f"{capital(in_words(stated))} {plural(stated, 'pair')} of statements"
    opening = f"{words} in the plan can’t both hold."
    if not inferred:
        return opening
    more = f"{capital(in_words(inferred))} more {plural(inferred, 'rests', 'rest')}"
    return f"{opening} {more} on {plural(inferred, 'an inferred link', 'inferred links')}."


def _figures(context: Context) -> tuple[GapFigure, ...]:
    gaps, found = context.status.gaps, context.status.contradictions
    inferred = sum(entry.inferred for entry in found)
    called = len(gaps.called_done)
    confirmed = gaps.inferred_links + gaps.inferred_facts
    links = count(gaps.inferred_links, "link")
    return (
        GapFigure(
            "Contradictions",
            str(len(found)),
            f"{len(found) - inferred} stated, {inferred} on an inferred link",
            "#Contradictions",
        ),
        GapFigure(
            "Without evidence",
            str(len(gaps.without_evidence)),
            f"of {count(called, 'thing')} called done",
            "#Without-evidence" if gaps.without_evidence else None,
        ),
        GapFigure(
            "Not measured",
            str(len(gaps.not_measured)),
            f"of {count(len(context.status.kpis), 'KPI')}",
            "kpis.html",
        ),
        GapFigure(
            "Unconfirmed",
            str(confirmed),
            f"{links} and {count(gaps.inferred_facts, 'fact')} inferred",
            "about-the-data.html",
        ),
        GapFigure(
            "Never tested",
            str(len(gaps.untested)),
            f"of {count(len(context.plan.runbooks), 'runbook')}",
            "runbooks.html",
        ),
    )


def _groups(context: Context) -> tuple[FindingGroup, ...]:
    numbered = list(enumerate(context.status.contradictions, 1))
    groups = []
    for group, title in _GROUPS.items():
        findings = [
            _finding(context, position, entry)
            for position, entry in numbered
            if entry.group == group and not entry.inferred
        ]
        if findings:
            groups.append(FindingGroup(group, title, "", tuple(findings)))
    inferred = [
        _finding(context, position, entry) for position, entry in numbered if entry.inferred
    ]
    if inferred:
        note = "true only if the link is"
        groups.append(
            FindingGroup("inferred", "Resting on an inferred link", note, tuple(inferred))
        )
    return tuple(groups)


def _finding(context: Context, position: int, entry: Contradiction) -> Finding:
    return Finding(
        anchor=f"Contradiction-{position}",
        mark=marks.INFERRED_CONTRADICTION if entry.inferred else marks.CONTRADICTION,
        stated=entry.stated,
        against=entry.against,
        cure=entry.cure,
        places=tuple(context.repository.link(place, short=True) for place in entry.places),
        code=_code(entry.code),
    )


def _code(code: str) -> Span:
    return Span(code, f"problems/{code}.html")


def _health(context: Context) -> tuple[HealthRow, ...]:
    names = {
        "schedule": Span("Schedule", "timeline.html"),
        "readiness": Span("Readiness", "readiness.html"),
        "kpis": Span("KPIs", "kpis.html"),
        "risks": Span("Risks", "risks.html"),
        "decisions": Span("Decisions", "decisions.html"),
    }
    return tuple(
        HealthRow(
            area=names[area.area],
            mark=marks.of_health(area.health),
            sentence=area.sentence,
            rule=area.rule,
            inputs=", ".join(f"{name} {value}" for name, value in area.inputs.items()),
            override=(
                f"{area.override.by} overrides {area.derived.value} until "
                f"{full_day(area.override.until)}: {area.override.reason}"
                if area.override
                else None
            ),
        )
        for area in context.status.health.areas
    )


def _warning(context: Context, problem: Problem) -> WarningRow:
    return WarningRow(
        place=context.repository.link(problem.place),
        message=problem.message,
        cure=problem.cure,
        code=_code(problem.code),
    )


def _gaps(context: Context) -> tuple[GapList, ...]:
    gaps = context.status.gaps
    lists = (
        (
            "without-evidence",
            "Called done, without evidence",
            "Name what shows it.",
            gaps.without_evidence,
        ),
        (
            "uncovered",
            "Go-live items that no work closes",
            "Add a task, or name one.",
            gaps.uncovered,
        ),
        (
            "unmitigated",
            "Open risks that no work lowers",
            "Add a task, or name one.",
            gaps.unmitigated,
        ),
        ("without-owner", "Work without an owner", "Name a team.", gaps.without_owner),
        (
            "without-dates",
            "Work without dates, its phase’s included",
            "Give it dates.",
            gaps.without_dates,
        ),
    )
    return tuple(
        GapList(name, title, cure, tuple(named(context, one) for one in found))
        for name, title, cure, found in lists
        if found
    )
