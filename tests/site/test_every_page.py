"""What holds for each page of each site: real, small, hostile and large."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from typing import cast

import pytest
from built_sites import PROJECTS, Builder, BuiltSite
from parsed_pages import ParsedPage, attribute, is_relative, parse_site
from some_projects import SOME

from milepost.load import load_plan
from milepost.render.chrome import POLICY
from milepost.views.links import SiteLinks

pytest_plugins = ["site_fixtures"]

ADDRESS = re.compile(r"https?:")
DAMAGED = re.compile("[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|\ufffd|ðŸ")
"""UTF-8 that was decoded as something else, or a sign that stands for what was lost."""
EMOJI = re.compile("[\u231a-\u23ff\u2600-\u27bf\u2b50-\u2b55\ufe0f\U0001f000-\U0001faff]")
OF_NO_PLACE = re.compile(
    r"(404|all-pages|runbooks|problems|reviews|trends)\.html|(problems|reference|reviews)/.*"
)
"""Pages that gather others, or are made from the program or from seals and not from the plan."""
CODE = re.compile(r"<code>.*?</code>", re.DOTALL)
"""What a command prints is shown as it prints it."""
XML_SPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


@pytest.fixture(scope="module", params=["real", *SOME])
def site(request: pytest.FixtureRequest, build_once: Builder) -> BuiltSite:
    if request.param == "real":
        return cast("BuiltSite", request.getfixturevalue("real_site"))
    return build_once(request.param, SOME[request.param])


@pytest.fixture(scope="module")
def pages(site: BuiltSite) -> tuple[ParsedPage, ...]:
    return parse_site(site)


def test_the_engine_has_nothing_to_warn_of(site: BuiltSite) -> None:
    assert not re.findall(r"^(?:WARNING|ERROR).*", site.said, re.MULTILINE)


def test_the_pages_of_the_plan_are_there(pages: tuple[ParsedPage, ...]) -> None:
    named = "index timeline phases readiness kpis risks decisions communication people runbooks"
    wanted = {f"{name}.html" for name in f"{named} plan-health about-the-data all-pages".split()}
    assert wanted <= {page.path for page in pages}


def test_the_policy_is_the_first_thing_of_every_page(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        policy = next(page.all("head")).query("*")[0]
        assert attribute(policy, "http-equiv") == "Content-Security-Policy", page.path
        assert attribute(policy, "content") == POLICY, page.path


def test_the_policy_lets_no_script_of_a_page_run() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in POLICY.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["base-uri"] == "'none'"


def test_no_page_holds_a_script_or_a_handler(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        for script in page.all("script"):
            if attribute(script, "type") == "application/json":
                continue
            assert attribute(script, "src"), page.path
            assert not script.children, page.path
        handlers = [name for node in page.nodes for name in node.attrs or {} if name[:2] == "on"]
        assert handlers == [], page.path


def test_no_page_loads_anything_from_elsewhere(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        away = [address for address in page.loaded() if not is_relative(address)]
        assert away == [], page.path


def test_no_style_or_script_names_another_host(site: BuiltSite) -> None:
    for path in sorted(site.folder.rglob("*")):
        if path.suffix not in {".css", ".js"} or path.name.startswith(("plotly", "search-index")):
            continue
        text = path.read_text(encoding="utf-8")
        for space in XML_SPACES:
            text = text.replace(space, "")
        assert not ADDRESS.search(text), path.name


def test_what_a_page_loads_is_there(site: BuiltSite, pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        for address in set(page.loaded()):
            assert (site.folder / page.resolve(address)[0]).is_file(), f"{page.path}: {address}"


def test_every_link_and_its_fragment_lead_somewhere(
    site: BuiltSite, pages: tuple[ParsedPage, ...]
) -> None:
    marks = {page.path: {*page.ids, "", "top"} for page in pages}
    dead = []
    for page in pages:
        for link in sorted(set(filter(is_relative, page.links()))):
            path, fragment = page.resolve(link)
            if path not in marks:
                dead += [] if (site.folder / path).is_file() else [f"{page.path}: {link}"]
            elif fragment not in marks[path]:
                dead.append(f"{page.path}: {link}")
    assert dead == []


def test_every_object_of_a_plan_is_found_where_links_to_it_lead(build_once: Builder) -> None:
    loaded = load_plan(PROJECTS / "all-states")
    assert loaded.plan is not None
    pages = {page.path: page for page in parse_site(build_once("all-states", SOME["all-states"]))}
    links = SiteLinks(loaded.plan)
    for identifier in loaded.plan.by_id:
        path, _, fragment = links.to(identifier).partition("#")
        assert not fragment or fragment in pages[path].ids, identifier


def test_links_that_leave_the_site_have_a_harmless_scheme(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        for link in page.links():
            assert is_relative(link) or re.match(r"(https?://|mailto:)", link), page.path


def test_no_id_stands_twice_and_what_names_an_id_finds_it(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        counted = Counter(page.ids)
        assert [name for name, times in counted.items() if times > 1] == [], page.path
        for node in page.nodes:
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                wanted = (attribute(node, name) or "").split()
                assert set(wanted) <= set(counted), f"{page.path}: {name}={wanted}"


def test_every_page_has_a_title_a_description_and_one_first_heading(
    pages: tuple[ParsedPage, ...],
) -> None:
    for page in pages:
        titles = [node.to_text() for node in next(page.all("head")).query("title")]
        assert len(titles) == 1, page.path
        assert titles[0].strip(), page.path
        described = [
            attribute(node, "content")
            for node in page.all("meta")
            if attribute(node, "name") == "description"
        ]
        assert len(described) == 1, page.path
        assert described[0], page.path
        assert len(list(page.all("h1"))) == 1, page.path


def test_headings_leave_no_level_out(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        levels = [int(node.name[1]) for node in page.nodes if re.fullmatch("h[1-6]", node.name)]
        jumps = [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1]
        assert jumps == [], page.path


def test_no_page_shows_damaged_characters(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        assert not DAMAGED.search(page.html), page.path


def test_no_state_is_said_by_an_emoji(pages: tuple[ParsedPage, ...]) -> None:
    for page in pages:
        assert not EMOJI.search(CODE.sub("", page.html)), page.path


def test_every_file_for_machines_is_whole(site: BuiltSite) -> None:
    for path in site.folder.rglob("*"):
        if path.suffix in {".json", ".csv", ".js", ".css", ".svg", ".xml"}:
            path.read_text(encoding="utf-8")
    ElementTree.parse(site.folder / "sitemap.xml")  # noqa: S314 - a file of our own build


def test_every_generated_page_names_the_place_it_comes_from(
    pages: tuple[ParsedPage, ...],
) -> None:
    named = re.compile(r"(plan|site_src)/[\w./-]+(:\d+)?")
    for page in pages:
        if OF_NO_PLACE.fullmatch(page.path):
            continue
        edit = [node.to_text() for node in page.nodes if attribute(node, "class") == "edit"]
        assert len(edit) == 1, page.path
        assert named.search(edit[0]), f"{page.path}: {edit[0]}"


def test_nothing_of_this_machine_gets_into_the_site(site: BuiltSite) -> None:
    here = str(Path(__file__).resolve().parents[2])
    for path in site.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert here.encode() not in content, path.name
            assert str(site.folder.parent).encode() not in content, path.name
