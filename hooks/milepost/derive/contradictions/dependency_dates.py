"""The dates of work, against those of the work that must be finished first."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.dates.wording import short_day
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.model.work import Milestone, Phase, Task


def starts_before_its_turn(context: Context) -> Findings:
    """Open work starts before the open work that it depends on has ended.

    A task without dates of its own may lie anywhere in its phase: only what can't hold for any
    such day is reported.
    """
    for record in _waiting(context):
        window = context.windows[record.id]
        for link in record.depends_on:
            first = context.windows.get(link.to)
            start, end = window.latest_start, first.earliest_end if first else None
            if first is None or start is None or end is None or end <= start:
                continue
            if context.is_finished(link.to):
                continue
            ends = "ends on" if first.end_stated else "does not end before"
            starts = "starts on" if window.start_stated else "ends by"
            yield contradiction(
                "starts-before-its-turn",
                Side(
                    f"{context.label(record.id)} {starts} {short_day(start, context.as_of)}",
                    window.latest_start_place,
                ),
                Side(
                    f"{context.label(link.to)}, which must be finished first, "
                    f"{ends} {short_day(end, context.as_of)}.",
                    first.earliest_end_place,
                ),
                "Move one of the two, or remove the link.",
                subjects=[record.id, link.to],
                records=[record],
                ties=[link],
            )


def work_after_go_live(context: Context) -> Findings:
    """The work that makes an open readiness item true ends after the day of going live."""
    readiness = context.plan.readiness
    if readiness.go_live is None:
        return
    for item in readiness.items:
        for link in item.closed_by:
            window = context.windows.get(link.to)
            end = window.earliest_end if window else None
            if window is None or end is None or end <= readiness.go_live or item.state == "done":
                continue
            ends = "ends on" if window.end_stated else "does not end before"
            yield contradiction(
                "work-after-go-live",
                Side(
                    f"Going live on {short_day(readiness.go_live, context.as_of)}",
                    readiness.place.at("go_live"),
                ),
                Side(
                    f"{context.label(link.to)}, which readiness waits for, "
                    f"{ends} {short_day(end, context.as_of)}.",
                    window.earliest_end_place,
                ),
                "Move one of the two, or waive the item.",
                subjects=[item.id, link.to],
                records=[item],
                ties=[link],
            )


def _waiting(context: Context) -> Iterator[Phase | Task | Milestone]:
    for phase in context.plan.work.phases:
        records: tuple[Phase | Task, ...] = (phase, *phase.walk())
        for record in records:
            if record.depends_on and not context.is_finished(record.id):
                yield record
    yield from (item for item in context.plan.work.milestones if not item.done)
