"""Public holidays of a country as days of the plan's calendar."""

from __future__ import annotations

from datetime import date

from milepost.model.base import PLACE_KEY
from milepost.model.project import Calendar, Holiday, PublicHolidays


def with_public_holidays(calendar: Calendar) -> Calendar:
    """Return the calendar with the public holidays it names among its own days off.

    Days that the plan names itself keep their names. What the table says for a year may
    change with its version; a sealed review therefore holds the days, not the country.
    """
    named = calendar.public_holidays
    if named is None:
        return calendar
    own = {holiday.date for holiday in calendar.holidays}
    found = [
        Holiday.model_validate({PLACE_KEY: named.place, "date": day, "title": title})
        for day, title in public_days(named)
        if day not in own
    ]
    days = sorted((*calendar.holidays, *found), key=lambda holiday: holiday.date)
    return calendar.model_copy(update={"holidays": tuple(days)})


def public_days(named: PublicHolidays) -> tuple[tuple[date, str], ...]:
    """Return day and English name of the public holidays, sorted; none for an unknown country."""
    import holidays  # it takes a quarter of a second, which most plans need not spend

    country = named.country.upper()
    supported = holidays.list_supported_countries(include_aliases=False)
    if country not in supported:
        return ()
    languages = holidays.list_localized_countries().get(country, [])
    language = "en_US" if "en_US" in languages else None
    table = holidays.country_holidays(
        country, years=list(named.years), expand=False, language=language
    )
    return tuple(sorted((day, title) for day, title in table.items()))


def known_countries() -> tuple[str, ...]:
    """Return the two letters of every country that has a table."""
    import holidays

    return tuple(sorted(holidays.list_supported_countries(include_aliases=False)))
