"""The site of a project that held reviews: one version for each, kept as it was built."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from built_sites import configure, mkdocs
from justhtml import JustHTML
from parsed_pages import attribute, is_relative, parse_page
from reviewed_project import FIRST, SECOND, THIRD, build, make_project, plan_of_day, run, seal
from small_project import milepost


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that has held two reviews and was built."""
    root = make_project(tmp_path_factory.mktemp("reviewed"))
    seal(root, FIRST)
    seal(root, SECOND)
    build(root)
    return root


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return project / "site"


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def pages_of(version: Path) -> dict[str, str]:
    return {
        page.relative_to(version).as_posix(): page.read_text(encoding="utf-8")
        for page in sorted(version.rglob("*.html"))
    }


def tree(html: str) -> JustHTML:
    return JustHTML(html, strict=True, sanitize=False)


def inode(file: Path) -> int:
    return file.stat().st_ino


def test_the_root_holds_the_live_version_and_one_for_each_review(site: Path) -> None:
    assert {path.name for path in site.iterdir()} == {
        "index.html", "live", FIRST, SECOND, "assets", "versions.json", "versions.js",
    }  # fmt: skip
    assert 'url=live/index.html"' in (site / "index.html").read_text()


def test_versions_json_has_the_form_of_material_s_selector(project: Path, site: Path) -> None:
    entries = json.loads((site / "versions.json").read_text())
    assert [entry["version"] for entry in entries] == ["live", SECOND, FIRST]
    assert all(set(entry) == {"version", "title", "aliases", "properties"} for entry in entries)
    sealed = json.loads((project / f"plan/reviews/{SECOND}.json").read_text())
    said = entries[1]["properties"]
    assert said["digest"] == sealed["digest"] == entries[0]["properties"]["head"]
    assert said["verdict"] == sealed["headline"]["readiness_verdict"]
    assert said["health"] == sealed["headline"]["health"]


def test_versions_js_says_the_same_and_names_the_pages(site: Path) -> None:
    script = (site / "versions.js").read_text()
    menu = json.loads(script.removeprefix("window.milepostVersions=").removesuffix(";\n"))
    assert [entry["version"] for entry in menu["versions"]] == ["live", SECOND, FIRST]
    for entry in menu["versions"][1:]:
        assert menu["pages"][entry["pages"]] == sorted(pages_of(site / entry["version"]))
    assert len(menu["pages"]) == 1, "a set of pages that two versions share stands there once"


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_every_sealed_page_says_what_it_is_and_leads_to_live(site: Path, day: str) -> None:
    digest = json.loads((site / day / "version.json").read_text())["digest"]
    for path, html in pages_of(site / day).items():
        page = tree(html)
        robots = [attribute(node, "content") for node in page.query('meta[name="robots"]')]
        assert robots == ["noindex"], path
        assert not page.query('link[rel="canonical"]'), path
        (banner,) = page.query("aside.sealed")
        assert f"Sealed review of {int(day[-2:])} Dec 2025." in banner.to_text()
        up = "../" * path.count("/")
        same, verify = (attribute(link, "href") for link in page.query("aside.sealed a"))
        assert same == f"{up}../live/{path}"
        assert verify == ("reviews.html" if not up else f"{up}reviews.html")
        assert digest[:8] in banner.to_text()
        assert digest in page.query("footer")[0].to_text()
        (search,) = page.query(".search a")
        assert attribute(search, "href") == f"{up}../live/all-pages.html"


def test_sealed_versions_hold_the_plan_alone(site: Path) -> None:
    held = set(files_of(site / FIRST))
    assert {path for path in held if not path.endswith(".html")} == {
        "data/plan.json",
        "data/review.js",
        "version.json",
    }
    folders = {path.partition("/")[0] for path in held if "/" in path}
    assert folders == {"data", "people", "phases"}
    assert "runbooks.html" not in held


def test_runbooks_and_guides_are_the_live_ones(site: Path) -> None:
    phase = (site / FIRST / "phases/build.html").read_text()
    assert "../../live/runbooks/renew.html" in phase
    about = (site / FIRST / "about-the-data.html").read_text()
    assert "../live/guides/start.html" in about


def test_every_link_of_every_version_leads_to_a_file(site: Path) -> None:
    dead = []
    for version in (FIRST, SECOND, "live"):
        for path, html in pages_of(site / version).items():
            if path == "404.html":
                continue  # made for the root of a host
            page = parse_page(path, html)
            for target in filter(is_relative, (*page.links(), *page.loaded())):
                file = (site / version / path).parent / unquote(re.split("[#?]", target)[0])
                if not target.startswith("#") and not file.resolve().is_file():
                    dead.append(f"{version}/{path}: {target}")
    assert dead == []


