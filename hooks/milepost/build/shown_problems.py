"""Problems as a page shows them: with the lines around, and the value at fault marked."""

from __future__ import annotations

from milepost.build.excerpt import Excerpt
from milepost.problems.code import Problem
from milepost.render.failure_page import Line, ShownProblem, typeset, with_code


def shown_problem(problem: Problem, lines: Excerpt | None, href: str) -> ShownProblem:
    """Return a problem with its lines, where it has some; `href` leads to the page of its code.

    An empty one leads nowhere.
    """
    return ShownProblem(
        message=typeset(problem.message),
        cure=with_code(problem.cure),
        place=str(problem.place),
        code=problem.code,
        href=href,
        lines=_lines(lines) if lines else (),
    )


def _lines(excerpt: Excerpt) -> tuple[Line, ...]:
    return tuple(_line(excerpt, index, text) for index, text in enumerate(excerpt.lines))


def _line(excerpt: Excerpt, index: int, text: str) -> Line:
    number = excerpt.first + index
    if index != excerpt.faulty:
        return Line(number, text, "", "", faulty=False)
    start, end = excerpt.start, excerpt.end
    return Line(number, text[:start], text[start:end], text[end:], faulty=True)
