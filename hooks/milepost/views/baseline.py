"""The baseline as the views need it: the dates that were agreed, and the days since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from milepost.derive.calendar import work_calendar
from milepost.history.restore import plan_of
from milepost.history.snapshot import Seal
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.wording import signed

Dates = tuple[date | None, date | None]


class Agreed(Value):
    """The review whose dates were agreed, and the dates of its phases by id."""

    day: date
    phases: Mapping[str, Dates]


def agreed(context: Context) -> Agreed | None:
    """Return the baseline: the first sealed review, or the one that the plan names last.

    None until there is a sealed review of an earlier day than the one shown.
    """
    seal = _baseline(context)
    if seal is None or seal.day >= context.status.as_of:
        return None
    plan = plan_of(seal.snapshot)
    renamed = {phase.renamed_from: phase.id for phase in context.plan.work.phases}
    dates = {
        renamed.get(phase.id, phase.id): (phase.start, phase.end) for phase in plan.work.phases
    }
    return Agreed(seal.day, dates)


def _baseline(context: Context) -> Seal | None:
    named = sorted(one.review for one in context.plan.review.baselines)
    found = context.archive.at(named[-1]) if named else None
    seals = context.archive.seals
    return found or (seals[0] if seals else None)


def slip(context: Context, before: date | None, now: date | None) -> int | None:
    """Return the working days from an agreed end to the end now, late is positive."""
    if before is None or now is None:
        return None
    return work_calendar(context.plan.project.calendar).working_days_after(before, now)


def slip_in_words(context: Context, before: date | None, now: date | None) -> str:
    """Return the slip as a reader says it: `+5 d`, `0 d`, or that an end came or went."""
    days = slip(context, before, now)
    if days is not None:
        return f"{signed(days)} d" if days else "0 d"
    if before is None and now is None:
        return "–"
    return "end withdrawn" if now is None else "end stated"
