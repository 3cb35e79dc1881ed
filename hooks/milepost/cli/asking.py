"""Questions to the person at the keyboard; there are none where nobody sits there."""

from __future__ import annotations

import sys

import click

from milepost.errors import MilepostError


def is_attended() -> bool:
    """Whether somebody can answer."""
    return sys.stdin.isatty()


def go_on(question: str) -> None:
    """Ask before something that can't be undone; raise MilepostError after a no."""
    if not click.confirm(question):
        raise MilepostError("Nothing was written.")
