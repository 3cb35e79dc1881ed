"""The page of a preview that tells all that a change does, and what of it is not shown."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.derive.status import Status
from milepost.history.comparison import Comparison
from milepost.history.headline import Headline
from milepost.model.plan import Plan
from milepost.value import Value
from milepost.views.links import page_path
from milepost.views.page_view import PageView
from milepost.views.reviews.differing import PATH
from milepost.views.reviews.feared import Feared, feared
from milepost.views.reviews.figures import Movement, movements
from milepost.views.reviews.sentences import ChangeGroup, groups_of, sentences_of
from milepost.views.sentence import Sentence, Span

_SENTENCES = 8
_AUTHORED = "site_src/"


class Beside(Value):
    """What a change does beside the plan, each by its paths.

    `pages` are hand-written ones with how they differ, `seals` the sealed reviews that it
    touches, `not_previewed` what no preview shows. `uncompared` tells why nothing is compared.
    """

    pages: Mapping[str, str]
    seals: tuple[str, ...]
    not_previewed: tuple[str, ...]
    uncompared: str | None = None


class ChangesView(Value):
    """The page: what is feared, sentences, figures and tables; then what stands beside the plan."""

    fact: str
    feared: tuple[Feared, ...]
    lead: tuple[Sentence, ...]
    figures: tuple[Movement, ...]
    before: str
    now: str
    groups: tuple[ChangeGroup, ...]
    pages: tuple[tuple[Span, str], ...]
    beside: Beside


def changes_page(
    plan: Plan, status: Status, comparison: Comparison | None, beside: Beside, fact: str
) -> PageView:
    """Return the page; `fact` tells with which commit the change is compared."""
    view = ChangesView(
        fact=fact,
        feared=feared(status, comparison),
        lead=_lead(comparison),
        figures=_figures(comparison),
        before="Before",
        now="After",
        groups=groups_of(comparison, plan) if comparison else (),
        pages=tuple(_page(path, word) for path, word in beside.pages.items()),
        beside=beside,
    )
    return PageView(
        path=PATH,
        title="What changes",
        description="What this change does to the plan.",
        tab="",
        template="changes.html.j2",
        values=view,
    )


def _lead(comparison: Comparison | None) -> tuple[Sentence, ...]:
    if comparison is None or not comparison.changes:
        return ()
    return sentences_of(comparison, _SENTENCES, comparison.second.plan)


def _figures(comparison: Comparison | None) -> tuple[Movement, ...]:
    if comparison is None:
        return ()
    before, after = comparison.before.headline, comparison.after.headline
    return movements(Headline.of(after), Headline.of(before))


def _page(path: str, word: str) -> tuple[Span, str]:
    inner = path.removeprefix(_AUTHORED)
    is_shown = word != "removed" and path.endswith(".md")
    return Span(path, page_path(inner) if is_shown else None), word
