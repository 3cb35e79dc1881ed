"""How a preview and its comment come about: the one place that knows who makes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from milepost.publish.comment import MARKER
from milepost.publish.comment import comment as make_comment
from milepost.publish.preview import preview as make_preview
from milepost.publish.proposal import Request
from milepost.value import Value
from milepost.views.reference import ReferenceSource


class Rendering(Value):
    """Makes a preview folder and a comment from base, head and number of a pull request.

    `preview` takes root, base, head, number and the folder to write; `comment` takes root, base,
    head, number and the address of the preview, and returns Markdown that holds `marker`.
    """

    preview: Callable[[Path, str, str, int, Path], object]
    comment: Callable[[Path, str, str, int, str | None], str]
    marker: str


def rendering(reference: ReferenceSource) -> Rendering:
    """Return the real one; `reference` holds the commands, which its pages explain."""

    def preview(root: Path, base: str, head: str, number: int, out: Path) -> object:
        return make_preview(root, Request(base, head, number), out, reference)

    def comment(root: Path, base: str, head: str, number: int, address: str | None) -> str:
        return make_comment(root, Request(base, head, number), address).markdown

    return Rendering(preview, comment, MARKER)
