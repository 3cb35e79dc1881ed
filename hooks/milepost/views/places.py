"""Source links: from a generated fact to the line of the plan that states it."""

from __future__ import annotations

from urllib.parse import quote

from milepost.problems.place import Place
from milepost.value import Value


class SourceLink(Value):
    """A place as readers see it; `href` is None where no repository is known."""

    text: str
    href: str | None


class Repository(Value):
    """Where the plan's files can be looked at: `url` without a final slash, and the revision."""

    url: str | None = None
    revision: str = "main"

    def link(self, place: Place, *, short: bool = False) -> SourceLink:
        """Return the link to a place; `short` leaves the folder out of its text."""
        name = place.file.rpartition("/")[2] if short else place.file
        return SourceLink(f"{name}:{place.line}", self._address(place.file, place.line))

    def file(self, path: str) -> SourceLink:
        """Return the link to a whole file."""
        return SourceLink(path, self._address(path, None))

    def commit(self, revision: str) -> SourceLink:
        """Return the link to a commit, shown by the first seven digits of its hash."""
        href = f"{self.url}/commit/{quote(revision)}" if self.url else None
        return SourceLink(revision[:7], href)

    def _address(self, path: str, line: int | None) -> str | None:
        if not self.url:
            return None
        fragment = f"#L{line}" if line else ""
        return f"{self.url}/blob/{quote(self.revision, safe='')}/{quote(path)}{fragment}"
