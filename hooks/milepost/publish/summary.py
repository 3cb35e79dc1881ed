"""What a publishing did, as the numbers that its last lines tell."""

from __future__ import annotations

from milepost.value import Value

HOST_LIMIT = 1_000_000_000
"""The bytes that GitHub Pages gives a site; other hosts give as much or more."""

WARN_AT = 0.8
"""The share of the host's limit from which on readers of a summary are warned."""


class Summary(Value):
    """What was added, changed and removed, in files and bytes, and how large the whole is now.

    `address` is where readers find it, `versions` and `previews` count what is there, `new` names
    the sealed versions that came. `written` is False for a trial run.
    """

    address: str
    added: int
    changed: int
    removed: int
    moved_bytes: int
    size: int
    versions: int
    previews: int
    new: tuple[str, ...]
    written: bool

    @property
    def share(self) -> float:
        """The share of the host's limit, from 0 to 1 and above."""
        return self.size / HOST_LIMIT

    @property
    def is_nearly_full(self) -> bool:
        """Whether a reader of this line should act before the host refuses."""
        return self.share >= WARN_AT

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.added or self.changed or self.removed)


def size_words(size: int) -> str:
    """Return a size in bytes, KB or MB."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} KB" if size < 1_000_000 else f"{size / 1e6:.1f} MB"


def summary_lines(made: Summary) -> tuple[str, ...]:
    """Return the lines that end a publishing, the address last."""
    would = "" if made.written else "would be "
    if made.is_empty:
        first = "Nothing changed: readers have this site already."
    else:
        first = (
            f"{made.added:,} files {would}added, {made.changed:,} changed, {made.removed:,} "
            f"removed; {size_words(made.moved_bytes)} new."
        )
    sealed = "1 sealed version" if made.versions == 1 else f"{made.versions:,} sealed versions"
    came = f" (new: {', '.join(made.new)})" if made.new else ""
    previews = f", {_previews(made.previews)}" if made.previews else ""
    lines = [
        first,
        f"Live and {sealed}{came}{previews}; {size_words(made.size)}, "
        f"{made.share:.0%} of the {HOST_LIMIT / 1e9:.0f} GB that hosts give.",
    ]
    if made.is_nearly_full:
        lines.append("The host's limit is near. Look at large pictures and at previews first.")
    return (*lines, made.address if made.written else "Nothing was written.")


def _previews(count: int) -> str:
    return "1 preview" if count == 1 else f"{count:,} previews"