def test_what_a_sealed_version_says_is_of_its_day(site: Path) -> None:
    first = json.loads((site / FIRST / "data/plan.json").read_text())
    second = json.loads((site / SECOND / "data/plan.json").read_text())
    assert first["project"]["as_of"] == FIRST
    assert [one["phases"][0]["tasks"][0]["state"] for one in (first, second)] != ["done", "done"]
    assert SECOND not in (site / FIRST / "index.html").read_text()


def test_shared_files_stand_once_and_are_named_by_content(site: Path) -> None:
    names = [path.name for path in (site / "assets").iterdir()]
    assert all(re.search(r"[.-][0-9a-f]{12}\.", name) for name in names)
    assert sum(name.startswith("plotly") for name in names) == 1
    assert [path.name for path in (site / "live/assets").iterdir()] == ["search-index.js"]
    for version in (FIRST, SECOND):
        named = json.loads((site / version / "version.json").read_text())["shared"]
        assert all((site / path).is_file() for path in named)
        assert any("milepost." in path for path in named)


def test_a_later_review_leaves_every_byte_of_the_earlier_ones(
    project: Path, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    before = {day: files_of(root / "site" / day) for day in (FIRST, SECOND)}
    numbers = {day: inode(root / "site" / day / "index.html") for day in (FIRST, SECOND)}
    seal(root, THIRD)
    site = build(root)
    assert {day: files_of(site / day) for day in (FIRST, SECOND)} == before
    assert {day: inode(site / day / "index.html") for day in (FIRST, SECOND)} == numbers
    assert (site / THIRD / "phases/go-live.html").is_file()


def test_a_page_that_has_gone_leads_to_what_became_of_it(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    seal(root, THIRD)
    (root / "site_src/guides/start.md").unlink()
    plan = root / "plan/project.yml"
    plan.write_text(re.sub(r"links:\n(  .*\n)+?(?=owners)", "", plan.read_text()))
    live = build(root) / "live"
    gone = tree((live / "phases/launch.html").read_text())
    links = {link.to_text(): attribute(link, "href") for link in gone.query("main a")}
    assert links["Go live"] == "go-live.html"
    assert links["21 Dec 2025"] == f"../../{SECOND}/phases/launch.html"
    assert links["14 Dec 2025"] == f"../../{FIRST}/phases/launch.html"
    assert "This page is gone" in (live / "guides/start.html").read_text()
    assert "phases/launch.html" not in (live / "assets/search-index.js").read_text()


def test_live_leads_to_a_page_that_only_the_newest_review_shows(
    project: Path, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    plan_of_day(root, THIRD)
    plan = root / "plan/phases.yml"
    plan.write_text(plan.read_text().replace("id: go-live\n", "id: passing\n"))
    run(root, "seal", "--yes")
    plan_of_day(root, THIRD)
    live = build(root) / "live"
    gone = tree((live / "phases/passing.html").read_text())
    links = {link.to_text(): attribute(link, "href") for link in gone.query("main a")}
    assert links["28 Dec 2025"] == f"../../{THIRD}/phases/passing.html"
    assert "This page is gone" not in (live / "phases/go-live.html").read_text()


def test_a_version_made_by_other_code_is_made_anew(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    record = root / "site" / FIRST / "version.json"
    old = json.loads(record.read_text())
    record.write_text(json.dumps({**old, "generator": "0" * 64}))
    numbers = {day: inode(root / "site" / day / "index.html") for day in (FIRST, SECOND)}
    site = build(root)
    assert json.loads(record.read_text()) == old
    assert inode(site / FIRST / "index.html") != numbers[FIRST]
    assert inode(site / SECOND / "index.html") == numbers[SECOND]


def test_a_version_that_lost_a_page_is_made_anew(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    before = files_of(root / "site" / FIRST)
    (root / "site" / FIRST / "risks.html").unlink()
    assert files_of(build(root) / FIRST) == before


def test_a_published_version_stays_with_the_files_that_it_names(
    project: Path, tmp_path: Path
) -> None:
    root, published = tmp_path / "project", tmp_path / "published"
    shutil.copytree(project, root)
    shutil.move(root / "site", published)
    style = next((published / "assets").glob("milepost.*.css"))
    older = style.with_name("milepost.00aa00aa00aa.css")
    style.rename(older)
    for file in (published / FIRST).rglob("*"):
        if file.is_file():
            file.write_text(file.read_text().replace(style.name, older.name))
    record = published / FIRST / "version.json"
    record.write_text(record.read_text().replace('"generator": "', '"generator": "older '))
    before = files_of(published / FIRST)
    site = build(root, "--published", str(published))
    assert files_of(site / FIRST) == before
    assert (site / "assets" / older.name).is_file()
    assert (site / "assets" / style.name).is_file()


def test_another_seal_for_a_published_day_is_refused(project: Path, tmp_path: Path) -> None:
    published = tmp_path / "published"
    shutil.copytree(project / "site", published)
    record = published / FIRST / "version.json"
    plain = json.loads(record.read_text())
    record.write_text(json.dumps({**plain, "source": "0" * 64}))
    ran = milepost(project, "build", "--published", str(published))
    assert ran.returncode != 0
    assert "0" * 64 in ran.stderr
    assert plain["source"] in ran.stderr


def test_a_fresh_clone_gives_the_same_bytes(project: Path, site: Path, tmp_path: Path) -> None:
    run(project, "build")
    root = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("site"))
    assert files_of(build(root)) == files_of(site)


def test_a_seal_that_was_changed_stops_the_build_and_leaves_the_site(
    project: Path, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    file = root / f"plan/reviews/{FIRST}.json"
    file.write_text(file.read_text().replace("Dig the ditch", "Dig the moat"))
    before = files_of(root / "site")
    ran = milepost(root, "build")
    assert ran.returncode != 0
    assert f"plan/reviews/{FIRST}.json" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert files_of(root / "site") == before


def sealed_and_built(project: Path, root: Path) -> Path:
    """Return the root of a copy of the project that held its third review and was built again."""
    shutil.copytree(project, root)
    seal(root, THIRD)
    build(root)
    return root


def test_what_an_earlier_build_knew_gives_the_same_bytes_as_finding_it_anew(
    project: Path, tmp_path: Path
) -> None:
    root = sealed_and_built(project, tmp_path / "project")
    anew = tmp_path / "anew"
    shutil.copytree(root, anew, ignore=shutil.ignore_patterns("site"))
    assert files_of(build(anew)) == files_of(root / "site")


@pytest.mark.parametrize("damage", [b"", b"}", b"no states"])
def test_a_damaged_file_of_known_reviews_is_found_anew(
    project: Path, tmp_path: Path, damage: bytes
) -> None:
    root = sealed_and_built(project, tmp_path / "project")
    before = files_of(root / "site")
    known = root / "site/live/reviews/known.json"
    whole = known.read_bytes()
    generator, states, *rest = json.loads(whole)
    assert states
    without = json.dumps([generator, [], *rest], separators=(",", ":")).encode()
    damaged = without if damage == b"no states" else whole[:-9] + damage
    known.unlink()
    known.write_bytes(damaged)
    assert files_of(build(root)) == before


def test_what_is_known_is_not_found_again(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    known = root / "site/live/reviews/known.json"
    text = known.read_text()
    assert text.count("there was nothing to compare yet") == 1
    known.unlink()
    known.write_text(text.replace("there was nothing to compare yet", "an earlier build said so"))
    listed = (build(root) / "live/reviews.html").read_text()
    assert "an earlier build said so" in listed


def test_the_page_of_a_review_stands_in_its_version_alone(site: Path) -> None:
    held = tree((site / SECOND / "reviews.html").read_text())
    assert held.query("h1")[0].to_text() == "Review of 21 Dec 2025"
    links = {link.to_text(): attribute(link, "href") for link in held.query("main a")}
    assert links["14 Dec 2025"] == f"../{FIRST}/reviews.html"
    assert links["Compare with any other review"] == f"../live/reviews/compare.html#{SECOND}"
    assert links["All reviews"] == "../live/reviews.html"
    assert {path.name for path in (site / "live/reviews").iterdir()} == {
        "compare.html", "known.json", f"{FIRST}-live.html", f"{SECOND}-live.html",
    }  # fmt: skip
    listed = tree((site / "live/reviews.html").read_text())
    assert [attribute(link, "href") for link in listed.query("th.day > a")] == [
        f"../{SECOND}/reviews.html",
        f"../{FIRST}/reviews.html",
    ]


def test_an_erratum_stands_in_the_list_and_on_a_page_of_its_review_in_live(
    project: Path, tmp_path: Path
) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root)
    before = files_of(root / "site" / FIRST)
    run(root, "erratum", FIRST, "--reason", "The ditch was dug twice.")
    site = build(root)
    live = site / "live"
    listed = tree((live / "reviews.html").read_text())
    assert [attribute(link, "href") for link in listed.query("th.day > a")] == [
        f"../{SECOND}/reviews.html",
        f"reviews/{FIRST}.html",
    ]
    for page in ("reviews.html", f"reviews/{FIRST}.html"):
        assert "The ditch was dug twice." in (live / page).read_text()
    assert files_of(site / FIRST) == before


def test_a_plain_build_of_the_engine_stands_alone(project: Path, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(project, root, ignore=shutil.ignore_patterns("site"))
    ran = mkdocs(configure(root), root / "alone")
    assert ran.returncode == 0, ran.stderr
    assert (root / "alone/assets/milepost.css").is_file()
    page = tree((root / "alone/index.html").read_text())
    assert not page.query("details.versions")
    assert all("../" not in str(attribute(node, "href")) for node in page.query("[href]"))
