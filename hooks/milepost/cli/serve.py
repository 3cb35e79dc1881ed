"""`milepost serve`: show the site while the plan is being written."""

from __future__ import annotations

import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from milepost.cli.console import count, print_problems, say

if TYPE_CHECKING:
    from milepost.serve.board import Showing

_EXAMPLES = """
\b
Examples:
  milepost serve               at http://127.0.0.1:8000/
  milepost serve --port 9000   at another port
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    metavar="PORT",
    show_default=True,
    help="The port to listen on; if it is taken, the next free one.",
)
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Show the site and follow what you save.

    While the plan has problems every address shows them, with their lines and cures. Mend them,
    and the page you were on comes back by itself. Ctrl+C ends the server.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)

    def listening(address: str) -> None:
        if not address.endswith(f":{port}/"):
            say(f"Port {port} is taken.")
        say(f"Open {address} - Ctrl+C ends the server")
        say("Building the site")

    from milepost.serve.session import serve_site

    try:
        serve_site(root, port, _now, listening, _tell)
    except KeyboardInterrupt:
        say("Stopped.")


def _now() -> datetime:
    return datetime.now().astimezone()


def _stop(number: int, frame: object) -> NoReturn:
    del frame
    sys.exit(128 + number)


def _tell(showing: Showing) -> None:
    time = f"{_now():%H:%M:%S}"
    report = showing.report
    print_problems(report.problems)
    for line in showing.lines:
        say(line)
    if showing.lines:
        say(f"{time} Not built. Every address shows why.")
    elif showing.failed:
        found = count(len(report.errors), "problem")
        say(f"{time} Not built: {found}. Every address shows what is wrong.")
    else:
        say(f"{time} Built {count(len(report.pages), 'page')}. Waiting for a file to be saved.")
