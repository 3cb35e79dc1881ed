"""The rows of a run as Markdown, and their place in the README."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.catalogue import Benchmark
from benchmarks.row import Row

README = Path(__file__).with_name("README.md")

_HEAD = "| what | target | figure | outcome |\n|---|---|---|---|\n"


def section(benchmark: Benchmark, rows: Sequence[Row], machine: str) -> str:
    """Return the results of one benchmark as Markdown."""
    lines = "".join(
        f"| {row.what} | {row.target} | {row.figure} | {row.outcome} |\n" for row in rows
    )
    missed = any(row.met is False for row in rows)
    cause = f"\nMissed because: {benchmark.cause}\n" if missed else ""
    return f"{machine}.\n\n{_HEAD}{lines}{cause}"


def write(benchmark: Benchmark, text: str, readme: Path = README) -> None:
    """Put the results of one benchmark between its marks in the README."""
    begin, end = marks(benchmark)
    before = readme.read_text(encoding="utf-8")
    between = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    after, found = between.subn(lambda _: f"{begin}\n{text}{end}", before)
    assert found == 1, f"the README has one place for benchmark {benchmark.letter}"
    readme.write_text(after, encoding="utf-8")


def marks(benchmark: Benchmark) -> tuple[str, str]:
    """Return the comments of the README between which the results of a benchmark stand."""
    return f"<!-- results {benchmark.letter} -->", f"<!-- end of {benchmark.letter} -->"
