"""Whole small sites, built by MkDocs in strict mode with nothing but the events file."""

from __future__ import annotations

from pathlib import Path

import pytest
from engine_project import build, files_of, make_project
from justhtml import JustHTML
from parsed_pages import attribute


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    project = make_project(tmp_path_factory.mktemp("engine"))
    ran = build(project)
    assert ran.returncode == 0, ran.stderr
    return files_of(project)


def test_every_page_is_what_the_standard_says_and_carries_the_policy(
    site: dict[str, bytes],
) -> None:
    pages = {name: text.decode() for name, text in site.items() if name.endswith(".html")}
    assert {"index.html", "runbooks/renew.html", "guides/index.html", "404.html"} <= set(pages)
    for html in pages.values():
        parsed = JustHTML(html, strict=True, sanitize=False)
        first = parsed.query("head > *")[0]
        assert (first.attrs or {}).get("http-equiv") == "Content-Security-Policy"


def test_a_runbook_gets_its_facts_and_comes_first_in_the_search(site: dict[str, bytes]) -> None:
    assert b"Use it when" in site["runbooks/renew.html"]
    index = site["assets/search-index.js"].decode()
    assert index.startswith('window.milepostIndex=[["Renew certificates"')


def test_the_title_of_a_hand_written_page_is_not_escaped_twice(site: dict[str, bytes]) -> None:
    assert b"<title>Guides &amp; more" in site["guides/index.html"]


def test_all_pages_lists_plan_pages_and_hand_written_ones(site: dict[str, bytes]) -> None:
    listed = JustHTML(site["all-pages.html"].decode(), sanitize=False).query("main a")
    assert {"risks.html", "guides/index.html"} <= {attribute(link, "href") for link in listed}


def test_what_no_page_loads_is_left_out(site: dict[str, bytes]) -> None:
    assert not [name for name in site if name.endswith((".map", ".gz")) or "lunr" in name]
    assert not [name for name in site if name.startswith(("assets/javascripts", "assets/styles"))]


def test_two_builds_give_the_same_bytes(tmp_path: Path, site: dict[str, bytes]) -> None:
    project = make_project(tmp_path)
    ran = build(project, PYTHONHASHSEED="7", TZ="Pacific/Auckland", SOURCE_DATE_EPOCH="86400")
    assert ran.returncode == 0, ran.stderr
    assert files_of(project) == site


def test_a_title_never_becomes_markup(tmp_path: Path) -> None:
    project = make_project(tmp_path, title='"</title><script>alert(1)</script> {{ config }}"')
    ran = build(project)
    assert ran.returncode == 0, ran.stderr
    for name, text in files_of(project).items():
        if name.endswith(".html"):
            parsed = JustHTML(text.decode(), strict=True, sanitize=False)
            assert all((script.attrs or {}).get("src") for script in parsed.query("script"))


def test_problems_of_the_plan_come_as_one_message(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    plan = project / "plan/project.yml"
    plan.write_text(plan.read_text() + "as_off: 2025-12-14\nowner: x\n", encoding="utf-8")
    ran = build(project)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert "plan/project.yml:10:1:" in ran.stderr
    assert "plan/project.yml:11:1:" in ran.stderr


def test_tags_in_the_configuration_are_refused(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    config = project / "mkdocs.yml"
    config.write_text(config.read_text() + "copyright: !ENV [HOME, none]\n", encoding="utf-8")
    ran = build(project)
    assert ran.returncode == 1
    assert "tags are not allowed here. Write the value." in ran.stderr
