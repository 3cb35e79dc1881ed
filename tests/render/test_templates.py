"""The environment of the templates, and the macros that pages are made of."""

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from milepost.render.environment import make_environment
from milepost.render.pages import one_block
from milepost.views.marks import CONTRADICTION, DONE, Mark, unknown
from milepost.views.places import SourceLink
from milepost.views.sentence import Span, say

IMPORTS = """
{% import "macros/marks.j2" as marks with context %}
{% import "macros/text.j2" as text with context %}
{% import "macros/parts.j2" as parts with context %}
"""


def render(source: str, path: str = "phases/x.html", **values: object) -> str:
    environment = make_environment()
    return environment.from_string(IMPORTS + source).render(path=path, **values).strip()


def elements(html: str) -> list[tuple[str, tuple[str, ...]]]:
    parsed = JustHTML(html, fragment=True, strict=True, sanitize=False)
    return [(node.name, tuple(sorted(node.attrs or {}))) for node in parsed.root.query("*")]


def test_values_are_escaped() -> None:
    assert render("{{ value }}", value="<b>&") == "&lt;b&gt;&amp;"


def test_an_undefined_value_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError):
        render("{{ forgotten }}")


def test_a_mark_says_its_word_beside_its_shape() -> None:
    html = render("{{ marks.mark(one) }}", one=unknown("Not measured"))
    assert '<svg class="shape t-unknown"' in html
    assert "<span>Not measured</span>" in html


def test_a_shape_in_a_list_is_named_for_those_who_hear_the_page() -> None:
    html = render("{{ marks.named_shape(one) }}", one=CONTRADICTION)
    assert 'aria-hidden="true"' in html
    assert '<span class="unseen">Contradiction: </span>' in html


@pytest.mark.parametrize(
    "shape",
    [
        *("disc", "triangle", "ring-bar", "square", "dashed-ring", "half-disc", "ring"),
        *("tick", "diamond", "open-diamond", "not-equal", "almost-equal", "flag"),
    ],
)
def test_every_shape_has_its_own_drawing(shape: str) -> None:
    drawn = render("{{ marks.drawn(name, 'plain') }}", name=shape)
    assert "<path" in drawn or "<circle" in drawn


def test_a_sentence_prints_its_links_relative_to_the_page() -> None:
    html = render(
        "{{ text.sentence(spans) }}",
        spans=say("See ", Span("the plan", "timeline.html#x"), " ", Span("now", strong=True), "."),
    )
    assert html == 'See <a href="../timeline.html#x">the plan</a> <b>now</b>.'


def test_a_span_with_a_forbidden_address_is_plain_text() -> None:
    html = render("{{ text.sentence(spans) }}", spans=say(Span("press", "javascript:alert(1)")))
    assert html == "press"


def test_a_source_without_repository_is_text_and_with_one_a_link() -> None:
    plain = render("{{ text.source(one) }}", one=SourceLink("risks.yml:7", None))
    linked = render(
        "{{ text.source(one) }}", one=SourceLink("risks.yml:7", "https://x.example/#L7")
    )
    assert plain == '<span class="source">risks.yml:7</span>'
    assert linked == '<a href="https://x.example/#L7" class="source">risks.yml:7</a>'


@pytest.mark.parametrize(
    ("done", "total", "units"), [(0, 0, 0), (2, 17, 17), (60, 60, 60), (61, 61, 0)]
)
def test_a_strip_has_one_box_per_item_up_to_60(done: int, total: int, units: int) -> None:
    html = render("{{ parts.strip(done, total) }}", done=done, total=total)
    assert html.count('<i class="unit') == units
    assert html.count("done") == done * bool(units)


def test_one_block_has_no_blank_line_and_no_indent() -> None:
    assert one_block("\n  <p>a\n\n\n   b</p>\n") == '<div class="mp">\n<p>a\nb</p>\n</div>'


WRITTEN = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
"""What a plan can hold: the loader refuses control characters."""
MARKUP = set("*_`[\\&")
"""What inline Markdown may turn into elements of its own."""

PARTS = """
{{ parts.head(t, mark=mark, fact=t, crumb=span) }}
{% call parts.section(t, id="s", count=t, source=link, more=span) %}
{{ text.prose(t) }}{{ text.sentence([span]) }}{{ marks.mark(mark) }}{{ marks.units([mark], t) }}
{% call parts.figure(t, t, of=t, href="x.html", mark=mark, note=t) %}
{{ parts.strip(1, 3, label=t) }}
{% endcall %}
<dl>{% call parts.fact(t) %}{{ t }}{% endcall %}</dl>
{% call parts.wide(t) %}{{ parts.empty(t) }}{% endcall %}
{% endcall %}
"""


def parts_with(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return elements(
        render(
            PARTS,
            t=text,
            mark=Mark("disc", "good", text),
            span=Span(text, "timeline.html"),
            link=SourceLink(text, None),
        )
    )


@settings(deadline=None)
@given(st.text(WRITTEN, min_size=1, max_size=80).filter(lambda text: not MARKUP & set(text)))
def test_no_text_changes_the_elements_of_a_page(text: str) -> None:
    assert parts_with(text) == parts_with("x")


def test_done_is_plain_and_never_coloured() -> None:
    assert "t-plain" in render("{{ marks.mark(one) }}", one=DONE)
