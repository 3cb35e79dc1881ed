"""From what is shown to the page that says what is wrong."""

from __future__ import annotations

from milepost.build.shown_problems import shown_problem
from milepost.render.failure_page import FailurePage
from milepost.serve.board import Showing

LAST_GOOD = "/~milepost/last-good/"
CODES = "/~milepost/codes/"


def failure_page(showing: Showing) -> FailurePage:
    """Return the values of the page: problems with their lines, or what the engine said."""
    site = showing.site
    report = showing.report
    pairs = zip(report.problems, report.excerpts, strict=True)
    return FailurePage(
        name=(site.title if site else "") or "Milepost",
        part_of=site.part_of if site else "",
        token=showing.token,
        problems=tuple(
            shown_problem(problem, lines, _code_page(problem.code, showing))
            for problem, lines in pairs
            if problem in report.errors
        ),
        said=showing.lines,
        good_site=f"{LAST_GOOD}index.html" if site else None,
        built_at=site.built_at if site else None,
    )


def _code_page(code: str, showing: Showing) -> str:
    """Return the address of a code's page: in the last good site's manual, or our own."""
    path = f"problems/{code}.html"
    if showing.site is not None and (showing.site.folder / path).is_file():
        return f"{LAST_GOOD}{path}"
    return f"{CODES}{code}"
