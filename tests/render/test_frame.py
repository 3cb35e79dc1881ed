"""The frame around every page, rendered as MkDocs does it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML
from markupsafe import Markup
from mkdocs.theme import Theme

from milepost.problems.place import Place
from milepost.render.chrome import POLICY, Banner, FooterFact, SiteChrome, Tab
from milepost.render.frame import PageFrame, missing_frame, plan_frame
from milepost.render.page import Page
from milepost.value import replace

THEME = Path(__file__).parents[2] / "hooks/milepost/render/theme"
CHROME = SiteChrome(
    title="Production rollout",
    part_of="Agent",
    tabs=(Tab("Overview", "index.html"), Tab("Phases", "phases.html")),
    footer=(FooterFact("As of 14 Dec 2025"), FooterFact("plan.json", "data/plan.json")),
)
FRAME = PageFrame("Phases", "All phases.", "Phases", "Phases", Markup("<h1>Phases</h1>"))


@pytest.fixture(scope="module")
def environment() -> jinja2.Environment:
    made = Theme(name="material", custom_dir=str(THEME)).get_env()
    made.autoescape = True
    made.undefined = jinja2.StrictUndefined
    return made


def render(
    environment: jinja2.Environment, frame: PageFrame = FRAME, chrome: SiteChrome = CHROME
) -> str:
    page = SimpleNamespace(url="phases.html")
    return environment.get_template("main.html").render(
        frame=frame, chrome=chrome, policy=POLICY, page=page, base_url="."
    )


def parse(html: str) -> JustHTML:
    return JustHTML(html, strict=True, sanitize=False)


def attribute(node: Any, name: str) -> str:
    return str(node.attrs[name])


def test_the_page_is_what_the_standard_says(environment: jinja2.Environment) -> None:
    parse(render(environment))


def test_the_policy_is_the_first_thing_in_the_head(environment: jinja2.Environment) -> None:
    first = parse(render(environment)).query("head > *")[0]
    assert attribute(first, "http-equiv") == "Content-Security-Policy"
    assert "script-src 'self';" in attribute(first, "content")


def test_no_script_stands_in_the_page_and_no_other_host_is_asked(
    environment: jinja2.Environment,
) -> None:
    parsed = parse(render(environment))
    for script in parsed.query("script"):
        assert attribute(script, "src").startswith("assets/")
        assert not script.children
    assert "http://" not in render(environment).replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in render(environment)


def test_the_first_link_leads_to_the_content(environment: jinja2.Environment) -> None:
    parsed = parse(render(environment))
    assert attribute(parsed.query("a")[0], "href") == "#Content"
    assert attribute(parsed.query("main")[0], "id") == "Content"


def test_the_current_tab_is_marked(environment: jinja2.Environment) -> None:
    current = parse(render(environment)).query('.tabs [aria-current="page"]')
    assert [node.to_text() for node in current] == ["Phases"]


@pytest.mark.parametrize("kind", ["sample", "sealed", "preview"])
def test_a_banner_says_what_kind_of_version_this_is(
    environment: jinja2.Environment, kind: str
) -> None:
    banner = Banner(kind, "Sealed.", "Of that day.", (FooterFact("Live", "index.html"),))
    html = render(environment, chrome=replace(CHROME, banner=banner))
    found = parse(html).query(f"aside.banner.{kind}")
    assert "Of that day." in found[0].to_text()


def test_other_versions_open_without_script(environment: jinja2.Environment) -> None:
    chrome = replace(CHROME, versions=(FooterFact("14 Dec 2025", "../2025-12-14/index.html"),))
    links = parse(render(environment, chrome=chrome)).query("details.versions a")
    assert [attribute(link, "href") for link in links] == ["../2025-12-14/index.html"]


def test_a_version_can_be_kept_out_of_search_engines(environment: jinja2.Environment) -> None:
    html = render(environment, chrome=replace(CHROME, keep_out=True))
    assert '<meta name="robots" content="noindex">' in html


def test_the_edit_link_names_the_place(environment: jinja2.Environment) -> None:
    page = Page("phases.html", "Phases", "<h1>P</h1>", "", "Phases", source=Place("plan/p.yml", 7))
    html = render(environment, plan_frame(page, "https://x.example/edit/main/plan/p.yml#L7"))
    link = parse(html).query(".edit a")[0]
    assert attribute(link, "href").endswith("p.yml#L7")
    assert link.to_text() == "Edit plan/p.yml:7"


def test_a_missing_page_leads_to_all_pages(environment: jinja2.Environment) -> None:
    html = environment.get_template("404.html").render(
        frame=missing_frame(CHROME), chrome=CHROME, policy=POLICY, page=None, base_url="/site/"
    )
    assert parse(html).query('main a[href="/site/all-pages.html"]')


WRITTEN = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
"""What a plan can hold: the loader refuses control characters."""


def shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(node.name, tuple(sorted(node.attrs or {}))) for node in parse(html).query("*")]


@settings(max_examples=60, deadline=None)
@given(text=st.text(WRITTEN, min_size=1, max_size=60))
def test_no_title_or_fact_changes_the_elements_of_the_frame(
    environment: jinja2.Environment, text: str
) -> None:
    def with_text(value: str) -> list[tuple[str, tuple[str, ...]]]:
        chrome = SiteChrome(
            title=value,
            part_of=value,
            tabs=(Tab(value, "index.html"),),
            footer=(FooterFact(value, code=value),),
            banner=Banner("sample", value, value),
        )
        frame = PageFrame(value, value, "none", value, Markup(), source=value)
        return shape(render(environment, frame, chrome))

    assert with_text(text) == with_text("x")
