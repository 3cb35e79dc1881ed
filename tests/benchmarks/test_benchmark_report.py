"""Every benchmark has its entry in the README, and results go to where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.catalogue import BENCHMARKS, Benchmark
from benchmarks.report import README, marks, section, write
from benchmarks.row import Row, at_most
from benchmarks.timing import Taken, in_turns


@pytest.mark.parametrize("benchmark_of", BENCHMARKS, ids=lambda one: one.letter)
def test_benchmark_has_its_entry_in_the_readme(benchmark_of: Benchmark) -> None:
    text = README.read_text(encoding="utf-8")
    assert f"## ({benchmark_of.letter}) {benchmark_of.title}\n" in text
    begin, end = marks(benchmark_of)
    assert text.count(begin) == text.count(end) == 1
    assert text.index(begin) < text.index(end)


def test_missed_target_is_named_with_its_cause() -> None:
    missed = at_most("1,000 tasks", 1.3, 1.25, "1.3 s against 1 s")
    text = section(BENCHMARKS[0], [missed], "a machine")
    assert "| missed |" in text
    assert BENCHMARKS[0].cause in text


def test_met_target_has_no_cause() -> None:
    met = at_most("1,000 tasks", 1.25, 1.25, "1.25 s against 1 s")
    text = section(BENCHMARKS[0], [met, Row("beside", "reported", "1 s")], "a machine")
    assert "| met |" in text
    assert "| reported |" in text
    assert BENCHMARKS[0].cause not in text


def test_results_replace_those_of_the_same_benchmark_only(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    pages = ["".join(marks(each)) for each in BENCHMARKS]
    readme.write_text("\n".join(pages), encoding="utf-8")
    for text in (r"first \1", "second"):
        write(BENCHMARKS[1], f"{text}\n", readme)
    begin, end = marks(BENCHMARKS[1])
    pages[1] = f"{begin}\nsecond\n{end}"
    assert readme.read_text(encoding="utf-8") == "\n".join(pages)


def test_actions_take_turns_and_change_their_order_after_a_round_that_does_not_count() -> None:
    said: list[str] = []

    def action(name: str, seconds: float) -> float:
        said.append(name)
        return seconds

    taken = in_turns({"one": lambda: action("one", 1), "two": lambda: action("two", 2)}, 3)
    assert said == ["one", "two", "one", "two", "two", "one", "one", "two"]
    assert taken["one"].seconds == (1, 1, 1)


def test_ratio_is_the_median_of_the_ratios_of_the_rounds() -> None:
    assert Taken((1, 8, 3)).over(Taken((2, 2, 2))) == 1.5
