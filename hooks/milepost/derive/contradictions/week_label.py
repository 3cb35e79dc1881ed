"""The dates of a phase as they were written beside its week, against its start and end."""

from __future__ import annotations

import re
from datetime import date

from milepost.dates.wording import MONTHS
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import quote, span
from milepost.model.work import Phase
from milepost.value import Value

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
_MONTH += r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"\d{1,2}(?!\d)"
_TO = r"\s*(?:-|–|—|to|until)\s*"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
_OPEN = r"(?P<open>\s*\+|\s+onwards?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})"
        rf"(?:{_OPEN}|{_TO}(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY}))?{_YEAR}",
        rf"\b(?:(?P<d1>{_DAY})(?:\s+(?P<m1>{_MONTH}))?{_TO})?(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})"
        rf"{_OPEN}?{_YEAR}",
    )
)


class LabelDates(Value):
    """Dates read from a label: month and day of start and end; `year` is that of the last one."""

    start: tuple[int, int]
    end: tuple[int, int] | None
    open_end: bool
    year: int | None


def label_dates(label: str) -> LabelDates | None:
    """Return the dates of a label such as `Weeks 2-3 (Dec 23-Jan 3)`.

    Understood are English months before or after the day, one day, a range, and an open end
    (`Jan 20+`). None where the label gives no date, or more than one statement of dates.
    """
    found = [match for pattern in _PATTERNS for match in pattern.finditer(label)]
    return _dates_of(found[0]) if len(found) == 1 else None


def week_label_differs(context: Context) -> Findings:
    """The label of a phase gives another start or end than the phase does."""
    for phase in context.plan.work.phases:
        written = label_dates(phase.week_label or "")
        is_silent = phase.start is None and phase.end is None
        if written is None or is_silent or _agrees(written, phase):
            continue
        own = span(phase.start, phase.end, context.as_of)
        yield contradiction(
            "week-label-differs",
            Side(
                f"Phase {phase.number} {quote(phase.week_label or '')}",
                phase.place.at("week_label"),
            ),
            Side(f"Its own dates: {own}.", phase.place.at("start")),
            "Keep one of the two.",
            subjects=[phase.id],
            records=[phase],
        )


def _dates_of(match: re.Match[str]) -> LabelDates:
    days = [int(day) for day in (match["d1"], match["d2"]) if day]
    months = [month for month in (match["m1"], match["m2"]) if month]
    first, last = _month(months[0]), _month(months[-1])
    return LabelDates(
        start=(first, days[0]),
        end=(last, days[-1]) if len(days) == 2 else None,
        open_end=match["open"] is not None,
        year=int(match["year"]) if match["year"] else None,
    )


def _month(name: str) -> int:
    return MONTHS.index(name[:3].capitalize()) + 1


def _agrees(written: LabelDates, phase: Phase) -> bool:
    """Compare only what both say; the year of a range is that of its last day."""
    if phase.start is not None and (phase.start.month, phase.start.day) != written.start:
        return False
    if written.open_end:
        return phase.end is None
    if written.end is None:
        return _year_agrees(written, phase.start)
    if phase.end is None or (phase.end.month, phase.end.day) != written.end:
        return False
    return _year_agrees(written, phase.end)


def _year_agrees(written: LabelDates, day: date | None) -> bool:
    return written.year is None or day is None or written.year == day.year
