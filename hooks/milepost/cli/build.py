"""`milepost build`: write the site, whole or not at all."""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from milepost.build.root_page import MARK
from milepost.build.target import accept
from milepost.build.workplace import workplace
from milepost.cli.console import console, count, print_problems, say

if TYPE_CHECKING:
    from milepost.build.site_build import Built

_EXAMPLES = """
\b
Examples:
  milepost build                   write the site to site/
  milepost build --out /srv/www    write it to another folder
  milepost build --published copy  keep the sealed versions of that copy
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to write to; `site` in the project if not given.",
)
@click.option(
    "--published",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="A copy of the site as readers have it; its sealed versions stay as they are.",
)
@click.pass_obj
def build(root: Path, out: Path | None, published: Path | None) -> None:
    """Build the site from plan/ and site_src/.

    The site is made beside its target and takes its place when all of it is there. A build that
    fails or is ended leaves the old site whole. Every sealed review is a version of its own; one
    that is there already is kept as long as neither its seal nor Milepost has changed.
    """
    signal.signal(signal.SIGTERM, _stop)
    started = time.monotonic()
    place = accept(out or root / "site", root, "index.html", MARK)
    place.parent.mkdir(parents=True, exist_ok=True)
    with (
        console(stderr=True).status("Building the site"),
        workplace(root, place, _tell_waiting) as work,
    ):
        from milepost.build.site_build import build_site  # loads while the engine does

        built = build_site(work, published)
    _tell_result(built, time.monotonic() - started)


def _stop(number: int, frame: object) -> NoReturn:
    """End by way of all clean-up."""
    del frame
    sys.exit(128 + number)


def _tell_waiting(owner: str) -> None:
    console(stderr=True).print(f"Waiting for another build of this site, process {owner}.")


def _tell_result(built: Built, seconds: float) -> None:
    report = built.report
    print_problems(report.problems)
    say(
        f"{count(built.pages, 'page')}, {built.size / 1e6:.1f} MB, built in {seconds:.1f} s; "
        f"{count(report.warnings, 'warning')}, {count(report.contradictions, 'contradiction')}."
    )
    say(f"Open {(built.target / 'live' / 'index.html').as_uri()}")
