"""How large the published site is, and what its previews take of that."""

from __future__ import annotations

from datetime import datetime

from milepost.publish.branch.contents import Contents
from milepost.publish.doctor.finding import Area, Finding
from milepost.publish.doctor.published import Published
from milepost.publish.previews import BUDGET, unexpired
from milepost.publish.summary import HOST_LIMIT, WARN_AT, size_words

SIZE = "Size"
PREVIEWS = "Previews"


def size_area(published: Published, contents: Contents, limit: int = HOST_LIMIT) -> Area:
    """Return what is to be said of the size against the host's limit, in bytes."""
    size = sum(blob.size for blob in contents.files.values())
    there = f"{size_words(size)}, {size / limit:.0%} of the {limit / 1e9:.0f} GB that hosts give"
    if size < WARN_AT * limit:
        return Area(SIZE, there)
    large = f"git ls-tree -r -l {contents.commit}"
    cure = f"{published.publish} --prune-previews" if contents.previews else large
    return Area(SIZE, there, (Finding("The host's limit is near or passed.", cure),))


def previews_area(published: Published, contents: Contents, now: datetime) -> Area:
    """Return what is to be said of the previews: those that expired, and all too large."""
    size = sum(preview.size for preview in contents.previews)
    number = len(contents.previews)
    there = f"{number}, {size_words(size)}" if number else "none"
    expired = number - len(unexpired(contents.previews, now))
    prune = f"{published.publish} --prune-previews"
    findings = []
    if expired:
        said = "1 preview has expired." if expired == 1 else f"{expired} previews have expired."
        findings.append(Finding(said, prune))
    if size > BUDGET:
        findings.append(Finding(f"All previews have more than {size_words(BUDGET)}.", prune))
    return Area(PREVIEWS, there, tuple(findings))
