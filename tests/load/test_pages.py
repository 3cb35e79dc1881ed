"""What a hand-written page holds is found where the site's engine finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown as Engine

from milepost.load import load_plan
from milepost.load.addresses import fault_of_address, inner_path, is_dangerous, scheme_of
from milepost.load.files import Source
from milepost.load.front_matter import split_front_matter
from milepost.load.markdown import read_markdown
from milepost.load.raw_html import read_html

PROJECT = "id: demo\nname:\n  title: Demo\nas_of: 2025-12-14\ncalendar:\n  timezone: UTC\n"


def problems_of(root: Path, **pages: str) -> list[str]:
    (root / "plan").mkdir(exist_ok=True)
    (root / "plan" / "project.yml").write_text(PROJECT)
    (root / "site_src" / "guides").mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (root / "site_src" / "guides" / f"{name}.md").write_text(text)
    return [f"{found.place.line} {found.code}" for found in load_plan(root).problems]


@pytest.mark.parametrize(
    "heading",
    [
        "Roll back",
        "What `kubectl` says",
        "Größe & Farbe: 3 × 4",
        "[A link](x.md) in a heading",
        "Über *alles*, (fast)",
        "One -- two",
        "A_b c.d/e",
        "Named {#other-name}",
    ],
)
def test_a_heading_has_the_anchor_that_the_engine_gives_it(heading: str) -> None:
    engine = Engine(extensions=["toc", "attr_list"])
    engine.convert(f"## {heading}\n\n## {heading}\n" if "{" not in heading else f"## {heading}\n")
    tokens: list[dict[str, str]] = engine.toc_tokens  # type: ignore[attr-defined]  # by toc
    text = f"## {heading}\n\n## {heading}\n" if "{" not in heading else f"## {heading}\n"
    found = read_markdown(Source("x.md", text)).headings
    assert [heading.anchor for heading in found] == [token["id"] for token in tokens]


def test_links_are_found_where_they_stand() -> None:
    text = (
        "# T\n\nOne [a](a.md)\nand ![b](b.png) or <https://c.org>\n\n| x |\n|---|\n| [d](d.md) |\n"
    )
    links = read_markdown(Source("x.md", text)).links
    assert [(link.target, link.line, link.column) for link in links] == [
        ("a.md", 3, 9),
        ("b.png", 4, 10),
        ("https://c.org", 4, 21),
        ("d.md", 8, 7),
    ]


def test_code_is_no_prose_and_keeps_the_lines() -> None:
    text = (
        "# T\n\nA `<script>` and ``a ` b``.\n\n```\n<script>\n```\n\n"
        "    ```\n    <b>\n    ```\n<i>x</i>\n"
    )
    page = read_markdown(Source("x.md", text))
    assert "<script>" not in page.prose
    assert "<b>" not in page.prose
    assert page.prose.split("\n")[11] == "<i>x</i>"
    assert page.prose.split("\n")[2].endswith(".")
    assert len(page.prose.split("\n")[2]) == len(text.split("\n")[2])


@pytest.mark.parametrize(
    "html",
    [
        "<script src=x></script>",
        "<SCRIPT>x</SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<img src=x\nonerror=alert(1)>",
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<iframe srcdoc='<script>x</script>'>",
        "<a href='jav&#x09;ascript:alert(1)'>x</a>",
        "<a href=' javascript:alert(1)'>x</a>",
        "<a href=data:text/html,x>x</a>",
        "<form action=https://evil.example.org><button>x</button></form>",
        "<div style='background:url(//x)'>x</div>",
        "<meta http-equiv=refresh content=0>",
        "<base href=//x>",
        "<!-- <script>x</script> -->",
        "<!--> <script>x</script> -->",
        "<math><mtext><script>x</script></mtext></math>",
        "<details ontoggle=x open>",
        "text {: onclick=x }",
        "[x](y.md){ onmouseover='x' }",
        "> quoted <object data=x></object>",
        "- item\n\n    <embed src=x>",
        "<div>`<script>x</script>`</div>",
        "<?php x ?>",
    ],
)
def test_what_could_run_is_found_in_every_disguise(html: str) -> None:
    page = read_markdown(Source("x.md", f"# T\n\n{html}\n"))
    assert read_html("x.md", page.prose).problems


@pytest.mark.parametrize(
    "html",
    [
        "<kbd>Ctrl</kbd> and 3 < 4 > 2",
        "<details><summary>More</summary>Text</details>",
        "<br>",
        "<span style='color: inherit'>x</span>",
        "<a href='https://example.org'>x</a>",
        "text {: #anchor .class }",
        "{{ macro }} and {% block %} and --8<-- 'x.md'",
        "`<script>` and ``<script>``",
        "${HOME} and {on: x}",
    ],
)
def test_harmless_html_stays(html: str) -> None:
    page = read_markdown(Source("x.md", f"# T\n\n{html}\n"))
    assert read_html("x.md", page.prose).problems == ()


def test_front_matter_and_text_keep_their_lines() -> None:
    matter, body = split_front_matter(Source("x.md", "---\na: b\n---\n\n# T\n"))
    assert matter == Source("x.md", "\na: b\n")
    assert body.text.split("\n")[4] == "# T"
    assert split_front_matter(Source("x.md", "# T\n\n---\n"))[0] is None
    assert split_front_matter(Source("x.md", "---\n---\n"))[0] == Source("x.md", "\n")


def test_links_between_pages_name_the_file_in_markdown_and_the_page_in_html(
    tmp_path: Path,
) -> None:
    found = problems_of(
        tmp_path,
        a="# A\n\n[b](b.md)\n\n[b](b.html)\n\n<a href='b.html#b'>b</a>\n\n<a href='b.md'>b</a>\n",
        b="# B\n\n[up](../guides/a.md#a) [out](../../a.md) [root](../index.html#x)\n",
    )
    assert found == ["5 broken-link", "9 broken-link", "3 unsafe-link"]


def test_pages_of_the_plan_are_known_by_their_ids(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "phases.yml").write_text(
        "phases:\n  - id: build\n    number: 1\n    title: Build\n"
    )
    found = problems_of(
        tmp_path,
        a="# A\n\n[x](../phases/build.html#x)\n[y](../phases/built.html)\n[z](../people/me.html)\n"
        "[r](../reference/fields.html) [p](../problems/bad-date.html) [q](../problems/no.html)\n",
    )
    assert found == ["4 broken-link", "5 broken-link", "6 broken-link"]


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("https://example.org", None),
        ("HTTP://EXAMPLE.ORG/x?y#z", None),
        ("mailto:a@example.org", None),
        ("mailto:nobody", "names no mailbox"),
        ("https:///x", "names no host"),
        ("https:example.org", "names no host"),
        ("javascript:alert(1)", 'uses "javascript:"'),
        ("java\nscript:alert(1)", 'uses "javascript:"'),
        ("ftp://example.org", 'uses "ftp:"'),
        ("tel:123", 'uses "tel:"'),
    ],
)
def test_only_three_schemes_are_addresses(target: str, fault: str | None) -> None:
    assert scheme_of(target) is not None
    assert fault_of_address(target) == fault


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("a.md", "guides/a.md"),
        ("../x/y.html#z", "x/y.html"),
        ("a%20b.png?x=1", "guides/a b.png"),
        ("#z", ""),
        ("../../x", None),
        ("%2e%2e/%2e%2e/x", None),
        ("/x", None),
        ("//host/x", None),
        ("\\\\host\\x", None),
        ("a\\..\\b", None),
        ("a b", None),
    ],
)
def test_a_path_stays_inside_the_site(target: str, path: str | None) -> None:
    found = inner_path(target, "guides")
    assert (found.path if found else None) == path


@pytest.mark.parametrize("text", ["javascript:x", " data:x", "file:///etc", "//host", "ftp://x"])
def test_a_text_that_is_a_dangerous_address_is_told_from_prose(text: str) -> None:
    assert is_dangerous(text)
    assert not is_dangerous(f"See {text}")
    assert not is_dangerous("Prometheus: the last 30 days")
    assert not is_dangerous("/docs")
