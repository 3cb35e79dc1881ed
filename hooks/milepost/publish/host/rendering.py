"""How a preview and its comment come about: the one place that knows who makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from milepost.views.reference import ReferenceSource


@dataclass(frozen=True, slots=True)
class Rendering:
    """Makes a preview folder and a comment from base, head and number of a pull request.

    `preview` takes root, base, head, number and the folder to write; `comment` takes root, base,
    head, number and the address of the preview, and returns Markdown that holds `marker`.
    """

    preview: Callable[[Path, str, str, int, Path], object]
    comment: Callable[[Path, str, str, int, str | None], str]
    marker: str


def rendering(reference: ReferenceSource) -> Rendering:
    """Return the real one; `reference` holds the commands, which its pages explain."""
    previews = import_module("milepost.publish.preview")
    comments = import_module("milepost.publish.comment")
    request = import_module("milepost.publish.proposal").Request

    def preview(root: Path, base: str, head: str, number: int, out: Path) -> object:
        return previews.preview(root, request(base, head, number), out, reference)

    def comment(root: Path, base: str, head: str, number: int, address: str | None) -> str:
        return str(comments.comment(root, request(base, head, number), address).markdown)

    return Rendering(preview, comment, str(comments.MARKER))
