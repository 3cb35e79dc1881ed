"""A preview of a proposed change: its plan as pages that run nothing and say so."""

from milepost.publish.preview.making import Previewed, preview
from milepost.publish.proposal.request import Request

__all__ = ["Previewed", "Request", "preview"]
