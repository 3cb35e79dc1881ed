"""`python -m benchmarks`: measure, print the tables, and write them where asked to."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click

from benchmarks.catalogue import BENCHMARKS, Benchmark
from benchmarks.machine import described
from benchmarks.report import section, write


def _chosen(context: click.Context, option: click.Parameter, letters: str) -> list[Benchmark]:
    """Return the benchmarks of these letters, in the order of the catalogue."""
    del context, option
    known = {benchmark.letter: benchmark for benchmark in BENCHMARKS}
    wanted = [letter.strip() for letter in letters.split(",") if letter.strip()]
    unknown = [letter for letter in wanted if letter not in known]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)} is none of {', '.join(known)}.")
    return [benchmark for benchmark in BENCHMARKS if not wanted or benchmark.letter in wanted]


@click.command(help="Time Milepost against other tools. One run of all takes some 40 minutes.")
@click.option("--only", default="", callback=_chosen, help="Letters of benchmarks, as in a,c.")
@click.option("--write", "keep", is_flag=True, help="Write the tables to benchmarks/README.md.")
def main(only: list[Benchmark], keep: bool) -> None:
    """Run the chosen benchmarks one after the other."""
    machine = described()
    for benchmark in only:
        started = time.monotonic()
        click.echo(f"({benchmark.letter}) {benchmark.title}", err=True)
        with tempfile.TemporaryDirectory(prefix="milepost-bench-") as folder:
            text = section(benchmark, benchmark.measure(Path(folder)), machine)
        click.echo(f"## ({benchmark.letter}) {benchmark.title}\n\n{text}")
        if keep:
            write(benchmark, text)
        click.echo(f"    done in {time.monotonic() - started:.0f} s", err=True)


if __name__ == "__main__":
    main()
