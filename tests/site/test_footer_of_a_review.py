"""What the foot of every page says of the review that is coming, or was just held."""

from __future__ import annotations

from datetime import date

import pytest
from tests.derive.small_plan import small_plan
from tests.history.snapshots import snapshot_of

from milepost.derive import derive
from milepost.history.archive import Archive
from milepost.history.snapshot import Person, seal_of
from milepost.render.chrome import FooterFact
from milepost.site import compose_review
from milepost.site.chrome import chrome_of
from milepost.views.context import Context
from milepost.views.reviews.past import Past

SEALED = date(2025, 12, 14)


def footer(as_of: str, *, sealed: bool) -> tuple[FooterFact, ...]:
    shot = snapshot_of({"as_of": SEALED.isoformat()})
    seal = seal_of(
        shot, generator="test", sealed_by=Person("Ada", "a@b.c"), previous=None, digest="0" * 64
    )
    plan = small_plan({"as_of": as_of, "project": {"review": {"number": "2"}}})
    archive = Archive((seal,) if sealed else ())
    return chrome_of(Context(plan, derive(plan), past=Past(archive))).footer


@pytest.mark.parametrize(("as_of", "sealed"), [("2025-12-21", True), ("2025-12-14", False)])
def test_a_review_that_was_not_held_yet_is_not_yet_sealed(as_of: str, *, sealed: bool) -> None:
    assert FooterFact("Review 2, not yet sealed") in footer(as_of, sealed=sealed)


def test_on_the_day_of_the_last_seal_the_review_is_sealed_and_leads_to_its_page() -> None:
    found = footer("2025-12-14", sealed=True)
    assert FooterFact("Review 2, sealed", "reviews/2025-12-14.html") in found
    assert not any("not yet" in one.text for one in found)


def test_a_page_of_a_sealed_version_names_no_source_that_its_seal_does_not_hold() -> None:
    shot = snapshot_of({"as_of": SEALED.isoformat()})
    seal = seal_of(
        shot, generator="test", sealed_by=Person("Ada", "a@b.c"), previous=None, digest="0" * 64
    )
    pages = compose_review(seal, Past(Archive((seal,)))).pages
    assert [page.path for page in pages if page.source is not None and not page.source.file] == []
