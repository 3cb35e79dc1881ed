"""What every hand-written page needs: one title, and something under it."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.load.markdown import Markdown
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem


def content_problems(file: str, page: Markdown) -> Iterator[Problem]:
    """Yield a problem when a page is empty, or has no title or several."""
    if not page.blocks:
        yield problem(
            "empty-page",
            Place(file),
            f"{file} holds nothing to read.",
            "Write the page, or delete it with the links to it.",
        )
        return
    titles = [heading for heading in page.headings if heading.level == 1]
    if not titles:
        yield problem(
            "missing-title",
            Place(file),
            f"{file} has no title.",
            'Start it with "# " and its name.',
        )
    for heading in titles[1:]:
        yield problem(
            "missing-title",
            Place(file, heading.line),
            f'{file} has a second title, "{heading.text}".',
            'Write "## " before it, as before the others.',
        )
