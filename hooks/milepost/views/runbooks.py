"""The index of runbooks: when to use each, who keeps it, when it was last tried."""

from __future__ import annotations

from milepost.model.runbook import Runbook
from milepost.value import Value
from milepost.views import marks
from milepost.views.context import Context
from milepost.views.marks import Mark
from milepost.views.page_view import PageView
from milepost.views.sentence import Span
from milepost.views.ties import Tie, ties
from milepost.views.wording import capital, full_day, in_words, plural

_RESULTS = {
    "worked": Mark("disc", "good", "Worked"),
    "worked with changes": Mark("triangle", "warn", "Worked with changes"),
    "failed": Mark("square", "bad", "Failed"),
}


class RunbookRow(Value):
    """One runbook; `tested` is empty when it was never tried."""

    link: Span
    trigger: str
    owner: tuple[Span, ...]
    mark: Mark
    tested: str
    serves: tuple[Tie, ...]


class RunbooksView(Value):
    """The index of runbooks."""

    lead: str
    rows: tuple[RunbookRow, ...]


def runbooks_view(context: Context) -> RunbooksView:
    """Return the runbooks by title."""
    runbooks = sorted(context.plan.runbooks, key=lambda runbook: runbook.title.casefold())
    return RunbooksView(_lead(runbooks), tuple(_row(context, runbook) for runbook in runbooks))


def runbooks_page(context: Context) -> PageView:
    """Return the index of runbooks."""
    view = runbooks_view(context)
    return PageView(
        path="runbooks.html",
        title="Runbooks",
        description=view.lead,
        tab="Runbooks",
        template="runbooks.html.j2",
        values=view,
    )


def _lead(runbooks: list[Runbook]) -> str:
    if not runbooks:
        return "There are no runbooks yet. Write one in site_src/runbooks/."
    never = sum(not runbook.last_tested for runbook in runbooks)
    words = f"{capital(in_words(len(runbooks)))} {plural(len(runbooks), 'runbook')}"
    if not never:
        return f"{words}, each tested at least once."
    if never == len(runbooks):
        return f"{words}; none was ever tested."
    return f"{words}; {in_words(never)} {plural(never, 'was', 'were')} never tested."


def _row(context: Context, runbook: Runbook) -> RunbookRow:
    last = runbook.last_tested[-1] if runbook.last_tested else None
    return RunbookRow(
        link=context.span(runbook.id),
        trigger=runbook.trigger,
        owner=tuple(context.span(name, context.owner_name(name)) for name in runbook.owner),
        mark=_RESULTS[last.result] if last else marks.unknown("Never tested"),
        tested=f"{full_day(last.date)} by {last.by}" if last else "",
        serves=ties(context, runbook.serves),
    )
