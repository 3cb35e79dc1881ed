"""What shows that a thing is done, as links or as its plain absence."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.work import Evidence
from milepost.views.context import Context
from milepost.views.links import page_path
from milepost.views.sentence import Span

_COMMIT = "commit:"


def evidence_links(context: Context, evidence: Sequence[Evidence]) -> tuple[Span, ...]:
    """Return a link for each piece of evidence; a commit without a repository is plain text."""
    return tuple(_link(context, piece) for piece in evidence)


def _link(context: Context, piece: Evidence) -> Span:
    if piece.target.startswith(_COMMIT):
        commit = context.repository.commit(piece.target.removeprefix(_COMMIT))
        return Span(piece.title or f"commit {commit.text}", commit.href)
    if "://" in piece.target or piece.target.startswith("mailto:"):
        return Span(piece.title or piece.target, piece.target)
    return Span(piece.title or piece.target, page_path(piece.target))
