"""`milepost verify`: prove that no sealed review was altered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from milepost.cli.console import console, count, print_problems, say

if TYPE_CHECKING:
    from milepost.history.archive import Archive

_EXAMPLES = """
\b
Examples:
  milepost verify                  check every file of plan/reviews/
  milepost verify --head 5f0c...   and that the newest review is the one with this digest
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--head",
    "heads",
    multiple=True,
    metavar="DIGEST",
    help="The digest of the newest review, kept elsewhere; may be given for errata too.",
)
@click.pass_obj
def verify(root: Path, heads: tuple[str, ...]) -> int:
    """Check that every sealed review is as it was sealed.

    Checked are names, form, digest and chain of each file, and that nothing else lies in
    plan/reviews/. Exits with 1 and names file and reason where something does not hold.
    """
    from milepost.build.reviews import inspect_reviews, plan_problems

    found = inspect_reviews(root, heads)
    problems = (*found.problems, *plan_problems(found.archive))
    print_problems(problems)
    if problems:
        console().print(f"{count(len(problems), 'problem')} in plan/reviews/", style="bold")
        return 1
    for line in _good_lines(found.archive):
        say(line)
    return 0


def _good_lines(archive: Archive) -> tuple[str, ...]:
    last = archive.last
    if last is None:
        return ("No review is sealed yet.",)
    errata = f" and {len(archive.errata)} errata" if len(archive.errata) > 1 else ""
    errata = " and 1 erratum" if len(archive.errata) == 1 else errata
    return (
        f"{count(len(archive.seals), 'review')}{errata}, each as it was sealed.",
        f"Newest: {last.day}, digest {last.digest}",
    )
