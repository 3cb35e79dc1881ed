"""The generated part of the manual: fields, commands, problems, derived values, states, data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pydantic import BaseModel

from milepost.value import Value
from milepost.views.page_view import PageView
from milepost.views.reference.commands import CommandReference, commands_page
from milepost.views.reference.data import data_page
from milepost.views.reference.derived import derived_page
from milepost.views.reference.fields import fields_page
from milepost.views.reference.index import index_page
from milepost.views.reference.problems import problem_pages
from milepost.views.reference.states import states_page


class ReferenceSource(Value):
    """What the reference is made from that lies above this layer.

    `commands` returns those of the command line when they are asked for, `data` is the outermost
    record of `data/plan.json`, `manual` the path of the hand-written manual where the site has one.
    """

    commands: Callable[[], tuple[CommandReference, ...]] = tuple
    data: type[BaseModel] | None = None
    manual: str | None = None


def reference_pages(source: ReferenceSource) -> Iterator[PageView]:
    """Yield every reference page, the index first."""
    problems, *codes = problem_pages()
    chapters = (*_chapters(source), problems)
    yield index_page(chapters, source.manual)
    yield from chapters
    yield from codes


def _chapters(source: ReferenceSource) -> Iterator[PageView]:
    yield fields_page()
    commands = source.commands()
    if commands:
        yield commands_page(commands)
    yield derived_page()
    yield states_page()
    if source.data:
        yield data_page(source.data)
