"""The forms in which `milepost diff` prints what changed."""

from __future__ import annotations

import click

from milepost.build.compared import Compared
from milepost.cli.diff_text import print_told
from milepost.exports.comparison import as_html, as_json, as_markdown, told


def print_compared(compared: Compared, form: str) -> None:
    """Print a comparison as `text`, `markdown`, `json` or `html`."""
    words = told(compared.comparison, compared.before, compared.after)
    match form:
        case "markdown":
            click.echo(as_markdown(words), nl=False)
        case "html":
            click.echo(as_html(words), nl=False)
        case "json":
            found = as_json(compared.comparison, words, compared.before, compared.after)
            click.echo(found, nl=False)
        case _:
            print_told(words)
