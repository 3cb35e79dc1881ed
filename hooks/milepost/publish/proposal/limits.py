"""How much of a stranger's change is read."""

from __future__ import annotations

MOST_FILES = 5_000
"""Files and folders in `plan/` and `site_src/`: ten times what a large project has."""

MOST_BYTES = 50 * 1000 * 1000
"""Bytes of all files that are read: they are held in memory, and published once for each push."""

DEEPEST = 12
"""Folders in one another; more than that no reader of a plan follows."""

LONGEST_NAME = 255
"""Bytes of one name: what common file systems can hold."""

LONGEST_PATH = 1_000
"""Bytes of a path, so that it fits below any folder."""

MOST_NAMED = 200
"""Paths that are named as not previewed, and problems that are shown; more nobody reads."""
