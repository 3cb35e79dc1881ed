"""The measures of a risk matrix: how large its cells are, and where in them a risk stands."""

from __future__ import annotations

from milepost.model.project import Scales
from milepost.value import Value
from milepost.views import wording
from milepost.views.charts.label import Box
from milepost.views.charts.text_width import width_of

_HEAD = 34.0  # pixels of a cell that its own label takes
_INSET = 4.0  # pixels from the edge of a cell to a risk
_BETWEEN = 6.0  # pixels between two lines of risks
_WIDE_CELL = 180.0  # pixels from which a label and two risks have room beside each other

Position = tuple[int, int]
"""Likelihood and impact, each counted from 1."""


class Measures(Value):
    """The sizes of one form of the matrix, in pixels.

    `width` is what all columns share where that leaves each at least `least_cell`, `title` the
    room of the upright title, `longest_word` the most that a word of the scale takes.
    """

    name: str
    width: float
    least_cell: float
    least_height: float
    title: float
    longest_word: float
    pitch: float
    radius: float
    size: float
    small: float


WIDE = Measures("risk-matrix", 720, 104, 92, 34, 130, 40, 13.5, 14, 13)
NARROW = Measures("risk-matrix-narrow", 357, 36, 76, 20, 70, 28, 12, 13, 12)


class Grid(Value):
    """Where the cells begin, how large each is, and how many risks stand on a line of one."""

    measures: Measures
    rows: int
    left: float
    width: float
    height: float
    indent: float
    per_line: int

    @property
    def inset(self) -> float:
        """Pixels from the edge of a cell to its label."""
        return 8.0 if self.width >= 80 else 4.0

    def box(self, position: Position) -> Box:
        """Return the cell of a position."""
        x = self.left + (position[1] - 1) * self.width
        y = 1 + (self.rows - position[0]) * self.height
        return Box(x, y, x + self.width, y + self.height)

    def slot(self, position: Position, index: int) -> tuple[float, float]:
        """Return the middle of the place of the risk with this index in its cell."""
        box = self.box(position)
        down, across = divmod(index, self.per_line)
        radius = self.measures.radius
        inwards = self.indent + across * self.measures.pitch
        is_wide = self.width >= _WIDE_CELL
        return (
            round(box.left + inwards if is_wide else box.right - inwards, 1),
            round(box.top + _HEAD + radius + 4 + down * (2 * radius + _BETWEEN), 1),
        )


def grid_of(scales: Scales, measures: Measures, most: int) -> Grid:
    """Return the grid of a matrix in whose fullest cell `most` risks stand."""
    words = max(width_of(said(word), measures.size) for word in scales.likelihood)
    left = round(measures.title + min(words, measures.longest_word) + 8, 1)
    width = max(round((measures.width - left) / len(scales.impact), 1), measures.least_cell)
    # The place below a cell's label stays free, where an arrow would strike it: wide cells begin
    # beside it, others at their right edge.
    indent = 84.0 if width >= _WIDE_CELL else min(measures.radius + 8, width / 2)
    per_line = max(int((width - indent - measures.radius - _INSET) // measures.pitch) + 1, 1)
    lines = -(-most // per_line) if most else 1
    needed = _HEAD + lines * (2 * measures.radius + _BETWEEN) + 8
    height = max(measures.least_height, needed)
    return Grid(measures, len(scales.likelihood), left, width, height, indent, per_line)


def said(word: str) -> str:
    """Return a word of a scale as a label says it."""
    return wording.capital(word)
