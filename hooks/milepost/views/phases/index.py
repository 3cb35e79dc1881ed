"""The index of the phases: progress against plan, and where each stands."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus, Progress
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts.unit_strip import Strip, unit_strip
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.overview.span import extent
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.sentence import Span
from milepost.views.wording import count, full_day, named_day, percent, quoted


class PhaseRow(Value):
    """One phase of the index."""

    number: int
    link: Span
    mark: Mark
    claimed: str | None
    owner: tuple[Span, ...]
    priority: str
    done: str
    strip: Strip
    planned: str
    start: str
    end: str
    slack: str
    source: SourceLink


class MilestoneRow(Value):
    """One milestone."""

    id: str
    title: str
    mark: Mark
    day: str
    inferred: bool
    source: SourceLink


class PhasesView(Value):
    """The index of the phases."""

    mark: Mark
    summary: str
    lead: str
    extent: str
    rows: tuple[PhaseRow, ...]
    milestones: tuple[MilestoneRow, ...]
    source: SourceLink


def phases_view(context: Context) -> PhasesView:
    """Return the phases as their index shows them, in the order of the plan."""
    area = next(area for area in context.status.health.areas if area.area == "schedule")
    return PhasesView(
        mark=marks.of_health(area.health),
        summary=_summary(context.status.progress),
        lead=area.sentence,
        extent=extent(context),
        rows=tuple(_row(context, entry) for entry in context.status.phases),
        milestones=_milestones(context),
        source=context.repository.file("plan/phases.yml"),
    )


def phases_page(context: Context) -> PageView:
    """Return the index of the phases."""
    view = phases_view(context)
    return PageView(
        path="phases.html",
        title="Phases",
        description=view.lead,
        tab="Phases",
        template="phases.html.j2",
        values=view,
        source=context.plan.work.place,
    )


def _summary(progress: Progress) -> str:
    parts = [f"{progress.done} of {progress.total} tasks done"]
    parts.append(f"{progress.evidenced} with evidence")
    if progress.planned_share is not None:
        parts.append(f"{percent(progress.planned_share)} planned")
    if progress.recurring:
        parts.append(f"{count(progress.recurring, 'recurring task')} beside")
    return " · ".join(parts)


def _row(context: Context, entry: PhaseStatus) -> PhaseRow:
    phase, progress = entry.phase, entry.progress
    as_of = context.status.as_of
    claimed = phase.claimed
    return PhaseRow(
        number=phase.number,
        link=context.span(phase.id, phase.title),
        mark=marks.of_work(entry.state),
        claimed=quoted(claimed.text or claimed.state) if claimed else None,
        owner=tuple(context.span(owner, context.owner_name(owner)) for owner in phase.owner),
        priority=phase.priority or "not stated",
        done=f"{progress.done} of {progress.total}",
        strip=unit_strip([("done", progress.done), ("open", progress.total - progress.done)]),
        planned=_planned(progress),
        start=named_day(entry.span.start, as_of) if entry.span.start else "not stated",
        end=named_day(entry.span.end, as_of) if entry.span.end else "not stated",
        slack=slack_in_words(entry),
        source=context.repository.link(phase.place, short=True),
    )


def _planned(progress: Progress) -> str:
    return "none yet" if progress.planned_share is None else percent(progress.planned_share)


def slack_in_words(entry: PhaseStatus) -> str:
    """Return the slack as `2 d` or `−2 d`, or that it is not known."""
    known = entry.float.slack if entry.float else None
    return "not known" if known is None else f"{known} d".replace("-", "−")


def _milestones(context: Context) -> tuple[MilestoneRow, ...]:
    entries = sorted(context.status.milestones, key=lambda entry: entry.milestone.date)
    return tuple(
        MilestoneRow(
            id=entry.milestone.id,
            title=entry.milestone.title,
            mark=marks.of_work(entry.state),
            day=full_day(entry.milestone.date),
            inferred=entry.milestone.inferred,
            source=context.repository.link(entry.milestone.place, short=True),
        )
        for entry in entries
    )
