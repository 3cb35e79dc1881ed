"""The one comment that tells what a proposed change does to the plan."""

from milepost.publish.comment.making import Comment, comment
from milepost.publish.comment.whole import MARKER
from milepost.publish.proposal.request import Request

__all__ = ["MARKER", "Comment", "Request", "comment"]
