"""The calendar is one: a known zone, working days, known holidays, events with a day."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import available_timezones

from milepost.load.calendar import known_countries, public_days
from milepost.load.checks.subject import Subject
from milepost.load.wording import proposal, quoted
from milepost.model.communication import Event
from milepost.model.project import PublicHolidays
from milepost.problems.code import Problem
from milepost.problems.register import problem

_NEEDS_FIRST = frozenset({"month", "quarter", "year"})
_YEARS = range(1900, 2101)


def check_zone(subject: Subject) -> Iterator[Problem]:
    """Yield a problem when the time zone is not a name of the IANA table."""
    calendar = subject.plan.project.calendar
    known = available_timezones()
    if calendar.timezone not in known:
        yield problem(
            "unknown-zone",
            calendar.place.at("timezone"),
            f"{quoted(calendar.timezone)} is not a time zone of the IANA table.",
            proposal(calendar.timezone, tuple(known), 'Write one such as "Europe/Athens".'),
        )


def check_working_days(subject: Subject) -> Iterator[Problem]:
    """Yield a problem when no day is worked, or one is named twice."""
    calendar = subject.plan.project.calendar
    if not calendar.working_days:
        yield problem(
            "working-days",
            calendar.place.at("working_days"),
            "No day of the week is a working day.",
            "Name at least one, or delete the key for Monday to Friday.",
        )
    for index, day in enumerate(calendar.working_days):
        if day in calendar.working_days[:index]:
            yield problem(
                "working-days",
                subject.outlines.item(calendar.place.at("working_days"), index),
                f'The working day "{day}" is there twice.',
                "Delete one of the two.",
            )


def check_country(subject: Subject) -> Iterator[Problem]:
    """Yield a problem when the public holidays named can't be found."""
    named = subject.plan.project.calendar.public_holidays
    if named is None:
        return
    known = known_countries()
    if named.country.upper() not in known:
        yield problem(
            "unknown-country",
            named.place.at("country"),
            f"{quoted(named.country)} is not a country with a table of public holidays.",
            proposal(named.country, known, "Write its two letters, such as GR."),
        )
    else:
        yield from _years(named)


def _years(named: PublicHolidays) -> Iterator[Problem]:
    wrong = [year for year in named.years if year not in _YEARS]
    found = set() if wrong else {day.year for day, _ in public_days(named)}
    missing = wrong or [year for year in named.years if year not in found]
    if missing or not named.years:
        what = f"for {missing[0]}" if missing else "for no year"
        yield problem(
            "unknown-country",
            named.place.at("years"),
            f"The table of {named.country} is asked {what} and has no day.",
            "Name the years that the plan runs through.",
        )


def check_events(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each event whose next day can't be computed."""
    for event in subject.plan.communication.events:
        fault = _fault_of_event(event)
        if fault:
            key, message, cure = fault
            yield problem("event-form", event.place.at(key), f'Event "{event.id}" {message}', cure)


def _fault_of_event(event: Event) -> tuple[str, str, str] | None:
    if event.every and event.date:
        return "date", "comes round again and has one day.", 'Keep "every" or "date".'
    if not event.every and not event.date:
        return "", "has no day.", 'Add "every" with its day, or "date" when it is held once.'
    if event.every == "week" and not (event.weekday or event.first):
        return "every", "is held every week, but no day of the week is named.", 'Add "weekday".'
    if event.every in _NEEDS_FIRST and not event.first:
        message = f"is held every {event.every}, but nothing says from when."
        return "every", message, 'Add "first", the day of the first one.'
    return None
