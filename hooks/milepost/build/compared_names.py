"""What may be compared beside the days of reviews and the revisions of git."""

from __future__ import annotations

LIVE = "live"
"""The plan as it stands."""

LAST = "last"
"""The newest sealed review."""
