"""How much room previews may take: an option of all commands that publish one."""

from __future__ import annotations

import click

from milepost.publish.previews import BUDGET

preview_budget = click.option(
    "--preview-budget",
    "budget",
    type=click.IntRange(min=1),
    default=BUDGET // 10**6,
    show_default=True,
    metavar="MB",
    help="What all previews together may take; the oldest go first.",
)
