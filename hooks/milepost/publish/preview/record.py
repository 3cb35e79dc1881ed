"""`preview.json`: what a preview was made of, by which the next run knows its folder."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.history.canonical import canonical
from milepost.publish.proposal.request import Proposal

RECORD = "preview.json"
"""The file, at the root of a preview."""

MARK = '"kind":"milepost preview"'
"""The text in it by which a folder is known as one that may be replaced."""


def record_of(proposal: Proposal, files: Mapping[str, bytes]) -> bytes:
    """Return the record of a preview. It holds no time: the same change has the same preview."""
    return canonical(
        {
            "kind": "milepost preview",
            "number": proposal.request.number,
            "base": proposal.commits.base,
            "head": proposal.commits.head,
            "pages": sum(path.endswith(".html") for path in files),
            "files": len(files),
            "bytes": sum(map(len, files.values())),
            "problems": len(proposal.errors),
            "changes": len(proposal.comparison.changes) if proposal.comparison else 0,
            "not_previewed": len(proposal.not_previewed),
            "seals_touched": len(proposal.seals),
        }
    )
