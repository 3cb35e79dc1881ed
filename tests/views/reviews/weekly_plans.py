"""Plans of which all but the last were sealed, one a week, as pages see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.derive.small_plan import small_plan
from tests.history.snapshots import snapshot_of

from milepost.derive import derive
from milepost.history.archive import Archive
from milepost.history.snapshot import Person, Seal, seal_of
from milepost.model.review import ReviewFile
from milepost.views.context import Context
from milepost.views.reviews.past import Past

FIRST = date(2025, 12, 14)
ADA = Person("Ada", "a@b.c")
Parts = Mapping[str, Any]


def sealed(week: int, plan: Parts, errata: tuple[str, ...] = ()) -> Seal:
    """Return a seal of a weekly review; its digest proves nothing, but differs."""
    day = FIRST + timedelta(weeks=week)
    shot = snapshot_of({"as_of": str(day), **plan})
    return seal_of(
        shot,
        generator="test",
        sealed_by=ADA,
        previous=f"{week - 1:064}" if week else None,
        digest=f"{week:064}",
        errata=errata,
    )


def context_of(*plans: Parts, baseline: date | None = None) -> Context:
    """Return what live is made from when all plans but the last were sealed, one a week."""
    seals = tuple(sealed(week, plan) for week, plan in enumerate(plans[:-1]))
    day = FIRST + timedelta(weeks=len(seals))
    review: dict[str, Any] = {key: plans[-1][key] for key in ("reasons",) if key in plans[-1]}
    if baseline:
        review["baselines"] = [{"review": str(baseline), "on": str(baseline), "why": "Agreed."}]
    live = small_plan({"as_of": str(day), **plans[-1]})
    plan = replace(live, review=ReviewFile.model_validate(review))
    return Context(plan, derive(plan), past=Past(Archive(seals)))
