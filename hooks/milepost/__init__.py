"""Milepost: a status site that people can believe, from a plan kept as YAML in git."""

__version__ = "1.0.0"
