"""What a Gantt chart is made of: one drawing for each form of page, with rows and lanes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from milepost.value import Value
from milepost.views.charts.bar import Bar
from milepost.views.charts.label import Label
from milepost.views.charts.lane import Lane
from milepost.views.charts.ruler import Ruler
from milepost.views.marks import Mark

Form = Literal["wide", "phone", "print"]


class Key(Value):
    """An entry of the legend: a sign by its kind and tone, and what it means."""

    sign: str
    word: str
    tone: str = "plain"


class Row(Value):
    """One bar with its texts. `middle` is the height of the bar's middle from the chart's top.

    `sign` and `sign_at` are the state and the middle of its mark.
    """

    top: float
    height: float
    middle: float
    thickness: float
    sign: Mark | None
    sign_at: tuple[float, float]
    labels: tuple[Label, ...]
    bar: Bar | None
    name: str
    href: str


class Drawing(Value):
    """One form of a chart, in pixels.

    `rules` are the heights of the lines between its parts, `veils` tops and heights of the bands
    that hide the lines of the axis behind a title.
    """

    id: str
    form: Form
    width: float
    height: float
    ruler: Ruler
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    words: tuple[Label, ...] = ()
    rules: tuple[float, ...] = ()
    veils: tuple[tuple[float, float], ...] = ()

    @property
    def labels(self) -> tuple[Label, ...]:
        """Every text of the drawing."""
        return tuple(self._labels())

    def _labels(self) -> Iterator[Label]:
        yield from self.ruler.labels
        yield from self.words
        for lane in self.lanes:
            yield from lane.labels
        for row in self.rows:
            yield from row.labels


class Gantt(Value):
    """A chart in all its forms, of which a page shows the one that suits it.

    `title` is its short name, `caption` the sentence with its message. `empty` says what to do
    where there is nothing to draw; then there are no forms.
    """

    id: str
    title: str
    caption: str
    forms: tuple[Drawing, ...]
    keys: tuple[Key, ...]
    empty: str | None = None
