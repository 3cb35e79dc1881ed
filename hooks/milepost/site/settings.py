"""What a build knows beside the plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from milepost.history.archive import Archive
from milepost.value import Value, field
from milepost.views.gone_path import Gone
from milepost.views.places import Repository
from milepost.views.reference import ReferenceSource
from milepost.views.reviews.differing import Differing
from milepost.views.reviews.facts import ReviewFacts


class Settings(Value):
    """What a build knows beside the plan.

    Where its files can be looked at, its commit and those that brought the seals; the sealed
    reviews; the pages that sealed versions show or lead to. `known` are facts of reviews by the
    digests of their seals, as an earlier build found them. `generator` is the digest of the
    generator where the version stands beside others, None where it stands alone. `differing` are
    the places that a preview marks.
    """

    repository: Repository = field(default_factory=Repository)
    commit: str | None = None
    review_commits: Mapping[date, str] = field(default_factory=dict)
    reference: ReferenceSource = field(default_factory=ReferenceSource)
    archive: Archive = field(default_factory=Archive)
    known: Mapping[str, ReviewFacts] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    generator: str | None = None
    differing: Mapping[str, Differing] = field(default_factory=dict)

    @property
    def shared(self) -> bool:
        """Whether sealed versions stand beside this one, with which it shares its assets."""
        return self.generator is not None
