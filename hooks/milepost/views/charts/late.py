"""How a chart says that something is late."""

from __future__ import annotations


def late_by(days: int) -> str:
    """Return `overdue by 6 d`; days off since the end leave nothing to count."""
    return f"overdue by {days} d" if days else "overdue"
