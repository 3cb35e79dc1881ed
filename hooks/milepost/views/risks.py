"""The risk page: the matrix, and the register by exposure."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.derive.status import RiskStatus
from milepost.views import marks
from milepost.views.baseline import former_risks
from milepost.views.charts import Matrix, risk_matrix
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.reviews.strips import StateStrip
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties
from milepost.views.wording import capital, in_words, plural

_BANDS = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk of the register."""

    id: str
    number: int
    title: str
    exposure: int
    mark: Mark
    history: StateStrip | None
    position: str
    state: str | None
    mitigation: str | None
    mitigated_by: tuple[Tie, ...]
    threatens: tuple[Tie, ...]
    owner: tuple[Span, ...]
    note: str | None
    source: SourceLink


@dataclass(frozen=True, slots=True)
class RisksView:
    """The risk page."""

    mark: Mark
    summary: str
    lead: str
    matrix: Matrix
    scale_note: str
    rows: tuple[RiskRow, ...]
    ended: tuple[RiskRow, ...]
    source: SourceLink


def risks_view(context: Context) -> RisksView:
    """Return the risk register as its page shows it, highest exposure first."""
    area = next(area for area in context.status.health.areas if area.area == "risks")
    ranked = sorted(context.status.risks, key=lambda entry: (-entry.exposure, entry.number))
    return RisksView(
        mark=marks.of_health(area.health),
        summary=_summary(_open(context)),
        lead=_lead(context),
        matrix=risk_matrix(context.plan, context.status, former_risks(context)),
        scale_note=_scale_note(context),
        rows=tuple(_row(context, entry) for entry in ranked if entry.risk.state == "open"),
        ended=tuple(_row(context, entry) for entry in ranked if entry.risk.state != "open"),
        source=context.repository.file("plan/risks.yml"),
    )


def risks_page(context: Context) -> PageView:
    """Return the risk page."""
    view = risks_view(context)
    return PageView(
        path="risks.html",
        title="Risks",
        description=view.lead,
        tab="Risks",
        template="risks.html.j2",
        values=view,
        source=context.plan.risks.place,
    )


def _open(context: Context) -> list[RiskStatus]:
    return [entry for entry in context.status.risks if entry.risk.state == "open"]


def _summary(risks: list[RiskStatus]) -> str:
    bands = [entry.band for entry in risks]
    named = ", ".join(f"{bands.count(band)} {band}" for band in _BANDS)
    exposure = sum(entry.exposure for entry in risks)
    return f"{len(risks)} open · {named} · total exposure {exposure}"


def _lead(context: Context) -> str:
    risks = _open(context)
    if not risks:
        return "No risk is open in the register, which may mean that nobody has looked."
    high = [entry for entry in risks if entry.band == "high"]
    bare = set(context.status.gaps.unmitigated)
    uncovered = [entry for entry in risks if entry.risk.id in bare]
    verb = plural(len(high), "is", "are")
    opening = f"{capital(in_words(len(high)))} of {in_words(len(risks))} open risks {verb} high"
    if not uncovered:
        return f"{opening}; every open risk has work in the plan that lowers it."
    words = f"{in_words(len(uncovered))} {plural(len(uncovered), 'has', 'have')} no task"
    return f"{opening}; {words} in the plan that lowers {plural(len(uncovered), 'it', 'them')}."


def _scale_note(context: Context) -> str:
    scales = context.plan.project.scales
    bands = [f"{band.name} from {band.at_least}" for band in reversed(scales.bands)]
    return (
        "Exposure is likelihood times impact, each counted from 1 for "
        f"{scales.likelihood[0]} to {len(scales.likelihood)} for {scales.likelihood[-1]}: "
        f"{', '.join(bands)}."
    )


def _row(context: Context, entry: RiskStatus) -> RiskRow:
    risk = entry.risk
    return RiskRow(
        id=risk.id,
        number=entry.number,
        title=risk.title,
        exposure=entry.exposure,
        mark=marks.of_band(entry.band),
        history=context.strips.get(risk.id),
        position=f"{capital(risk.likelihood)} × {capital(risk.impact)}",
        state=None if risk.state == "open" else capital(risk.state),
        mitigation=risk.mitigation,
        mitigated_by=ties(context, risk.mitigated_by),
        threatens=ties(context, risk.threatens),
        owner=tuple(context.span(owner, context.owner_name(owner)) for owner in risk.owner),
        note=risk.note,
        source=context.repository.link(risk.place, short=True),
    )
