"""The folder of a preview: what it holds, that it says what it is, and how it is replaced."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from proposed_changes import BASE, HEAD, PHASES, PLAN, PNG, Content, Link, commit, repository
from tests.site.test_any_text_in_any_field import tree

from milepost.errors import WrongUsage
from milepost.publish.preview import Previewed, Request, preview
from milepost.render.chrome import PREVIEW_POLICY

REQUEST = Request(BASE, HEAD, 7)
HOSTILE = '</title><script>open("canary")</script><img src=x onerror=alert(1)>'
CHANGE: dict[str, Content] = {
    "plan/phases.yml": PHASES.replace("2026-01-30", "2026-02-12").replace(
        "title: Lay the pipe", f"title: '{HOSTILE}'\n      - {{id: fill, title: Fill it}}"
    ),
    "site_src/guides/start.md": "# Start here\n\n![The plan](plan.png)\n",
    "site_src/guides/plan.png": PNG,
    "mkdocs.yml": "hooks: [evil.py]\n",
    "evil.py": "open('canary', 'w')\n",
    "plan/reviews/2025-12-07.json": "{}",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Previewed]:
    """A preview of a change that does something of everything."""
    folder = tmp_path_factory.mktemp("preview")
    root = folder / "root"
    root.mkdir()
    found = preview(repository(root, CHANGE), REQUEST, folder / "out")
    return folder / "out", found


def text(folder: Path, path: str) -> str:
    return (folder / path).read_text(encoding="utf-8")


def test_every_page_says_that_it_is_unreviewed_and_runs_nothing(
    made: tuple[Path, Previewed],
) -> None:
    folder, found = made
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) == found.pages > 20
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert f"Unreviewed: pull request 7, commit {found.head[:7]}." in html, page
        assert 'name="robots" content="noindex"' in html or "name=robots content=noindex" in html
        root = tree(html)
        assert not list(root.query("script")), page
        assert not list(root.query("select, button, input:not([type=radio])")) or page.parent.name
        policies = [
            each.attrs["content"] for each in root.query("meta") if "http-equiv" in each.attrs
        ]
        assert policies == [PREVIEW_POLICY], page
    assert "script" not in PREVIEW_POLICY
    assert not list(folder.rglob("*.js"))


def test_what_changed_is_marked_where_it_stands(made: tuple[Path, Previewed]) -> None:
    folder, _ = made
    root = tree(text(folder, "phases/build.html"))
    marks = [
        (each.attrs["href"], each.to_text(separator=" ").strip()) for each in root.query(".differs")
    ]
    assert marks == [
        ("../changes.html#dates", "changed"),
        ("../changes.html#wording", "changed"),
        ("../changes.html#scope", "added"),
    ]
    assert "differs" not in text(folder, "phases/launch.html")


def test_the_page_of_changes_tells_all_of_it(made: tuple[Path, Previewed]) -> None:
    words = " ".join(tree(text(made[0], "changes.html")).to_text(separator=" ").split())
    for said in (
        "pull request 7, compared with commit",
        "Readiness verdict: NO-GO, unchanged",
        "Phase 1 ends 9 working days later than before",
        "30 Jan 12 Feb 9 d later No reason given",
        "plan/reviews/2025-12-07.json",
        "site_src/guides/plan.png, added",
        "evil.py",
    ):
        assert said in words, said


def test_all_links_stay_inside_the_preview(made: tuple[Path, Previewed]) -> None:
    assert_links_stay_inside(made[0])


def assert_links_stay_inside(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        for element in tree(page.read_text(encoding="utf-8")).query("a, link, img"):
            address = element.attrs.get("href") or element.attrs.get("src") or ""
            if re.match(r"https?:|mailto:|#", address) or not address:
                continue
            target = (page.parent / address.partition("#")[0]).resolve()
            assert target.is_relative_to(folder.resolve()), (page, address)
            assert target.is_file(), (page, address)


def test_what_is_told_to_the_caller(made: tuple[Path, Previewed]) -> None:
    folder, found = made
    assert found.seals_touched == ("plan/reviews/2025-12-07.json",)
    assert found.not_previewed == ("evil.py", "mkdocs.yml")
    assert found.most_changed == "phases/build.html"
    assert found.problems == ()
    assert (folder / found.most_changed).is_file()
    record = json.loads(text(folder, "preview.json"))
    assert record["number"] == 7
    assert (record["base"], record["head"]) == (found.base, found.head)
    assert (record["pages"], record["bytes"]) == (found.pages, found.size)


def test_the_banner_names_touched_seals_first_and_then_what_is_not_previewed(
    made: tuple[Path, Previewed],
) -> None:
    banner = next(iter(tree(text(made[0], "index.html")).query(".banner.preview")))
    words = " ".join(banner.to_text(separator=" ").split())
    order = [
        "Unreviewed: pull request 7",
        "It touches sealed reviews, which must never change: plan/reviews/2025-12-07.json.",
        "Readiness verdict",
        "What changes",
        "Not previewed: evil.py, mkdocs.yml.",
    ]
    places = [words.index(each) for each in order]
    assert places == sorted(places)


def test_nothing_of_the_change_was_run(made: tuple[Path, Previewed]) -> None:
    assert not list(made[0].parent.rglob("canary"))
    assert sorted(each.name for each in made[0].parent.iterdir()) == ["out", "root"]
    assert sorted(each.name for each in (made[0].parent / "root").iterdir()) == [".git"]


def test_the_same_change_gives_the_same_bytes_and_replaces_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    repository(root, {"plan/phases.yml": "phases: broken\n", "evil.py": "1"})
    out = tmp_path / "out"
    preview(root, REQUEST, out)
    first = {file.name: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    (out / "left.html").write_text("of an earlier push")
    preview(root, REQUEST, out)
    assert first == {file.name: file.read_bytes() for file in out.rglob("*") if file.is_file()}


def test_a_folder_that_holds_anything_else_is_refused(tmp_path: Path) -> None:
    repository(tmp_path, {})
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("the site")
    with pytest.raises(WrongUsage, match="did not write"):
        preview(tmp_path, REQUEST, out)
    assert (out / "index.html").read_text() == "the site"


def test_a_plan_with_problems_becomes_a_page_of_them(tmp_path: Path) -> None:
    change = {"plan/phases.yml": PHASES.replace("2026-01-30", "'<b>soon</b>'"), "evil.py": "1"}
    found = preview(repository(tmp_path, change), REQUEST, tmp_path / "out")
    html = text(tmp_path / "out", "index.html")
    words = " ".join(tree(html).to_text(separator=" ").split())
    assert "The proposed plan has 1 problem" in words
    assert "plan/phases.yml:6:10" in words
    assert "Cure." in words
    assert "Not previewed: evil.py." in words
    assert_links_stay_inside(tmp_path / "out")
    assert "<b>soon" not in html
    assert "&lt;b&gt;soon" in html
    assert found.most_changed == "index.html"
    assert [str(each.place) for each in found.problems] == ["plan/phases.yml:6:10"]
    assert not list(tree(html).query("script"))
    assert found.pages == 1


def test_a_refused_change_becomes_a_page_too(tmp_path: Path) -> None:
    repository(tmp_path, {"plan/risks.yml": Link("/etc/passwd")})
    found = preview(tmp_path, REQUEST, tmp_path / "out")
    assert [each.code for each in found.problems] == ["unsafe-file"]
    assert "plan/risks.yml is a symbolic link" in text(tmp_path / "out", "index.html")


def test_files_of_the_change_never_take_the_place_of_ours(tmp_path: Path) -> None:
    change: dict[str, Content] = {
        "site_src/index.html/a.png": PNG,
        "site_src/preview.json/a.png": PNG,
        "site_src/phases.png": PNG,
        "site_src/assets/milepost.css.png": PNG,
        "site_src/changes.md": "# Nothing changes\n\nBelieve me.\n",
    }
    found = preview(repository(tmp_path, change), REQUEST, tmp_path / "out")
    out = tmp_path / "out"
    assert "No change to the plan." in text(out, "changes.html")
    assert json.loads(text(out, "preview.json"))["number"] == 7
    assert (out / "phases.png").read_bytes() == PNG
    assert {"index.html/a.png", "preview.json/a.png"} <= set(found.not_previewed)


def test_a_base_with_problems_is_said_and_the_change_is_shown(tmp_path: Path) -> None:
    base = {**PLAN, "plan/phases.yml": PHASES.replace("2026-01-30", "soon")}
    root = repository(tmp_path, {"plan/phases.yml": PHASES}, base)
    found = preview(root, REQUEST, tmp_path / "out")
    html = text(tmp_path / "out", "index.html")
    assert "The plan before this change has problems, so nothing is compared." in html
    assert found.most_changed == "changes.html"


def test_a_change_without_a_number_is_named_as_one(tmp_path: Path) -> None:
    repository(tmp_path, {"plan/phases.yml": "x\n"})
    commit(tmp_path, "other", {"plan/risks.yml": "x\n"}, BASE)
    preview(tmp_path, Request(BASE, "other"), tmp_path / "out")
    assert "Unreviewed: proposed change, commit" in text(tmp_path / "out", "index.html")
