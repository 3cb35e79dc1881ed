"""The live version: the engine's command for it, started, waited for, and judged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from milepost.build import beside
from milepost.build.configuration import CONFIG, configuration
from milepost.build.delivery import missing
from milepost.build.engine import Run, build_command
from milepost.build.report import Report, asked_for, read
from milepost.build.version_index import LIVE
from milepost.build.version_inputs import generator_digest
from milepost.build.workplace import Workplace
from milepost.errors import MilepostError, PlanError
from milepost.value import Value
from milepost.views.gone_path import Gone


class Building(Value):
    """The command that builds live: its number, and what it was told that sealed versions show.

    It leaves its report in a file.
    """

    number: int
    told: tuple[Gone, ...]
    report: Path


def start_live(work: Workplace, gone: tuple[Gone, ...]) -> Building:
    """Start building live; `gone` are all pages that a sealed version shows or leads to."""
    left, versions = work.scratch / "report.json", work.scratch / "versions.json"
    left.unlink(missing_ok=True)
    beside.tell(versions, gone, generator_digest(), work.known)
    command = build_command(configuration(work.root, work.scratch), work.stage / LIVE)
    settings = {**asked_for(left), beside.VARIABLE: str(versions)}
    return Building(work.engine.start(command, work.root, settings), gone, left)


def finish_live(work: Workplace, building: Building) -> Report:
    """Wait for the live version and return its report; raise what is wrong with either."""
    ran = work.engine.wait(building.number)
    return verdict(ran, read(building.report), work.stage / LIVE)


def is_what_it_would_be(building: Building, report: Report, gone: Iterable[Gone]) -> bool:
    """Tell whether live would be the same if it had been told these pages instead."""
    own = set(report.pages) - set(report.gone)
    return _without(own, building.told) == _without(own, gone)


def _without(own: set[str], gone: Iterable[Gone]) -> list[Gone]:
    return [one for one in gone if one.path not in own]


def verdict(run: Run, report: Report | None, destination: Path) -> Report:
    """Return the report of an engine that did all it should; raise what keeps it from that."""
    if report is not None and report.errors:
        raise PlanError(report.problems, "Nothing was built, and the site is as it was.")
    if not run.succeeded:
        raise MilepostError("\n".join(("The engine stopped:", *run.lines)))
    if report is None:
        raise MilepostError(
            "The engine ran without Milepost's hook, so it knew nothing of the plan.",
            f"Name hooks/milepost_hooks.py under `hooks` in {CONFIG}.",
        )
    lost = missing(report, destination)
    if lost:
        raise PlanError(lost, "The engine lost pages. The site is as it was.")
    return report
