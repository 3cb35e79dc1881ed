"""A rule of health, and how the first rule that holds judges an area."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_DOWN, Decimal
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from milepost.dates.wording import full_day
from milepost.derive.status import AreaHealth, Health
from milepost.value import Value, asdict

Figures = TypeVar("Figures")


class Rule(Value, Generic[Figures]):
    """What health an area has when a condition holds; `when` says the condition in words."""

    name: str
    health: Health
    when: str
    holds: Callable[[Figures], bool]
    sentence: Callable[[Figures], str]


def judge(area: str, figures: Figures, rules: tuple[Rule[Figures], ...]) -> AreaHealth:
    """Return the health of an area by the first rule of its table that holds.

    The last rule of every table always holds.
    """
    rule = next(rule for rule in rules if rule.holds(figures))
    return AreaHealth(
        area=area,
        health=rule.health,
        derived=rule.health,
        rule=rule.name,
        sentence=rule.sentence(figures),
        inputs=inputs(figures),
    )


def always(_: object) -> bool:
    """Hold whatever the figures are."""
    return True


def inputs(figures: Any) -> Mapping[str, str]:
    """Return the figures of an area in words, by the name of the figure in words."""
    return MappingProxyType(
        {name.replace("_", " "): in_words(figure) for name, figure in asdict(figures).items()}
    )


def in_words(value: object) -> str:
    """Return a figure as a reader expects it."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return full_day(value)
    if isinstance(value, Decimal):
        return ratio(value)
    return str(value)


def ratio(value: Decimal) -> str:
    """Return a ratio with two decimals, rounded down so that it never looks better than it is."""
    return f"{value.quantize(Decimal('0.01'), ROUND_DOWN):f}"


def percent(share: Decimal) -> str:
    """Return a share as whole percent, rounded down: 100 % is said only when all is there."""
    return f"{int(share * 100)} %"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `1 task`, `3 tasks`."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def are(number: int) -> str:
    """Return the verb that goes with a number."""
    return "is" if number == 1 else "are"
