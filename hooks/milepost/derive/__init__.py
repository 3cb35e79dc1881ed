"""What follows from a plan on its as-of day: pure functions, no clock, no files."""

from milepost.derive.derive import derive

__all__ = ["derive"]
