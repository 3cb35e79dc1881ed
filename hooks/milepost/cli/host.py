"""`milepost host`: what the workflows of a code host run, each job one command."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from milepost.build.configuration import read_config
from milepost.cli.console import say, visible
from milepost.cli.preview_budget import preview_budget
from milepost.cli.reference import command_reference
from milepost.publish.host.api import Api
from milepost.publish.host.place import Place
from milepost.publish.host.previewing import preview_change
from milepost.publish.host.rendering import rendering
from milepost.publish.host.surroundings import TOKEN, surroundings
from milepost.publish.host.tidying import tidy_previews
from milepost.publish.workflows.settings import BRANCH
from milepost.views.reference import ReferenceSource

_EXAMPLES = """
\b
Examples:
  milepost host preview --branch gh-pages   in a workflow on workflow_run
  milepost host tidy --branch gh-pages      in a scheduled workflow
"""
_PREVIEW = """
\b
Examples:
  milepost host preview                            preview beside the site on gh-pages
  milepost host preview --preview-budget 50        with 50 MB for all previews
"""
_TIDY = """
\b
Examples:
  milepost host tidy                    previews on the branch gh-pages
  milepost host tidy --branch site      on another one
"""
_branch = click.option(
    "--branch", default=BRANCH, show_default=True, metavar="NAME", help="The branch of the site."
)
_remote = click.option(
    "--remote", default="origin", show_default=True, help="The remote of the branch."
)


@click.group(epilog=_EXAMPLES, short_help="Run a job of a host's workflows.")
def host() -> None:
    """Run a job of GitHub's workflows; `milepost init-ci github` writes them.

    The job's environment names repository, event and token. The token is never shown.
    """


@host.command(epilog=_PREVIEW)
@_branch
@_remote
@preview_budget
@click.pass_obj
def preview(root: Path, branch: str, remote: str, budget: int) -> None:
    """Preview the pull request whose check has ended, and comment on it.

    It is found by its head commit among the open ones, fetched as git objects within limits and
    rendered with the code and the configuration that are checked out. Nothing of it is run.
    """
    place = _place(root, branch, remote)
    reference = ReferenceSource(command_reference)
    made = preview_change(place, rendering(reference), budget * 10**6)
    say(visible(made.said))
    for address in filter(None, (made.preview, made.comment)):
        say(visible(address))
    if made.comment is None:
        place.host.tell(made.said)


@host.command(epilog=_TIDY)
@_branch
@_remote
@click.pass_obj
def tidy(root: Path, branch: str, remote: str) -> None:
    """Remove the previews of closed pull requests, and those over 14 days old."""
    place = _place(root, branch, remote)
    gone = tidy_previews(place)
    listed = ", ".join(map(str, gone))
    text = f"Removed the previews of {listed}." if gone else "No preview had to go."
    say(text)
    place.host.tell(text)


def _place(root: Path, branch: str, remote: str) -> Place:
    around = surroundings(os.environ)
    os.environ.pop(TOKEN, None)  # no process that works on a stranger's change inherits it
    stated = read_config(root).get("site_url")
    site = f"{str(stated).rstrip('/')}/" if stated else around.pages
    api = Api(around.api, around.token)
    return Place(root, remote, branch, around, api, site, datetime.now(UTC), _line(around.token))


def _line(token: str) -> Callable[[str], None]:
    """Return what prints one step, should the token ever be in it, without the token."""
    return lambda text: say(visible(text.replace(token, "***")))
