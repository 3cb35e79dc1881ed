"""What the search finds: sections of pages, and the script that holds them."""

import json

from milepost.render.all_pages import all_pages
from milepost.render.environment import make_environment
from milepost.render.page import SearchEntry
from milepost.render.search import search_index
from milepost.render.sections import sections_of

HTML = """<div class="mp"><h1>Risks</h1><p class="lead">Two are high.</p>
<section><div class="title"><h2 id="register">Register <b>now</b></h2></div>
<table><tr><td>Delay</td><td>Cost &amp; time</td></tr></table></section>
<h2>No id</h2><p>Belongs to the page.</p><svg><text>drawn</text></svg></div>"""


def test_a_page_is_cut_at_headings_that_can_be_linked() -> None:
    entries = sections_of(HTML, "risks.html", "Risks", "plan")
    assert entries == (
        SearchEntry("Risks", "risks.html", "Two are high. Belongs to the page.", "plan"),
        SearchEntry("Register now", "risks.html#register", "Delay Cost & time", "plan", "Risks"),
    )


def test_a_row_with_a_name_is_found_by_itself_and_not_with_its_section() -> None:
    html = """<h2 id="open">Open</h2><table><tr id="cloud"><th scope="row"><b>Cloud provider</b>
<span class="then">Which &amp; why?</span></th><td>Due 15 Dec</td></tr>
<tr id="Contradiction-1"><td>No name</td></tr></table>"""
    assert sections_of(html, "decisions.html", "Decisions", "plan")[1:] == (
        SearchEntry("Open", "decisions.html#open", "No name", "plan", "Decisions"),
        SearchEntry(
            "Cloud provider",
            "decisions.html#cloud",
            "Cloud provider Which & why? Due 15 Dec",
            "plan",
            "Decisions",
            is_row=True,
        ),
    )


def rows_of(script: bytes) -> list[list[object]]:
    text = script.decode()
    prefix = "window.milepostIndex="
    assert text.startswith(prefix)
    rows: list[list[object]] = json.loads(text.removeprefix(prefix).rstrip(";\n"))
    return rows


def test_runbooks_come_first_in_the_index() -> None:
    entries = [
        SearchEntry("Guide", "a.html", "", "guide"),
        SearchEntry("Plan", "b.html", "", "plan"),
        SearchEntry("Restore", "c.html", "", "runbook"),
    ]
    assert [row[0] for row in rows_of(search_index(entries))] == ["Restore", "Plan", "Guide"]


def test_the_order_of_entries_does_not_change_the_index() -> None:
    entries = [SearchEntry(str(n), f"{n}.html", "", "plan") for n in range(5)]
    assert search_index(entries) == search_index(reversed(entries))


def test_line_separators_do_not_break_the_script() -> None:
    script = search_index([SearchEntry("a\u2028b", "a.html", "\u2029", "plan")])
    assert "\u2028".encode() not in script
    assert rows_of(script)[0][0] == "a\u2028b"


def test_all_pages_lists_each_page_with_its_sections() -> None:
    entries = [
        *sections_of(HTML, "risks.html", "Risks <now>", "plan"),
        SearchEntry("Restore", "runbooks/restore.html", "", "runbook"),
        SearchEntry("A delay", "risks.html#delay", "", "plan", "Risks", is_row=True),
    ]
    page = all_pages(make_environment(), entries)
    assert '<a href="risks.html">Risks &lt;now&gt;</a>' in page.html
    assert '<a href="risks.html#register">Register now</a>' in page.html
    assert "A delay" not in page.html
    assert page.html.index("The plan") < page.html.index("Runbooks")
    assert "\n\n" not in page.html
