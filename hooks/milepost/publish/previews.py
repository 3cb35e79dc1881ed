"""The list of previews beside a published site: which are there, since when, and which must go."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from milepost.errors import MilepostError, WrongUsage
from milepost.value import Value

LIST = "previews.json"
BUDGET = 100_000_000
"""The bytes that all previews together may take, unless told otherwise."""

KEPT_FOR = timedelta(days=14)
"""How long a preview stays after its last push."""

Numbers = Iterable[int] | Callable[[Iterable[int]], Iterable[int]]
"""Numbers of pull requests, or what picks them from those that are there, so that a host is
asked of no others."""

_MOST = 10**9


class Preview(Value, order=True):
    """One preview: when it was published, of which pull request, its commit, its size in bytes."""

    published: datetime
    number: int
    commit: str
    size: int

    @property
    def folder(self) -> str:
        """The name of its folder below `preview/`."""
        return folder_of(self.number)


class NewPreview(Value):
    """A preview to publish: its folder, its pull request, the commit it shows, and the time.

    `budget` is what all previews may take together, in bytes.
    """

    folder: Path
    number: int
    commit: str
    now: datetime
    budget: int = BUDGET

    def published(self, size: int) -> Preview:
        """Return it as the list names it; `size` is that of its files in bytes."""
        if not 0 < self.number < _MOST:
            raise WrongUsage(f"{self.number} is not the number of a pull request.")
        return Preview(self.now, self.number, self.commit, size)


def folder_of(number: int) -> str:
    """Return the name of a preview's folder below `preview/`."""
    return f"pr-{number}"


def read_list(content: bytes | None) -> tuple[Preview, ...]:
    """Return the previews that a list holds, oldest first; what can't be read holds none."""
    try:
        rows = json.loads(content or b"{}").get("previews", [])
        return tuple(sorted(map(_from_plain, rows)))
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()


def write_list(previews: Iterable[Preview]) -> bytes:
    """Return a list as its file holds it."""
    rows = [_plain(preview) for preview in sorted(previews, key=lambda one: one.number)]
    return f"{json.dumps({'previews': rows}, indent=1)}\n".encode()


def with_preview(
    previews: Iterable[Preview], new: Preview, budget: int = BUDGET
) -> tuple[Preview, ...]:
    """Return the list with one more preview, or with its newer state.

    The oldest ones go until all together keep to the budget; the new one never does.
    """
    if new.size > budget:
        raise MilepostError(
            f"The preview has {new.size:,} bytes, and all previews together may have {budget:,}.",
            "Give them more with --preview-budget, or make the pictures of the change smaller.",
        )
    kept = sorted(one for one in previews if one.number != new.number)
    while kept and sum(one.size for one in kept) + new.size > budget:
        kept.pop(0)
    return tuple(sorted((*kept, new)))


def remaining(previews: Iterable[Preview], numbers: Numbers, now: datetime) -> tuple[Preview, ...]:
    """Return the list without previews that have expired, and without those of these numbers."""
    kept = unexpired(previews, now)
    gone = numbers([one.number for one in kept]) if callable(numbers) else numbers
    return without(kept, gone)


def without(previews: Iterable[Preview], numbers: Iterable[int]) -> tuple[Preview, ...]:
    """Return the list without the previews of these pull requests."""
    gone = set(numbers)
    return tuple(one for one in previews if one.number not in gone)


def unexpired(previews: Iterable[Preview], now: datetime) -> tuple[Preview, ...]:
    """Return the previews that are not older than they may get."""
    return tuple(one for one in previews if now - one.published <= KEPT_FOR)


def _plain(preview: Preview) -> dict[str, Any]:
    return {
        "number": preview.number,
        "commit": preview.commit,
        "published": preview.published.astimezone(UTC).isoformat(timespec="seconds"),
        "bytes": preview.size,
    }


def _from_plain(row: dict[str, Any]) -> Preview:
    published = datetime.fromisoformat(row["published"])
    if published.tzinfo is None:
        raise ValueError(row["published"])
    return Preview(published, int(row["number"]), str(row["commit"]), int(row["bytes"]))
