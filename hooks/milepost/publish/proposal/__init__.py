"""A change that somebody proposes, read from git's objects as data and within limits."""

from milepost.publish.proposal.reading import read_proposal
from milepost.publish.proposal.request import Proposal, Request

__all__ = ["Proposal", "Request", "read_proposal"]
