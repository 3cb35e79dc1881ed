"""The risk page: the matrix, and the register by exposure."""

from __future__ import annotations

from milepost.derive.status import RiskStatus
from milepost.value import Value
from milepost.views import marks
from milepost.views.charts import Matrix, risk_matrix
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.overview.changed import first_review
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.reviews.strips import StateStrip
from milepost.views.risk_moves import RiskMove, RiskMoves, risk_moves, since, what_rose
from milepost.views.sentence import Sentence, Span, say
from milepost.views.ties import Tie, ties
from milepost.views.wording import capital, in_words, plural

_BANDS = ("high", "medium", "low")


class RiskRow(Value):
    """One risk of the register."""

    id: str
    number: int
    title: str
    exposure: int
    since: str | None
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


class Moved(Value):
    """What stands beside the matrix: its heading, the moves, and what is said without any."""

    title: str
    moves: tuple[RiskMove, ...]
    none: Sentence


class RisksView(Value):
    """The risk page."""

    mark: Mark
    summary: str
    lead: str
    matrix: Matrix
    moved: Moved
    scale_note: str
    rows: tuple[RiskRow, ...]
    ended: tuple[RiskRow, ...]
    source: SourceLink


def risks_view(context: Context) -> RisksView:
    """Return the risk register as its page shows it, highest exposure first."""
    area = next(area for area in context.status.health.areas if area.area == "risks")
    ranked = sorted(context.status.risks, key=lambda entry: (-entry.exposure, entry.number))
    moves = risk_moves(context)
    rows = [_row(context, entry, since(moves, entry)) for entry in ranked]
    return RisksView(
        mark=marks.of_health(area.health),
        summary=_summary(_open(context)),
        lead=f"{what_rose(context, moves)}{_lead(context)}",
        matrix=risk_matrix(context.plan, context.status, moves.positions if moves else None),
        moved=_moved(context, moves),
        scale_note=_scale_note(context),
        rows=tuple(row for row in rows if row.state is None),
        ended=tuple(row for row in rows if row.state is not None),
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
    bare = set(context.status.gaps.unmitigated)
    uncovered = [entry for entry in risks if entry.risk.id in bare]
    if len(risks) == 1:
        work = "no task" if uncovered else "work"
        return f"The one open risk is {risks[0].band}; {work} in the plan lowers it."
    high = [entry for entry in risks if entry.band == "high"]
    verb = plural(len(high) or 1, "is", "are")
    number = capital(in_words(len(high))) if high else "None"
    opening = f"{number} of {in_words(len(risks))} open risks {verb} high"
    if not uncovered:
        return f"{opening}; every open risk has work in the plan that lowers it."
    words = f"{in_words(len(uncovered))} {plural(len(uncovered), 'has', 'have')} no task"
    return f"{opening}; {words} in the plan that lowers {plural(len(uncovered), 'it', 'them')}."


def _moved(context: Context, moves: RiskMoves | None) -> Moved:
    if moves is None:
        return Moved("What moved", (), first_review(context))
    none = say(f"No risk moved since the review of {moves.day}.")
    return Moved(f"What moved since {moves.day}", moves.moves, none)


def _scale_note(context: Context) -> str:
    scales = context.plan.project.scales
    bands = [f"{band.name} from {band.at_least}" for band in reversed(scales.bands)]
    return (
        "Exposure is likelihood times impact, each counted from 1 for "
        f"{scales.likelihood[0]} to {len(scales.likelihood)} for {scales.likelihood[-1]}: "
        f"{', '.join(bands)}."
    )


def _row(context: Context, entry: RiskStatus, moved: str | None) -> RiskRow:
    risk = entry.risk
    return RiskRow(
        id=risk.id,
        number=entry.number,
        title=risk.title,
        exposure=entry.exposure,
        since=moved,
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
