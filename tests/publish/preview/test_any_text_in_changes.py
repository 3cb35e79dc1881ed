"""For any text in any field, the page of changes has only the elements that we write."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from plan_texts import with_text
from tests.site.test_any_text_in_any_field import HOSTILE, WRITTEN, plan, tree

from milepost.derive import derive
from milepost.history.capture import capture
from milepost.history.comparison import compare
from milepost.history.two_statuses import Side
from milepost.render.environment import make_environment
from milepost.render.pages import render_page
from milepost.views.changes import Beside, changes_page

OURS = frozenset(
    [
        "div",
        "section",
        "details",
        "summary",
        "h1",
        "h2",
        "p",
        "span",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "del",
        "b",
        "a",
        "em",
        "strong",
        "code",
        "svg",
        "path",
        "circle",
        "svg:svg",
        "svg:path",
        "svg:circle",
    ]
)
PLAIN = frozenset(
    [
        "class",
        "href",
        "id",
        "scope",
        "data-label",
        "viewBox",
        "viewbox",
        "aria-hidden",
        "focusable",
        "d",
        "cx",
        "cy",
        "r",
        "stroke-dasharray",
    ]
)


@settings(max_examples=8)
@given(st.text(WRITTEN, min_size=1, max_size=60).filter(str.strip))
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@example(HOSTILE[5])
def test_no_text_makes_an_element_of_its_own(text: str) -> None:
    first, second = (Side(each, derive(each)) for each in (plan(), with_text(plan(), text, text)))
    before, after = (capture(side.plan, side.status, ()) for side in (first, second))
    found = compare(before, after, (), first, second)
    beside = Beside({f"site_src/{text}.md": "changed"}, (text,), (text,), None)
    view = changes_page(second.plan, second.status, found, beside, text)
    elements = list(tree(render_page(make_environment(), view).html).query("*"))
    assert len(elements) > 100
    for element in elements:
        assert element.name in OURS, element.name
        assert set(element.attrs or {}) <= PLAIN, element.attrs
        address = (element.attrs or {}).get("href", "")
        assert not address.casefold().startswith(("javascript:", "data:", "//")), address
