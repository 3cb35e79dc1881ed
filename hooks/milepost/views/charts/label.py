"""A line of text in a chart, with the box that it will take."""

from __future__ import annotations

from typing import Literal

from milepost.value import Value
from milepost.views.charts.text_width import width_of

Tone = Literal["ink", "ink2", "ink3", "good", "warn", "bad", "unknown", "act"]
Anchor = Literal["start", "middle", "end"]

_ABOVE = 0.8  # of the font size, from the baseline up to the top of capitals and accents
_BELOW = 0.25  # of the font size, down to the foot of letters such as g


class Box(Value):
    """A rectangle of a chart, in pixels from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Run(Value):
    """A piece of a line of text in one tone and weight."""

    text: str
    tone: Tone = "ink2"
    bold: bool = False


Runs = tuple[Run, ...]


def width_of_runs(runs: Runs, size: float) -> float:
    """Return the width of the pieces side by side, in pixels."""
    return sum(width_of(run.text, size, bold=run.bold) for run in runs)


class Label(Value):
    """A line of text: `x` is where its anchor stands, `y` its baseline, `size` in pixels.

    `href` is a path of the site that it leads to, `full` the whole text where it was shortened.
    """

    x: float
    y: float
    runs: Runs
    size: float = 13
    anchor: Anchor = "start"
    href: str | None = None
    full: str | None = None

    @property
    def width(self) -> float:
        """Its estimated width in pixels."""
        return width_of_runs(self.runs, self.size)

    @property
    def box(self) -> Box:
        """The rectangle that it takes."""
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        left = self.x - share * self.width
        return Box(
            left, self.y - _ABOVE * self.size, left + self.width, self.y + _BELOW * self.size
        )

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)


def line(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 13,
    tone: Tone = "ink2",
    bold: bool = False,
    anchor: Anchor = "start",
) -> Label:
    """Return a label of one run."""
    return Label(round(x, 1), round(y, 1), (Run(text, tone, bold),), size, anchor)
