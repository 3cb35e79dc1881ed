"""A comment on a plan that has problems: how many, where, and the cures."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.problems.code import Problem
from milepost.publish.comment.lists import listed, path_said, said
from milepost.publish.proposal.request import Proposal
from milepost.views.wording import count


def problems(proposal: Proposal, most: int) -> Iterator[str]:
    """Yield what is wrong with the proposed plan, for which there are no pages."""
    number = count(len(proposal.errors), "problem")
    yield f"**The proposed plan has {number}, so nothing of it is shown.**"
    yield ""
    yield from listed(proposal.errors, _line, most)
    yield ""


def _line(problem: Problem) -> str:
    return f"- {path_said(str(problem.place))}: {said(problem.message)} {said(problem.cure)}"
