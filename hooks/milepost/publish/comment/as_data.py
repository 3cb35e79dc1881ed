"""A comment as values, for hosts and scripts that word it themselves."""

from __future__ import annotations

import json
from typing import Any

from milepost.exports.comparison import as_json, told
from milepost.problems.code import Problem
from milepost.publish.comment.links import Links
from milepost.publish.comment.opening import sentences_in_words
from milepost.publish.comment.whole import MARKER
from milepost.publish.proposal.request import Proposal
from milepost.value import asdict
from milepost.views.reviews.feared import feared

SCHEMA = 1
"""Version of the form; raised when a key changes its meaning or goes."""


def as_data(proposal: Proposal, links: Links | None, markdown: str) -> dict[str, Any]:
    """Return what a comment says, with stable keys."""
    commits = proposal.commits
    return {
        "schema": SCHEMA,
        "marker": MARKER,
        "markdown": markdown,
        "number": proposal.request.number,
        "base": commits.base,
        "head": commits.head,
        "compared_with": commits.split,
        "committed": commits.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "headline": _headline(proposal),
        "sentences": list(sentences_in_words(proposal)),
        "comparison": _comparison(proposal),
        "problems": [_problem(each) for each in proposal.problems],
        "pages": dict(proposal.pages),
        "not_previewed": list(proposal.not_previewed),
        "seals_touched": list(proposal.seals),
        "links": asdict(links) if links else None,
    }


def _headline(proposal: Proposal) -> list[dict[str, Any]]:
    if proposal.plan is None:
        return []
    return [asdict(each) for each in feared(proposal.sound()[1], proposal.comparison)]


def _comparison(proposal: Proposal) -> dict[str, Any] | None:
    found = proposal.comparison
    if found is None:
        return None
    tree: dict[str, Any] = json.loads(as_json(found, told(found, "base", "head"), "base", "head"))
    return tree


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "message": problem.message,
        "cure": problem.cure,
        "severity": problem.severity.value,
    }
