"""A comment from start to end: read the change, word it, keep it as values too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from milepost.publish.comment.as_data import as_data
from milepost.publish.comment.links import links_of
from milepost.publish.comment.whole import whole
from milepost.publish.proposal.reading import read_proposal
from milepost.publish.proposal.request import Request
from milepost.value import Value


class Comment(Value):
    """What is said of a change: as Markdown for GitHub or GitLab, and as values for others."""

    markdown: str
    data: Mapping[str, Any]

    def to_json(self) -> str:
        """Return the values as JSON."""
        return json.dumps(self.data, indent=2, ensure_ascii=False) + "\n"


def comment(root: Path, request: Request, address: str | None) -> Comment:
    """Return the one comment on a change; `address` is that of the preview's folder, if any.

    Raises WrongUsage for an unknown revision or an address that is none; what is wrong with the
    change is said in the comment.
    """
    proposal = read_proposal(root, request)
    links = links_of(proposal, address)
    markdown = whole(proposal, links)
    return Comment(markdown, as_data(proposal, links, markdown))
