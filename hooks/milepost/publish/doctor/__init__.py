"""Looks at a project and its published branch, and names what is wrong with its cure."""

from milepost.publish.doctor.examine import examine
from milepost.publish.doctor.finding import Area, Finding

__all__ = ["Area", "Finding", "examine"]
