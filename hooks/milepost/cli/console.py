"""What the commands print: problems, counts and plain lines, in colour on a terminal.

Rich is loaded with the first line that is printed: a build starts its engine before.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from milepost.errors import MilepostError, PlanError
from milepost.problems.code import Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.CONTRADICTION: "cyan",
}


def console(*, stderr: bool = False) -> Console:
    """Return a console that neither wraps nor guesses at markup; rich respects NO_COLOR."""
    from rich.console import Console

    return Console(stderr=stderr, soft_wrap=True, highlight=False, markup=False, emoji=False)


def say(text: str) -> None:
    """Print one line for the user."""
    console().print(text)


def problem_line(problem: Problem) -> Text:
    """Return a problem as one line: place, severity by colour, what is wrong, cure, code."""
    from rich.text import Text

    return Text.assemble(
        (f"{visible(str(problem.place))}: ", "bold"),
        (f"{visible(problem.message)} ", _STYLES[problem.severity]),
        f"{visible(problem.cure)} ",
        (f"[{problem.code}]", "dim"),
    )


def visible(text: str) -> str:
    """Return a text that can't steer the terminal: what is not printable becomes a sign."""
    return "".join(each if each.isprintable() else "\ufffd" for each in text)


def print_problems(problems: Iterable[Problem], *, stderr: bool = False) -> None:
    """Print problems, one line each."""
    screen = console(stderr=stderr)
    for problem in problems:
        screen.print(problem_line(problem))


def complain(error: MilepostError) -> None:
    """Print why the command stopped, on standard error."""
    if isinstance(error, PlanError):
        print_problems(error.problems, stderr=True)
    console(stderr=True).print(str(error), style="bold")


def count(number: int, thing: str) -> str:
    """Return a number with its thing: `1 page`, `2 pages`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
