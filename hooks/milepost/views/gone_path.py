"""A path that the plan has no page for any more; known without reading the plan."""

from __future__ import annotations

from datetime import date

from milepost.value import Value


class Gone(Value):
    """A page that sealed reviews show or lead to: its path, its title if one shows it.

    `reviews` are the days of those that show it, oldest first; none shows a hand-written page.
    """

    path: str
    title: str | None
    reviews: tuple[date, ...]
