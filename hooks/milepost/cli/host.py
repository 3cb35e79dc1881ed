"""`milepost host`: what the workflows of a code host run, each job one command."""

from __future__ import annotations

from pathlib import Path

import click

from milepost.cli.preview_budget import preview_budget
from milepost.publish.workflows.settings import BRANCH

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
    from milepost.cli.host_jobs import preview_job

    preview_job(root, branch, remote, budget * 10**6)


@host.command(epilog=_TIDY)
@_branch
@_remote
@click.pass_obj
def tidy(root: Path, branch: str, remote: str) -> None:
    """Remove the previews of closed pull requests, and those over 14 days old."""
    from milepost.cli.host_jobs import tidy_job

    tidy_job(root, branch, remote)
