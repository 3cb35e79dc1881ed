"""One row of the table: what was measured, what was wanted, and what came out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its target; `met` is None where there is no target or no figure."""

    what: str
    target: str
    figure: str
    met: bool | None = None

    @property
    def outcome(self) -> str:
        """Met, missed, or only reported."""
        return {True: "met", False: "missed", None: "reported"}[self.met]


def at_most(what: str, value: float, most: float, figure: str) -> Row:
    """Return a row whose value must not be above a limit; ratios and limits are in times."""
    return Row(what, f"at most {plain(most)} times", f"{value:.2f} times: {figure}", value <= most)


def plain(value: float) -> str:
    """Return a number without needless digits."""
    return f"{value:.3g}"


def seconds(value: float) -> str:
    """Return seconds as a reader wants them."""
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def count(value: int) -> str:
    """Return a number with its thousands apart."""
    return f"{value:,}"
