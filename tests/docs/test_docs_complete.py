"""The reference and the manual leave nothing out: commands, options, fields, codes, states."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

import click
import pytest
from tests.docs.site_pages import ids_of, links_of, reference_html, words_of

from milepost import derive as derive_package
from milepost.cli.main import milepost
from milepost.derive import status
from milepost.exports.data_schema import data_schema
from milepost.load.plan_files import PLAN_FILES
from milepost.load.schema import schema_files
from milepost.problems.register import CODES
from milepost.views import marks
from milepost.views.marks import Mark
from milepost.views.reference.derived import LABELS, derived_view
from milepost.views.reference.states import states_view

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "site_src" / "manual"
MANUAL_TEXT = "\n".join(page.read_text(encoding="utf-8") for page in sorted(MANUAL.glob("*.md")))
TEMPLATES = ROOT / "hooks" / "milepost" / "render" / "templates"
PLUMBING = {"derive", "status", "schedule", "tree"}
"""Modules of derive that put together what the others derive, or are its values."""

CONTEXT = click.Context(milepost, info_name="milepost")
VERBS = milepost.list_commands(CONTEXT)


def command(verb: str) -> click.Command:
    found = milepost.get_command(CONTEXT, verb)
    assert found is not None
    return found


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_and_option_is_in_the_reference(verb: str) -> None:
    words = words_of(reference_html()["reference/commands.html"])
    assert f"milepost {verb}" in words
    for parameter in command(verb).params:
        if isinstance(parameter, click.Option):
            assert all(name in words for name in parameter.opts)
            assert parameter.help
            assert parameter.help.replace("`", "") in words


def test_the_options_of_all_commands_are_in_the_reference() -> None:
    words = words_of(reference_html()["reference/commands.html"])
    for parameter in milepost.params:
        assert all(name in words for name in parameter.opts)


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_a_help_and_an_example(verb: str) -> None:
    assert command(verb).help
    assert f"milepost {verb}" in (command(verb).epilog or "")


@pytest.mark.parametrize("verb", VERBS)
def test_the_list_of_commands_shows_a_whole_sentence_of_each(verb: str) -> None:
    assert command(verb).get_short_help_str(60).endswith(".")
    assert not command(verb).get_short_help_str(60).endswith("...")


@pytest.mark.parametrize("verb", VERBS)
def test_the_manual_names_every_command(verb: str) -> None:
    assert f"`milepost {verb}" in MANUAL_TEXT


def properties(schema: dict[str, Any]) -> set[str]:
    """Return every key that a schema knows, of all its records."""
    records = [schema, *schema.get("$defs", {}).values()]
    return {key for record in records for key in record.get("properties", {})}


@pytest.mark.parametrize("name", [name for name in schema_files() if "plan-files" not in name])
def test_every_key_of_a_file_is_in_the_reference(name: str) -> None:
    page = reference_html()["reference/fields.html"]
    for key in properties(dict(schema_files()[name])):
        assert f"<code>{key}</code>" in page, key


def test_every_file_of_the_plan_is_in_the_reference() -> None:
    words = words_of(reference_html()["reference/fields.html"])
    assert all(file.path in words for file in PLAN_FILES)


def test_every_key_of_the_data_is_in_the_reference() -> None:
    page = reference_html()["reference/data.html"]
    for key in properties(data_schema()):
        assert f"<code>{key}</code>" in page, key


@pytest.mark.parametrize("name", ["reference/fields.html", "reference/data.html"])
def test_every_field_says_what_it_means(name: str) -> None:
    rows = re.findall(r'<tr id="([^"]+)">(.*?)</tr>', reference_html()[name], re.DOTALL)
    assert len(rows) > 100
    for anchor, row in rows:
        meaning = words_of(row.split("<td")[-1].partition(">")[2])
        assert meaning, anchor


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_page_that_the_index_leads_to(code: str) -> None:
    pages = reference_html()
    assert f"problems/{code}.html" in links_of(pages["problems.html"])
    words = words_of(pages[f"problems/{code}.html"])
    for text in (CODES[code].title, CODES[code].what, CODES[code].why):
        assert words_of(text) in words


def test_every_derived_value_states_formula_units_edge_cases_and_source() -> None:
    for group in derived_view().groups:
        for value in group.values:
            assert tuple(part.label for part in value.parts) == LABELS, value.function
            assert all(part.text for part in value.parts), value.function
            assert value.summary


def test_every_module_that_derives_something_is_in_the_reference() -> None:
    folder = Path(derive_package.__path__[0])
    modules = {path.stem for path in folder.glob("[a-z]*.py")}
    health = {f"health.{path.stem}" for path in (folder / "health").glob("[a-z]*.py")}
    functions = [value.function for group in derived_view().groups for value in group.values]
    shown = {name.removeprefix("milepost.derive.").rpartition(".")[0] for name in functions}
    shown = {name.removesuffix(".Tally") for name in shown}
    assert modules - PLUMBING <= shown
    assert health - {"health.rule"} <= shown


def test_every_rule_of_health_is_in_the_reference() -> None:
    words = words_of(reference_html()["reference/derived.html"])
    for rule in re.findall(r'Rule\(\s*"([a-z-]+)"', health_source()):
        assert rule in words


def health_source() -> str:
    folder = Path(derive_package.__path__[0]) / "health"
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))


def test_every_state_and_mark_is_in_the_reference() -> None:
    shown = {row.mark for row in states_view().states}
    states = [
        *map(marks.of_health, status.Health),
        *map(marks.of_work, status.WorkState),
        *map(marks.of_decision, status.DecisionState),
        *map(marks.of_kpi, status.KpiState),
        *(marks.of_verdict(each, near=True) for each in status.Verdict),
        *(each for each in vars(marks).values() if isinstance(each, Mark)),
    ]
    assert set(states) <= shown


def test_every_sign_that_a_chart_draws_is_in_the_reference() -> None:
    template = (TEMPLATES / "charts" / "keys.svg.j2").read_text(encoding="utf-8")
    listed = re.search(r"if key\.sign in \(([^)]*)\)", template)
    assert listed
    drawn = set(re.findall(r'"([a-z-]+)"', listed[1]))
    assert {row.key.sign for row in states_view().signs} == drawn


def test_every_reference_page_is_in_its_index() -> None:
    pages = {path for path in reference_html() if not path.startswith("problems/")}
    links = links_of(reference_html()["reference/index.html"])
    reached = {posixpath.normpath(f"reference/{link}") for link in links}
    assert pages - {"reference/index.html"} <= reached
    assert "manual/index.html" in reached


def test_the_manual_leads_to_every_reference_page() -> None:
    index = (MANUAL / "index.md").read_text(encoding="utf-8")
    for path in reference_html():
        if path != "reference/index.html" and not path.startswith("problems/"):
            assert f"(../{path})" in index


def test_the_manual_leads_to_all_of_its_pages() -> None:
    index = (MANUAL / "index.md").read_text(encoding="utf-8")
    for page in MANUAL.glob("*.md"):
        assert page.name == "index.md" or f"({page.name})" in index


def test_links_of_the_manual_into_the_reference_lead_to_what_is_there() -> None:
    pages = reference_html()
    links = re.findall(r"\(\.\./((?:reference/|problems)[^)#]*)(?:#([^)]*))?\)", MANUAL_TEXT)
    assert links
    for path, anchor in links:
        assert path in pages
        assert not anchor or anchor in ids_of(pages[path]), f"{path}#{anchor}"


@pytest.mark.parametrize("path", [path for path in reference_html() if "problems/" not in path])
def test_links_and_ids_of_a_reference_page_are_whole(path: str) -> None:
    html = reference_html()[path]
    ids = ids_of(html)
    assert len(ids) == len(set(ids))
    inner = [link.removeprefix("#") for link in links_of(html) if link.startswith("#")]
    assert set(inner) <= set(ids)
