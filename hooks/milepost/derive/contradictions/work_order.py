"""What is called done, against what it waits for or what would make it true."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import quote
from milepost.model.work import Milestone, Task
from milepost.problems.place import Place


def done_before_its_turn(context: Context) -> Findings:
    """A task or milestone is done, and what it depends on is open."""
    for record in _finished(context):
        for link in record.depends_on:
            if not context.is_open(link.to):
                continue
            first = f"{context.label(link.to)}, which must be finished first, is open."
            yield contradiction(
                "done-before-its-turn",
                Side(f"{quote(record.title)} is done", _done_place(record)),
                Side(first, link.place),
                "Correct one of the two states, or remove the link.",
                subjects=[record.id, link.to],
                records=[record],
                ties=[link],
            )


def done_before_decision(context: Context) -> Findings:
    """A task or milestone is done, and the decision that it waits for is not taken."""
    for decision in context.plan.decisions.decisions:
        if decision.outcome is not None:
            continue
        for link in decision.blocks:
            blocked = context.plan.by_id.get(link.to, ("", None))[1]
            if not isinstance(blocked, Task | Milestone) or not _is_done(blocked):
                continue
            yield contradiction(
                "done-before-decision",
                Side(f"{quote(blocked.title)} is done", _done_place(blocked)),
                Side(f"It waits for {quote(decision.title)}, which is not decided.", link.place),
                "Record the outcome, or correct the state.",
                subjects=[blocked.id, decision.id],
                records=[blocked, decision],
                ties=[link],
            )


def item_done_work_open(context: Context) -> Findings:
    """A readiness item is called done, and the work that makes it true is open."""
    for item in context.plan.readiness.items:
        if item.state != "done":
            continue
        for link in item.closed_by:
            if not context.is_open(link.to):
                continue
            yield contradiction(
                "item-done-work-open",
                Side(f"{quote(item.title)} is done", item.place.at("state")),
                Side(f"{context.label(link.to)}, which makes it true, is open.", link.place),
                "Correct one of the two states, or remove the link.",
                subjects=[item.id, link.to],
                records=[item],
                ties=[link],
            )


def _finished(context: Context) -> Iterator[Task | Milestone]:
    for phase in context.plan.work.phases:
        yield from (task for task in phase.walk() if _is_done(task))
    yield from (milestone for milestone in context.plan.work.milestones if milestone.done)


def _is_done(record: Task | Milestone) -> bool:
    if isinstance(record, Milestone):
        return record.done
    return all(leaf.state == "done" for leaf in record.leaves())


def _done_place(record: Task | Milestone) -> Place:
    return record.place.at("done" if isinstance(record, Milestone) else "state")
