"""`milepost comment`: what a proposed change does to the plan, as the text of one comment."""

from __future__ import annotations

from pathlib import Path

import click

_EXAMPLES = """
\b
Examples:
  milepost comment --base main --head my-branch
  milepost comment --base main --head refs/pull/42/head --number 42 \\
    --address https://example.org/preview/pr-42/
  milepost comment --base main --head my-branch --format json
"""


@click.command(epilog=_EXAMPLES, short_help="Tell what a proposed change does to the plan.")
@click.option("--base", required=True, metavar="REV", help="What it would change: a git revision.")
@click.option("--head", required=True, metavar="REV", help="The proposed change: a git revision.")
@click.option("--address", metavar="URL", help="Where the folder of its preview can be opened.")
@click.option(
    "--number", type=click.IntRange(min=1), metavar="N", help="The number of its pull request."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="How to print it.",
)
@click.pass_obj
def comment(
    root: Path, base: str, head: str, address: str | None, number: int | None, form: str
) -> int:
    """Print what a proposed change does to the plan, as the text of one comment.

    Its first line is a mark that readers don't see, so that a script can edit the comment
    instead of adding another. Values of the plan can neither mention anybody nor make a link.
    Problems of the proposed plan are listed, and the command succeeds.
    """
    from milepost.publish.comment import Request
    from milepost.publish.comment import comment as make_comment

    found = make_comment(root, Request(base, head, number), address)
    click.echo(found.to_json() if form == "json" else found.markdown, nl=False)
    return 0
