"""The texts left of the bars: number, title and owners of a phase."""

from __future__ import annotations

from milepost.derive.status import PhaseStatus, Status
from milepost.views import wording
from milepost.views.charts.label import Label, Run, Tone, line
from milepost.views.charts.text_width import broken, width_of
from milepost.views.context import Context

LINE = 17.0
"""Pixels from one line of a title to the next."""

_BASELINE = 5.0  # pixels from the middle of a line to its baseline, at 14 pixels


def title_left(status: Status, left: float, size: float) -> float:
    """Return where titles begin, right of the widest number that begins at `left`."""
    numbers = [str(phase.phase.number) for phase in status.phases] or ["0"]
    return round(left + max(width_of(number, size) for number in numbers) + 8, 1)


def lines_of(text: str, room: float, size: float, *, most: int = 2) -> list[str]:
    """Return a text as at most two lines that fit the room."""
    return broken(text, room, size, lines=most)


def column(
    lines: list[str],
    x: float,
    middle: float,
    *,
    size: float = 14,
    tone: Tone = "ink",
    full: str | None = None,
) -> list[Label]:
    """Return lines of text around a middle height, from `x` on."""
    top = middle - LINE * (len(lines) - 1) / 2
    shown = " ".join(lines)
    whole = full if full is not None and full != shown else None
    return [
        Label(x, round(top + LINE * index + _BASELINE, 1), (Run(text, tone),), size, full=whole)
        for index, text in enumerate(lines)
        if text
    ]


def number_label(phase: PhaseStatus, x: float, middle: float, *, size: float = 14) -> Label:
    """Return the number of a phase as a label."""
    return line(str(phase.phase.number), x, middle + _BASELINE, size=size, tone="ink")


def owners_of(context: Context, phase: PhaseStatus) -> str:
    """Return the short names of a phase's owners, or that it has none."""
    names = [context.owner_name(owner) for owner in phase.phase.owner]
    return ", ".join(names) if names else "no owner"


def decisions_counted(status: Status) -> str:
    """Return `4 open, 0 taken`."""
    taken = sum(entry.decision.outcome is not None for entry in status.decisions)
    return f"{len(status.decisions) - taken} open, {taken} taken"


def milestones_counted(status: Status) -> str:
    """Return `2 to come`, or how many were reached as well."""
    reached = sum(entry.milestone.done for entry in status.milestones)
    return (
        f"{len(status.milestones) - reached} open, {wording.count(reached, 'reached', 'reached')}"
    )
