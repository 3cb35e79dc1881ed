"""One run of the scheduled workflow: the previews go that nobody needs any more."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.publish.branch.previews import remove_previews
from milepost.publish.host.place import Place
from milepost.publish.host.pull_requests import closed_ones


def tidy_previews(place: Place) -> tuple[int, ...]:
    """Remove the previews that have expired, and those of closed pull requests; return which.

    GitHub is asked only of pull requests that have a preview.
    """

    def closed(numbers: Iterable[int]) -> frozenset[int]:
        return closed_ones(place.api, place.host.repository, numbers)

    made = remove_previews(place.root, place.branch, place.remote, closed, place.now, place.say)
    kept = {preview.number for preview in made.edit.previews}
    return tuple(sorted({one.number for one in made.before.previews} - kept))
