"""`milepost init-ci`: write the workflow files of a code host."""

from __future__ import annotations

from pathlib import Path

import click

from milepost.cli.console import say
from milepost.publish.workflows.settings import BRANCH, HOSTS

_EXAMPLES = """
\b
Examples:
  milepost init-ci github           check, preview, publish and tidy on GitHub
  milepost init-ci gitlab           the same in one file for GitLab
  milepost init-ci github --force   write them anew over changed ones
  milepost init-ci github --tool OWNER/REPOSITORY@COMMIT   for a project that is only a plan
"""


@click.command(
    name="init-ci", epilog=_EXAMPLES, short_help="Write the workflows of GitHub or GitLab."
)
@click.argument("host", type=click.Choice(HOSTS))
@click.option("--main", metavar="NAME", help="The branch of the plan; git's default if not given.")
@click.option(
    "--branch", default=BRANCH, show_default=True, metavar="NAME", help="The branch of the site."
)
@click.option(
    "--tool",
    metavar="PLACE@COMMIT",
    help="Where workflows get Milepost, for a project that does not hold it.",
)
@click.option("--force", is_flag=True, help="Overwrite workflow files that differ.")
@click.pass_obj
def init_ci(
    root: Path, host: str, main: str | None, branch: str, tool: str | None, force: bool
) -> None:
    """Write the workflow files that check, preview and publish the plan.

    They hold no logic: each job sets up Milepost and runs one command. Files that are there with
    other content are left alone, unless --force is given. What is left to switch on in the
    host's settings is said at the end.
    """
    from milepost.publish.workflows.advice import steps_after
    from milepost.publish.workflows.files import workflow_files
    from milepost.publish.workflows.project import settings_for
    from milepost.publish.workflows.writing import write_workflows

    settings = settings_for(root, host, main, branch, tool)
    for written in write_workflows(root, workflow_files(settings), force=force):
        say(f"{'Wrote' if written.is_new else 'Kept '} {written.path}")
    say("What is left to do:")
    for number, step in enumerate(steps_after(settings), 1):
        say(f"  {number}. {step}")
