"""From the files of a plan to the model, or to the problems that stand in the way."""

from milepost.load.loaded import Loaded
from milepost.load.reading import load_plan

__all__ = ["Loaded", "load_plan"]
