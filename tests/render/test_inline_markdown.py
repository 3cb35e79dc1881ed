import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from milepost.render.addresses import safe_address
from milepost.render.markdown import LONGEST, inline


def shown(text: str) -> str:
    return str(inline(text, lambda address: safe_address(address, "phases/x.html")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("a *light* and **strong** word", "a <em>light</em> and <strong>strong</strong> word"),
        ("run `kubectl get <name>`", "run <code>kubectl get &lt;name&gt;</code>"),
        ("[docs](https://example.org)", '<a href="https://example.org">docs</a>'),
        ("[here](timeline.html#x)", '<a href="../timeline.html#x">here</a>'),
        ("a < b & c", "a &lt; b &amp; c"),
        ("two\nlines", "two lines"),
    ],
)
def test_emphasis_code_and_links_are_kept(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "# not a heading",
        "- not a list",
        "![picture](https://example.org/x.png)",
        "> not a quote",
        "<https://example.org>",
        "{{ config }} {% raw %}",
    ],
)
def test_everything_else_is_shown_as_written(text: str) -> None:
    parsed = JustHTML(f"<p>{shown(text)}</p>", fragment=True, sanitize=False)
    names = {node.name for node in parsed.root.query("*")}
    assert names <= {"p", "a"}
    assert not parsed.root.query("script, img, h1, ul, blockquote")


@pytest.mark.parametrize("target", ["javascript:alert(1)", "//example.org", "../../up.html"])
def test_a_link_to_a_forbidden_target_keeps_its_words_only(target: str) -> None:
    assert "href" not in shown(f"[words]({target})")
    assert "words" in shown(f"[words]({target})")


def test_a_text_too_long_is_not_read_as_markdown() -> None:
    assert shown("*" * (LONGEST + 1)) == "*" * (LONGEST + 1)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=200))
def test_any_text_gives_well_formed_html_of_four_elements(text: str) -> None:
    parsed = JustHTML(f"<p>{shown(text)}</p>", fragment=True, strict=True, sanitize=False)
    assert {node.name for node in parsed.root.query("*")} <= {"p", "em", "strong", "code", "a"}
