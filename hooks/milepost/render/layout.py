"""Where a version of the site finds what is not its own: shared files, and the live version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LIVE = "../live/"
"""The way from the root of a sealed version to the live one."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the pages of one version name files and pages.

    `shared` maps the paths of assets to where all versions share them, from the version's root;
    an asset that is not in it is the version's own. `own` are the pages and files of the
    version; a path that is none of them belongs to the live version. None: all are its own.
    """

    shared: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] | None = None

    def asset(self, path: str) -> str:
        """Return where an asset stands, from the version's root."""
        return self.shared.get(path, path)

    def home_of(self, path: str) -> str:
        """Return the folder that an in-site path starts from: nothing, or the live version."""
        page = path.partition("#")[0]
        if self.own is None or not page:
            return ""
        return "" if (f"{page}index.html" if page.endswith("/") else page) in self.own else LIVE


OWN = Layout()
"""A version that stands alone, with all its assets in a folder of its own."""
