"""The risk matrix: likelihood upwards, impact to the right, each risk in its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import atan2, degrees

from milepost.derive.status import RiskStatus, Status
from milepost.model.plan import Plan
from milepost.model.project import Scales
from milepost.value import Value, replace
from milepost.views import marks, wording
from milepost.views.charts.label import Box, Label, line
from milepost.views.charts.matrix_grid import (
    NARROW,
    WIDE,
    Grid,
    Measures,
    Position,
    grid_of,
    said,
)
from milepost.views.charts.text_width import shortened, width_of
from milepost.views.links import SiteLinks

_ROOMY = 150.0  # pixels of a cell from which the count is said in words


class Cell(Value):
    """One cell: its box, its label such as `6 · High`, its band, and how many risks it holds.

    `counted` says how many, where there is more than one.
    """

    box: Box
    label: Label
    counted: Label | None
    band: str
    count: int


class Dot(Value):
    """One risk, as a disc with its number; `former` marks where it stood before."""

    x: float
    y: float
    radius: float
    text: Label
    name: str
    href: str
    former: bool = False


class Arrow(Value):
    """From where a risk stood to where it stands; `turn` is its angle, nought pointing down."""

    x1: float
    y1: float
    x2: float
    y2: float
    turn: float


class Matrix(Value):
    """The matrix in pixels; `caption` says in words how exposure and bands are counted.

    `narrow` is its form for a phone.
    """

    id: str
    title: str
    caption: str
    width: float
    height: float
    cells: tuple[Cell, ...]
    dots: tuple[Dot, ...]
    arrows: tuple[Arrow, ...]
    words: tuple[Label, ...]
    upright: Label
    narrow: Matrix | None = None

    @property
    def labels(self) -> tuple[Label, ...]:
        """All its level texts; the upright title of the likelihood axis is apart."""
        counted = (cell.counted for cell in self.cells if cell.counted)
        inside = (*(cell.label for cell in self.cells), *counted)
        return (*inside, *(dot.text for dot in self.dots), *self.words)


def risk_matrix(plan: Plan, status: Status, former: Mapping[str, Position] | None = None) -> Matrix:
    """Return the matrix of the open risks; `former` gives earlier positions of some by id."""
    shown = [entry for entry in status.risks if entry.risk.state == "open"]
    moved = {
        entry.risk.id: former[entry.risk.id]
        for entry in shown
        if former and former.get(entry.risk.id, _at(entry)) != _at(entry)
    }
    wide = _drawn(plan, shown, moved, WIDE)
    return replace(wide, narrow=_drawn(plan, shown, moved, NARROW))


def _drawn(
    plan: Plan, shown: Sequence[RiskStatus], moved: Mapping[str, Position], measures: Measures
) -> Matrix:
    scales = plan.project.scales
    seats = _seats(shown, moved)
    grid = grid_of(scales, measures, max((len(there) for there in seats.values()), default=0))
    dots = _dots(seats, grid, SiteLinks(plan))
    return Matrix(
        id=measures.name,
        title="Risks by likelihood and impact",
        caption=_caption(scales, shown),
        width=round(grid.left + len(scales.impact) * grid.width + 1, 1),
        height=round(1 + len(scales.likelihood) * grid.height + 56, 1),
        cells=tuple(_cells(scales, grid, Counter(_at(entry) for entry in shown))),
        dots=dots,
        arrows=_arrows(dots),
        words=tuple(_words(scales, grid)),
        upright=_upright(scales, grid),
    )


def _at(entry: RiskStatus) -> Position:
    return entry.likelihood, entry.impact


def _seats(
    shown: Sequence[RiskStatus], moved: Mapping[str, Position]
) -> dict[Position, list[tuple[RiskStatus, bool]]]:
    """Return who sits in each cell: rings of those that left and those that moved, by number,
    then the others, so that an arrow runs straight where it can.
    """
    seats: dict[Position, list[tuple[RiskStatus, bool]]] = {}
    for entry in sorted(shown, key=lambda entry: (entry.risk.id not in moved, entry.number)):
        if entry.risk.id in moved:
            seats.setdefault(moved[entry.risk.id], []).append((entry, True))
        seats.setdefault(_at(entry), []).append((entry, False))
    return seats


def _cells(scales: Scales, grid: Grid, counts: Mapping[Position, int]) -> list[Cell]:
    cells = []
    for likelihood in range(len(scales.likelihood), 0, -1):
        for impact in range(1, len(scales.impact) + 1):
            position, exposure = (likelihood, impact), likelihood * impact
            band = _band(scales, exposure)
            cells.append(_cell(grid, grid.box(position), band, exposure, counts[position]))
    return cells


def _cell(grid: Grid, box: Box, band: str, exposure: int, count: int) -> Cell:
    size = grid.measures.small
    x, y = box.left + grid.inset, box.top + 18
    whole = f"{exposure} · {said(band)}"
    room = grid.width - 2 * grid.inset
    text = whole if width_of(whole, size) <= room else str(exposure)
    label = line(text, x, y, size=size)
    words = wording.count(count, "risk") if grid.width >= _ROOMY else str(count)
    counted = line(words, box.right - grid.inset, y, size=size, anchor="end")
    fits = count > 1 and label.width + counted.width + 12 <= room
    return Cell(box, label, counted if fits else None, band, count)


def _band(scales: Scales, exposure: int) -> str:
    reached = [band for band in scales.bands if exposure >= band.at_least]
    return max(reached, key=lambda band: band.at_least).name if reached else "low"


def _dots(
    seats: Mapping[Position, Sequence[tuple[RiskStatus, bool]]],
    grid: Grid,
    links: SiteLinks,
) -> tuple[Dot, ...]:
    dots = []
    for position, there in seats.items():
        for index, (entry, former) in enumerate(there):
            x, y = grid.slot(position, index)
            dots.append(_dot(entry, x, y, grid.measures.radius, links, former=former))
    return tuple(sorted(dots, key=lambda dot: (not dot.former, dot.y, dot.x)))


def _dot(
    entry: RiskStatus, x: float, y: float, radius: float, links: SiteLinks, *, former: bool
) -> Dot:
    word = marks.of_band(entry.band).word.lower()
    name = f"Risk {entry.number}: {entry.risk.title}, exposure {entry.exposure}, {word}"
    text = line(
        str(entry.number), x, y + 4.5, bold=True, anchor="middle", tone="ink" if former else "ink2"
    )
    return Dot(x, y, radius, text, name, links.to(entry.risk.id), former)


def _arrows(dots: Sequence[Dot]) -> tuple[Arrow, ...]:
    now = {dot.href: dot for dot in dots if not dot.former}
    return tuple(_between(dot, now[dot.href]) for dot in dots if dot.former and dot.href in now)


def _between(begin: Dot, end: Dot) -> Arrow:
    """Return the arrow from the rim of one disc to the rim of the other."""
    across, down = end.x - begin.x, end.y - begin.y
    length = max((across**2 + down**2) ** 0.5, 1)
    off = begin.radius + 1.5
    return Arrow(
        round(begin.x + across / length * off, 1),
        round(begin.y + down / length * off, 1),
        round(end.x - across / length * off, 1),
        round(end.y - down / length * off, 1),
        round(degrees(atan2(-across, down)), 1),
    )


def _words(scales: Scales, grid: Grid) -> list[Label]:
    size = grid.measures.size
    found = []
    for index, word in enumerate(scales.likelihood, start=1):
        box = grid.box((index, 1))
        text = shortened(said(word), grid.measures.longest_word, size)
        middle = (box.top + box.bottom) / 2 + 5
        found.append(line(text, box.left - 8, middle, size=size, tone="ink", anchor="end"))
    bottom = grid.box((1, 1)).bottom
    for index, word in enumerate(scales.impact, start=1):
        box = grid.box((1, index))
        text = shortened(said(word), grid.width - 6, size)
        middle = (box.left + box.right) / 2
        found.append(line(text, middle, bottom + 20, size=size, tone="ink", anchor="middle"))
    centre = grid.left + len(scales.impact) * grid.width / 2
    found.append(line("Impact", centre, bottom + 44, bold=True, anchor="middle"))
    return found


def _upright(scales: Scales, grid: Grid) -> Label:
    """Return the title of the upright axis, as it is before it is turned about its anchor."""
    middle = 1 + len(scales.likelihood) * grid.height / 2
    return line("Likelihood", 14, middle, bold=True, anchor="middle")


def _caption(scales: Scales, shown: Sequence[RiskStatus]) -> str:
    bands = sorted(scales.bands, key=lambda band: -band.at_least)
    limits = ", ".join(f"{band.name} from {band.at_least}" for band in bands)
    held = wording.count(len(shown), "open risk")
    return f"{held}. Exposure is likelihood times impact, each counted from 1; {limits}."
