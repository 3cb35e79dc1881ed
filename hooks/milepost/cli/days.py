"""Days as arguments of commands."""

from __future__ import annotations

import re
from datetime import date

import click

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DayType(click.ParamType[date]):
    """A day written as 2025-12-14."""

    name = "date"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or fail with how one is written."""
        if isinstance(value, date):
            return value
        if not _ISO.fullmatch(value):
            self.fail(f"{value!r} is not a date such as 2025-12-14.", param, ctx)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day of the calendar.", param, ctx)


DAY = DayType()
