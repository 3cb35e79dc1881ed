"""Sealed pages are short, and a parser makes the same document of them as of the long form."""

from __future__ import annotations

import dataclasses
import gzip
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML
from small_project import ROOT

from milepost.build.reviews import archive_of
from milepost.build.sealed_version import version_files
from milepost.build.version_inputs import VersionInputs
from milepost.history.archive import Archive
from milepost.render.chrome import POLICY
from milepost.render.frame import plan_frame
from milepost.render.minify import minify
from milepost.render.standalone import Framer
from milepost.site import Site, compose_review
from milepost.value import replace
from milepost.views.reviews.past import Past

RAW, PACKED = 600_000, 200_000
"""The most bytes of a sealed version's pages, as they are and packed by gzip."""

GONE = {"focusable", "xmlns"}
"""Attributes that only browsers of the past read."""


@pytest.fixture(scope="module")
def archive() -> Archive:
    """The reviews of the real plan."""
    return archive_of(ROOT)


@pytest.fixture(scope="module")
def site(archive: Archive) -> Site:
    """The first of them as a version."""
    return compose_review(archive.seals[0], Past(archive))


def outline(node: Any) -> list[Any]:
    """Return a document as values; blanks count as one, and not at all between elements."""
    attributes = sorted(
        (name, value) for name, value in (node.attrs or {}).items() if name not in GONE
    )
    children = [outline(child) for child in node.children or () if child.name != "#text"]
    return [node.name, attributes, " ".join(node.to_text().split()), children]


def document(html: str) -> list[Any]:
    return outline(JustHTML(html, strict=True, sanitize=False).root)


def words(html: str) -> list[str]:
    return JustHTML(html, sanitize=False).root.to_text().split()


def test_a_short_page_is_the_same_document(site: Site) -> None:
    framer = Framer({"chrome": site.chrome, "policy": POLICY})
    for page in site.pages:
        long = framer.whole(page.path, plan_frame(page, None))
        short = minify(long)
        assert len(short) < len(long) * 0.97, page.path
        assert document(short) == document(long), page.path


def test_what_is_preformatted_or_a_script_keeps_every_sign() -> None:
    kept = '<pre class="a">\n\n  x\n\n</pre>', '<script type="a">\n\n"="b" \n</script>'
    for part in kept:
        assert part in minify(f'<p class="x">a</p>\n\n{part}\n\n<p>b</p>')


def test_words_that_stood_apart_stay_apart() -> None:
    html = '<p><b>a</b>\n<i>b</i>\n\n\n<a href="c d">e</a></p>\n'
    html += "<table><tr><td>f</td>\n<td>g</td></tr></table>"
    assert words(minify(html)) == words(html)


def test_a_value_that_ends_in_a_solidus_keeps_its_quotes() -> None:
    assert minify('<a href="https://example.org/">a</a>') == '<a href="https://example.org/">a</a>'
    assert minify('<a href="https://example.org/a">a</a>') == "<a href=https://example.org/a>a</a>"


VALUES = st.text(st.sampled_from("ab/=&;'\"<> \n`?#é"), max_size=12)


@given(value=VALUES, other=VALUES)
def test_no_value_of_an_attribute_changes(value: str, other: str) -> None:
    def escaped(text: str) -> str:
        signs = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}
        return "".join(signs.get(sign, sign) for sign in text)

    html = f'<p title="{escaped(value)}" lang="{escaped(other)}">{escaped(value)}</p>'
    found = JustHTML(minify(html), sanitize=False).query("p")[0]
    wanted = JustHTML(html, sanitize=False).query("p")[0]
    if "\n\n" not in value + other:
        assert found.attrs == wanted.attrs
    assert found.to_text().split() == wanted.to_text().split()


def test_a_sealed_review_of_the_real_plan_is_small(archive: Archive) -> None:
    for seal in archive.seals:
        files = version_files(seal, Past(archive), VersionInputs("", ""))
        pages = [content for path, content in files.items() if not path.startswith("data/")]
        assert sum(map(len, pages)) <= RAW
        assert sum(len(gzip.compress(content, 9)) for content in pages) <= PACKED


def test_headline_values_that_today_s_rules_give_differently_are_both_shown(
    archive: Archive,
) -> None:
    seal = archive.seals[0]
    told = {
        **seal.snapshot.headline,
        "tasks_done": 3,
        "areas": {**seal.snapshot.headline["areas"], "risks": "on track"},
    }
    snapshot = replace(seal.snapshot, headline=told)
    other = dataclasses.replace(seal, opened=lambda: snapshot)
    overview = next(
        page
        for page in compose_review(other, Past(Archive((other,)))).pages
        if page.path == "index.html"
    )
    shown = words(overview.html)
    assert "Tasks done: 3 at the review, 0 by today’s rules." in " ".join(shown)
    assert "Health of risks: on track at the review, at risk by today’s rules." in " ".join(shown)


def test_an_equal_headline_is_not_spoken_of(site: Site) -> None:
    overview = next(page for page in site.pages if page.path == "index.html")
    assert 'id="Reported"' not in overview.html
