"""The sections that every runbook has, in their order and with content."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.load.markdown import Heading, Markdown
from milepost.load.wording import nearest, quoted
from milepost.model.runbook import SECTIONS
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem

_STEPS = "Steps"


def runbook_problems(file: str, page: Markdown) -> Iterator[Problem]:
    """Yield a problem for each section that is missing, empty or out of order."""
    found = [heading for heading in page.headings if heading.level == 2]
    named = [heading for heading in found if heading.text in SECTIONS]
    yield from _missing(file, found)
    yield from _order(file, named)
    for heading in named:
        blocks = _blocks_of(page, heading)
        if not blocks:
            yield problem(
                "empty-section",
                Place(file, heading.line),
                f"The section {quoted(heading.text)} is empty.",
                "Write what to do, or that nothing is to be done and why.",
            )
        elif heading.text == _STEPS and "ordered_list" not in blocks:
            yield problem(
                "steps-not-numbered",
                Place(file, heading.line),
                f"The section {quoted(_STEPS)} holds no numbered list.",
                'Start each step with a number, as "1. ".',
            )


def _missing(file: str, found: list[Heading]) -> Iterator[Problem]:
    texts = {heading.text: heading for heading in found}
    for section in SECTIONS:
        if section in texts:
            continue
        near = nearest(section, [text for text in texts if text not in SECTIONS])
        line = texts[near].line if near else 1
        yield problem(
            "missing-section",
            Place(file, line),
            f"The section {quoted(section)} is missing.",
            f'Did you mean it by "## {near}"?' if near else f'Add "## {section}" with content.',
        )


def _order(file: str, named: list[Heading]) -> Iterator[Problem]:
    latest = -1
    for heading in named:
        position = SECTIONS.index(heading.text)
        if position <= latest:
            yield problem(
                "section-order",
                Place(file, heading.line),
                f"The section {quoted(heading.text)} stands after {quoted(SECTIONS[latest])}.",
                f"Keep the order {', '.join(SECTIONS)}, each once.",
            )
        latest = max(latest, position)


def _blocks_of(page: Markdown, heading: Heading) -> set[str]:
    """Return the kinds of the blocks between a section's heading and the next section."""
    later = [h.line for h in page.headings if h.line > heading.line and h.level <= 2]
    end = min(later, default=len(page.prose) + 1)
    return {block.kind for block in page.blocks if heading.line < block.line < end}
