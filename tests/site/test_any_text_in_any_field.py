"""For any text in any field, the parsed pages have the same elements as with the text `x`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from built_sites import PROJECTS, Builder, configure, copy_project
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML
from parsed_pages import attribute
from plan_texts import text_fields, with_text

from milepost.derive import derive
from milepost.load import load_plan
from milepost.model.plan import Plan
from milepost.render.environment import make_environment
from milepost.render.pages import render_page
from milepost.site.views import live_views, plan_views
from milepost.views.context import Context

pytest_plugins = ["site_fixtures"]

Outline = tuple[tuple[str, tuple[str, ...]], ...]
"""Every element of a page with the names of its attributes, in order."""

MARKDOWN = set("*_`[]\\&<")
INLINE = {"em", "strong", "code", "a"}
"""What Markdown may make of a text that may hold it."""

WRITTEN = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Nd"))
"""What a plan can hold. No digits: a number in a text may agree with one elsewhere, or not."""

HOSTILE = (
    "<script>alert(1)</script>",
    "</title></style></textarea><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" \' autofocus onfocus=\'alert(1)',
    "{{ config }} {% raw %} ${name} #{name} <%= name %>",
    "]]> --> <!-- <![CDATA[ </td></tr></table></div></main>",
    "[press](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>",
    "&lt;b&gt; &amp;amp; &#x3c;i&#x3e;",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "\u202e\u2066 right to left \u2069 \u200b\u00ad\u0301",
    "=HYPERLINK(evil)",
)


@cache
def plan() -> Plan:
    loaded = load_plan(PROJECTS / "all-states")
    assert loaded.plan is not None
    return loaded.plan


def outlines(line: str, paragraph: str) -> dict[str, Outline]:
    """Return the outline of every page of the plan, outside of charts and of Markdown."""
    changed = with_text(plan(), line, paragraph)
    context = Context(changed, derive(changed))
    environment = make_environment()
    made = {}
    for view in (*plan_views(context, (), ()), *live_views(context)):
        if not view.path.startswith("reviews"):
            made[view.path] = outline(render_page(environment, view).html)
    return made


@cache
def with_x() -> dict[str, Outline]:
    return outlines("x", "x")


def outline(html: str) -> Outline:
    """Return the elements; what a chart holds depends on how wide its texts are."""
    return tuple((node.name, tuple(sorted(node.attrs or {}))) for node in _shown(tree(html)))


def tree(html: str) -> Any:
    """Return the root of a page, or of what stands inside its frame."""
    whole = html.startswith("<!doctype")
    return JustHTML(html, fragment=not whole, strict=True, sanitize=False).root


def _shown(node: Any, *, markdown: bool = False) -> Iterator[Any]:
    for child in node.children or ():
        if child.name.startswith("#"):
            continue
        within = markdown or attribute(child, "class") == "text"
        if not (markdown and child.name in INLINE):
            yield child
        if child.name != "figure":
            yield from _shown(child, markdown=within)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(WRITTEN, min_size=1, max_size=60).filter(str.strip))
@example(text=HOSTILE[0])
@example(text=HOSTILE[1])
@example(text=HOSTILE[2])
@example(text=HOSTILE[3])
@example(text=HOSTILE[4])
@example(text=HOSTILE[5])
def test_no_text_changes_the_elements_of_a_page(text: str) -> None:
    """A text that may hold Markdown gains emphasis, code and links, and nothing else."""
    assert outlines(text, text) == with_x()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(WRITTEN, min_size=1, max_size=60).filter(str.strip))
def test_a_text_without_marks_of_markdown_stays_as_it_is(text: str) -> None:
    plain = "".join("x" if letter in MARKDOWN else letter for letter in text)
    changed = with_text(plan(), plain, plain)
    context = Context(changed, derive(changed))
    environment = make_environment()
    for view in (*plan_views(context, (), ()), *live_views(context)):
        if not view.path.startswith("reviews"):
            root = tree(render_page(environment, view).html)
            assert not list(root.query(".text *")), view.path


def write_with(text: str, folder: Path) -> Path:
    """Write the plan of all states with this text in all of its texts."""
    copy_project("all-states", folder)
    names = text_fields()

    def changed(value: Any) -> Any:
        if isinstance(value, list):
            return [changed(one) for one in value]
        if isinstance(value, dict):
            return {
                key: text if key in names and isinstance(one, str) else changed(one)
                for key, one in value.items()
            }
        return value

    for path in sorted((folder / "plan").glob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        path.write_text(json.dumps(changed(content), ensure_ascii=False), encoding="utf-8")
    return configure(folder)


@pytest.mark.parametrize("number", range(0, len(HOSTILE), 2))
def test_no_text_gets_through_the_engine(number: int, build_once: Builder) -> None:
    """Whole builds, frame and all; the texts are also in titles, descriptions and navigation."""
    harmless = build_once("texts-x", partial(write_with, "x"))
    hostile = build_once(f"texts-{number}", partial(write_with, HOSTILE[number]))
    assert hostile.pages() == harmless.pages()
    for path in harmless.pages():
        if not path.startswith(("problems", "reference/", "reviews")):
            assert outline(hostile.text(path)) == outline(harmless.text(path)), path
