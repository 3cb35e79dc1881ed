"""All benchmarks, by the letter that the command line and the README know them by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import (
    bare_reviews,
    branch_growth,
    comparing,
    drawing,
    first_view,
    growth,
    many_reviews,
    mike,
    other_tools,
    reading,
    sealed_size,
    whole_build,
)
from benchmarks.row import Row


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What is measured and how; `cause` says why a target is missed, where one is."""

    letter: str
    title: str
    cause: str
    measure: Callable[[Path], tuple[Row, ...]]


BENCHMARKS = (
    Benchmark("a", whole_build.TITLE, whole_build.CAUSE, whole_build.measure),
    Benchmark("b", other_tools.TITLE, other_tools.CAUSE, other_tools.measure),
    Benchmark("c", reading.TITLE, reading.CAUSE, reading.measure),
    Benchmark("d", first_view.TITLE, first_view.CAUSE, first_view.measure),
    Benchmark("e", drawing.TITLE, drawing.CAUSE, drawing.measure),
    Benchmark("f", growth.TITLE, growth.CAUSE, growth.measure),
    Benchmark("g", sealed_size.TITLE, sealed_size.CAUSE, sealed_size.measure),
    Benchmark("h", many_reviews.TITLE, many_reviews.CAUSE, many_reviews.measure),
    Benchmark("i", bare_reviews.TITLE, bare_reviews.CAUSE, bare_reviews.measure),
    Benchmark("j", comparing.TITLE, comparing.CAUSE, comparing.measure),
    Benchmark("k", mike.TITLE, mike.CAUSE, mike.measure),
    Benchmark("l", branch_growth.TITLE, branch_growth.CAUSE, branch_growth.measure),
)
