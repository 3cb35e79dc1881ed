"""One page for each code of the register, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.problems.code import Code, Severity
from milepost.problems.register import CODES
from milepost.value import Value
from milepost.views.page_view import PageView
from milepost.views.sentence import Span

_TITLES = {
    Severity.ERROR: "Errors: they stop a build",
    Severity.WARNING: "Warnings: they are shown and counted",
    Severity.CONTRADICTION: "Contradictions: they are shown with both sides",
}


class ProblemRow(Value):
    """One line of the index."""

    link: Span
    title: str


class ProblemGroup(Value):
    """The codes of one severity."""

    id: str
    title: str
    rows: tuple[ProblemRow, ...]


class ProblemsView(Value):
    """The index of problems."""

    lead: str
    groups: tuple[ProblemGroup, ...]


def problem_pages() -> Iterator[PageView]:
    """Yield the index of problems, then the page of each code by name."""
    view = problems_view()
    yield PageView("problems.html", "Problems", view.lead, "Manual", "problems.html.j2", view)
    for code in sorted(CODES.values(), key=lambda code: code.name):
        yield PageView(
            path=f"problems/{code.name}.html",
            title=code.title,
            description=code.what,
            tab="Manual",
            template="problem.html.j2",
            values=code,
        )


def problems_view() -> ProblemsView:
    """Return all codes by severity."""
    groups = [_group(severity) for severity in Severity]
    return ProblemsView(
        lead="Each problem names its place, says how to cure it, and carries one of these codes.",
        groups=tuple(group for group in groups if group.rows),
    )


def _group(severity: Severity) -> ProblemGroup:
    codes = sorted(
        (code for code in CODES.values() if code.severity is severity), key=lambda code: code.name
    )
    return ProblemGroup(severity.value, _TITLES[severity], tuple(_row(code) for code in codes))


def _row(code: Code) -> ProblemRow:
    return ProblemRow(Span(code.name, f"problems/{code.name}.html"), code.title)
