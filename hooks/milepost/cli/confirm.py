"""`milepost confirm`: an owner looked at something and left it as it is."""

from __future__ import annotations

from pathlib import Path

import click

from milepost.cli.console import count, say
from milepost.errors import WrongUsage

_EXAMPLES = """
\b
Examples:
  milepost confirm go-live go-nogo       two items by their ids
  milepost confirm --all-of platform     all open items of one team
  milepost confirm --all-of platform --by "Ada Lovelace"
"""


@click.command(epilog=_EXAMPLES, short_help="Record that items were looked at.")
@click.argument("ids", nargs=-1, metavar="ID...")
@click.option("--all-of", "owner", metavar="OWNER", help="All open items of this team instead.")
@click.option("--by", metavar="NAME", help="Who looked; your name in git if not given.")
@click.pass_obj
def confirm(root: Path, ids: tuple[str, ...], owner: str | None, by: str | None) -> None:
    """Record in plan/review.yml that items were looked at for the coming review.

    What was neither changed nor confirmed since the last review counts as silent, and can't be
    green. The day is the one that the plan speaks for.
    """
    if bool(ids) == bool(owner):
        raise WrongUsage("Name items by their ids, or a team with --all-of.", "Not both.")
    from milepost.build.confirming import confirm_items

    done = confirm_items(root, ids, owner, by)
    what = count(len(done.items), "item")
    who = f" by {done.by}" if done.by else ""
    say(f"Confirmed {what}{who} on {done.day} in {done.path}: {', '.join(done.items)}")
