"""Rows of the tables of changes: one for each change of the plan, and for what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from milepost.history.change import ChangeKind, DerivedChange, DerivedKind, Explained
from milepost.history.comparison import Comparison
from milepost.model.plan import Plan
from milepost.views.reviews.change_table import ChangeGroup, ChangeRow
from milepost.views.reviews.kpi_rows import kpi_rows, stands_in_both
from milepost.views.reviews.named import Named
from milepost.views.reviews.sorting import GROUPS, group_of
from milepost.views.reviews.values import (
    NONE,
    days_moved,
    field_name,
    in_words,
    moved_words,
    signed,
)
from milepost.views.sentence import Span
from milepost.views.wording import AREA_NAMES, capital, short_day

_POSITION = (ChangeKind.LIKELIHOOD, ChangeKind.IMPACT)


def groups_of(comparison: Comparison, site: Plan | None = None) -> tuple[ChangeGroup, ...]:
    """Return all changes in groups, what a reader fears first; groups without rows are left out.

    `site` is the plan of the site on which they stand; the later plan if not given.
    """
    named = Named(comparison, site)
    rows: dict[str, list[ChangeRow]] = {name: [] for name in GROUPS}
    rows["health"].extend(_health(named, comparison.derived))
    rows["risks"].extend(_exposures(named, comparison))
    rows["scope"].extend(kpi_rows(named))
    renamed = renamed_in(comparison)
    for explained in sorted(comparison.changes, key=_weight):
        if not _is_told(explained, comparison):
            rows[group_of(explained.change, renamed)].append(_row(named, explained))
    return tuple(
        ChangeGroup(name, title, tuple(rows[name])) for name, title in GROUPS.items() if rows[name]
    )


def renamed_in(comparison: Comparison) -> dict[str, str]:
    """Return the later id of what was renamed, by its earlier one."""
    return {
        str(each.change.before): str(each.change.after)
        for each in comparison.changes
        if each.change.field == ("id",)
    }


def _weight(explained: Explained) -> tuple[int, int]:
    """Order rows: withdrawn and farthest late first, what needs a reason before what does not."""
    late = explained.distance or 0
    if explained.change.kind is ChangeKind.END_WITHDRAWN:
        return (0, 0)
    return (1, -late) if explained.needed else (2, -late)


def _is_told(explained: Explained, comparison: Comparison) -> bool:
    """Whether another row tells this change: that of the exposure, of the KPI, or of the item."""
    change = explained.change
    if change.kind in _POSITION:
        return any(_is_exposure(each, change.object) for each in comparison.derived)
    if change.kind is ChangeKind.MEASURED:
        return change.at[1] is not None and stands_in_both(comparison, change.object)
    if change.kind is ChangeKind.EVIDENCE_ADDED:
        return change.object in _done(comparison)
    return False


def _done(comparison: Comparison) -> set[str]:
    return {each.object for each in comparison.plain if each.kind is ChangeKind.DONE}


def _is_exposure(change: DerivedChange, risk: str) -> bool:
    return change.kind is DerivedKind.EXPOSURE and change.object == risk


def _row(named: Named, explained: Explained) -> ChangeRow:
    change = explained.change
    before, after = in_words(named, change, change.before), in_words(named, change, change.after)
    if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
        before = NONE if change.kind is ChangeKind.ADDED else "in the plan"
        after = change.kind.value
    return ChangeRow(
        named.row(change.object),
        field_name(change),
        before,
        after,
        moved_words(explained),
        explained.reason or _evidence(named, explained),
        explained.needed,
    )


def _evidence(named: Named, explained: Explained) -> str | None:
    """Return what shows that a thing is done now, in the place of a reason."""
    if explained.change.kind is not ChangeKind.DONE:
        return None
    shown = [
        in_words(named, each, each.after)
        for each in named.comparison.plain
        if each.kind is ChangeKind.EVIDENCE_ADDED and each.object == explained.change.object
    ]
    return f"Evidence: {', '.join(shown)}" if shown else None


def _health(named: Named, derived: Sequence[DerivedChange]) -> Iterator[ChangeRow]:
    for change in derived:
        if change.kind is DerivedKind.HEALTH:
            area = capital(AREA_NAMES.get(change.object, "overall health"))
            href = "plan-health.html#Health"
            yield _derived(Span(area, href), "", _or_dash(change.before), _or_dash(change.after))
        elif change.kind is DerivedKind.VERDICT:
            item = Span("Readiness verdict", "readiness.html")
            yield _derived(item, "", _or_dash(change.before), _or_dash(change.after))
        elif change.kind is DerivedKind.PLAN_END:
            yield _plan_end(named, change)
    yield from _critical(named, derived)


def _plan_end(named: Named, change: DerivedChange) -> ChangeRow:
    before, after = _day(named, change.before), _day(named, change.after)
    if change.moved is not None:
        later = str(change.after) > str(change.before)
        moved = days_moved(change.moved, later=later)
    else:
        moved = _without_distance(change)
    return _derived(Span("End of the plan", "timeline.html"), "", before, after, moved)


def _without_distance(change: DerivedChange) -> str:
    if change.before and change.after:
        return "an end is open"
    return "stated" if change.after else "withdrawn"


def _critical(named: Named, derived: Sequence[DerivedChange]) -> Iterator[ChangeRow]:
    for change in derived:
        if change.kind is DerivedKind.CRITICAL_PATH:
            item = named.row(change.object)
            moved = "entered" if change.worse else "left"
            yield _derived(
                item, "critical path", _or_dash(change.before), _or_dash(change.after), moved
            )


def _exposures(named: Named, comparison: Comparison) -> Iterator[ChangeRow]:
    """Yield the risks that stand elsewhere on the scales, those that rose most first."""
    found = [
        change
        for change in comparison.derived
        if change.kind is DerivedKind.EXPOSURE and change.object_kind == "risk"
    ]
    for change in sorted(found, key=lambda each: -(each.moved or 0)):
        said = [
            each
            for each in comparison.changes
            if each.change.object == change.object and each.change.kind in _POSITION
        ]
        yield ChangeRow(
            named.row(change.object),
            " and ".join(each.change.kind.value.partition(" ")[0] for each in said),
            _or_dash(change.before),
            _or_dash(change.after),
            signed(change.moved or 0),
            next((each.reason for each in said if each.reason), None),
            needed=False,
        )


def _derived(item: Span, field: str, before: str, after: str, moved: str = "") -> ChangeRow:
    return ChangeRow(item, field, before, after, moved, None, needed=False)


def _or_dash(text: str | None) -> str:
    return text or NONE


def _day(named: Named, text: str | None) -> str:
    return short_day(date.fromisoformat(text), named.status.as_of) if text else "not stated"
