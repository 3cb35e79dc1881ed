"""`milepost render`: the site as plain files for other engines."""

from __future__ import annotations

from pathlib import Path

import click

from milepost.cli.console import console, count, say

_EXAMPLES = """
\b
Examples:
  milepost render tree && cd tree && mkdocs build
  milepost render tree && cd tree && properdocs build
  milepost render tree && cd tree && zensical build
"""


@click.command(epilog=_EXAMPLES)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def render(root: Path, folder: Path) -> None:
    """Write the site for other engines.

    DIR gets Markdown pages, files and a configuration that MkDocs, ProperDocs and Zensical each
    build without Milepost. It is replaced whole if it holds an earlier tree; a folder that holds
    anything else is refused.
    """
    from milepost.build.tree import render_tree
    from milepost.cli.reference import command_reference
    from milepost.views.reference import ReferenceSource

    pages = render_tree(root, folder, _tell_waiting, ReferenceSource(command_reference))
    say(f"{count(pages, 'page')} in {folder}")
    say(f"Build them: cd {folder} && mkdocs build")


def _tell_waiting(owner: str) -> None:
    console(stderr=True).print(f"Waiting for another run that writes there, process {owner}.")
