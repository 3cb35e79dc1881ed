"""Where a version of the site finds what is not its own: shared files, and the live version."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.value import Value, field

LIVE = "../live/"
"""The way from the root of a sealed version to the live one."""


_ALL = "../"
"""The way from the root of a version to that of all."""


class Layout(Value):
    """How the pages of one version name files and pages.

    `shared` maps the paths of assets to where all versions share them, from the version's root;
    an asset that is not in it is the version's own. `own` are the pages and files of the
    version; a path that is none of them belongs to the live version. None: all are its own.
    `beside` are the folders of other versions, with which a path may start; `moved` maps the
    paths of pages to where they stand instead, from the version's root.
    """

    shared: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] | None = None
    beside: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)

    def asset(self, path: str) -> str:
        """Return where an asset stands, from the version's root."""
        return self.shared.get(path, path)

    def way_to(self, address: str) -> str:
        """Return the way from the version's root to an in-site address."""
        path, mark, fragment = address.partition("#")
        if path in self.moved:
            return f"{self.moved[path]}{mark}{fragment}"
        if path.partition("/")[0] in self.beside:
            return f"{_ALL}{address}"
        if self.own is None or not path:
            return address
        page = f"{path}index.html" if path.endswith("/") else path
        return address if page in self.own else f"{LIVE}{address}"


OWN = Layout()
"""A version that stands alone, with all its assets in a folder of its own."""
