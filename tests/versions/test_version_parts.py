"""What versions are made of: layouts, records that may come from elsewhere, warnings of a seal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from milepost.build.live import Building, is_what_it_would_be
from milepost.build.report import Report
from milepost.build.version_index import index_files
from milepost.build.version_record import RECORD, VersionRecord, read_record
from milepost.build.versions import gone_candidates
from milepost.history.warning_lines import warnings_of
from milepost.problems.code import Problem, Severity
from milepost.problems.place import Place
from milepost.render.addresses import safe_address
from milepost.render.layout import OWN, Layout
from milepost.value import replace
from milepost.views.gone_path import Gone

LAYOUT = Layout({"assets/a.js": "../assets/a.123.js"}, frozenset({"index.html", "people/x.html"}))
SEALED = VersionRecord(
    version="2025-12-14",
    title="14 Dec 2025",
    digest="d" * 64,
    verdict="NO-GO",
    health="at risk",
    source="s" * 64,
    generator="g" * 64,
    pages={"index.html": "Home", "phases/a.html": "A"},
    files=("data/plan.json",),
    leads_to=("guides/start.html", "index.html"),
    shared=("assets/a.123.js",),
)


@pytest.mark.parametrize(
    ("address", "page", "printed"),
    [
        ("people/x.html#a", "phases/b.html", "../people/x.html#a"),
        ("guides/start.html#a", "phases/b.html", "../../live/guides/start.html#a"),
        ("guides/", "index.html", "../live/guides/index.html"),
        ("#a", "phases/b.html", "#a"),
        ("https://example.org/guides/", "index.html", "https://example.org/guides/"),
    ],
)
def test_what_a_version_does_not_hold_leads_to_live(address: str, page: str, printed: str) -> None:
    assert safe_address(address, page, LAYOUT) == printed


@pytest.mark.parametrize("address", ["../x.html", "a/../../x.html", "javascript:x", "/x", "//x"])
def test_no_layout_opens_what_was_refused(address: str) -> None:
    assert safe_address(address, "index.html", LAYOUT) is None
    assert safe_address(address, "index.html", OWN) is None


def test_an_asset_is_shared_or_the_version_s_own() -> None:
    assert LAYOUT.asset("assets/a.js") == "../assets/a.123.js"
    assert LAYOUT.asset("assets/b.js") == OWN.asset("assets/b.js") == "assets/b.js"


def write_version(folder: Path, record: VersionRecord) -> Path:
    version = folder / record.version
    for path in (*record.pages, *record.files):
        if ".." not in path:
            (version / path).parent.mkdir(parents=True, exist_ok=True)
            (version / path).write_text("x")
    (version / RECORD).write_bytes(record.to_bytes())
    return version


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_record(write_version(tmp_path, SEALED)) == SEALED


@pytest.mark.parametrize(
    "record",
    [
        replace(SEALED, pages={"../index.html": "Home"}),
        replace(SEALED, files=("/etc/passwd",)),
        replace(SEALED, files=("a/../../b",)),
        replace(SEALED, shared=("assets/../../b",)),
        replace(SEALED, leads_to=("javascript:x",)),
        replace(SEALED, leads_to=("a.html\n",)),
        replace(SEALED, version="2025-12-1x"),
    ],
)
def test_a_record_that_leads_out_of_its_folder_is_none(
    record: VersionRecord, tmp_path: Path
) -> None:
    assert read_record(write_version(tmp_path, record)) is None


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"pages": 1}', "{", "\udc80"])
def test_what_is_no_record_is_none(text: str, tmp_path: Path) -> None:
    version = write_version(tmp_path, SEALED)
    (version / RECORD).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_record(version) is None


def test_a_version_of_another_day_or_without_a_page_is_none(tmp_path: Path) -> None:
    version = write_version(tmp_path, SEALED)
    moved = version.rename(tmp_path / "2025-12-15")
    assert read_record(moved) is None
    back = moved.rename(version)
    (back / "index.html").unlink()
    assert read_record(back) is None


def test_each_page_that_a_review_shows_or_leads_to_may_go() -> None:
    later = replace(
        SEALED, version="2025-12-21", pages={"index.html": "Home", "phases/a.html": "A, renamed"}
    )
    found = {gone.path: gone for gone in gone_candidates((later, SEALED))}
    assert set(found) == {"guides/start.html", "index.html", "phases/a.html"}
    assert found["phases/a.html"].title == "A, renamed"
    assert [str(day) for day in found["phases/a.html"].reviews] == ["2025-12-14", "2025-12-21"]
    assert found["guides/start.html"].title is None
    assert found["guides/start.html"].reviews == ()


OWN_PAGE, LOST = Gone("index.html", "Home", ()), Gone("phases/b.html", "B", ())


@pytest.mark.parametrize(
    ("told", "gone", "same"),
    [
        ((), (), True),
        ((OWN_PAGE,), (replace(OWN_PAGE, title="Other"),), True),
        ((OWN_PAGE, LOST), (LOST,), True),
        ((OWN_PAGE,), (OWN_PAGE, LOST), False),
        ((LOST,), (replace(LOST, reviews=(date(2026, 1, 5),)),), False),
        ((LOST,), (), False),
    ],
)
def test_live_is_built_again_only_for_a_page_that_it_has_not_itself(
    told: tuple[Gone, ...], gone: tuple[Gone, ...], same: bool, tmp_path: Path
) -> None:
    shown = tuple(one.path for one in told if one == LOST)
    report = Report(pages=("index.html", *shown), gone=shown)
    assert is_what_it_would_be(Building(1, told, tmp_path), report, gone) is same


def test_a_title_can_t_end_the_script_of_the_menu() -> None:
    odd = replace(SEALED, title='a\u2028b</script>"')
    text = index_files((odd,))["versions.js"].decode()
    assert "\u2028" not in text
    value = json.loads(text.removeprefix("window.milepostVersions=").removesuffix(";\n"))
    assert value["versions"][1]["title"] == odd.title


def test_a_warning_of_a_seal_is_a_problem_again() -> None:
    place = Place("plan/phases.yml", 12, 5)
    warning = Problem(place, "no-owner", "Task a has no owner.", "Name a team.", Severity.WARNING)
    assert warnings_of((str(warning),)) == (warning,)


def test_a_warning_of_an_unknown_form_is_kept_whole() -> None:
    (found,) = warnings_of(("Something of old.",))
    assert found.message == "Something of old."
