"""Changes made to harm: each is refused in words, quickly, and nothing outside is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from proposed_changes import (
    BASE,
    HEAD,
    PHASES,
    PLAN,
    Link,
    blob,
    commit,
    commit_of_tree,
    git,
    id_of,
    repository,
    tree_of,
)

from milepost.errors import MilepostError
from milepost.publish.proposal import Proposal, Request, read_proposal
from milepost.publish.proposal import taking as taking_module
from milepost.publish.proposal import written as written_module

REQUEST = Request(BASE, HEAD)
CANARY = "what stands outside of the repository"


def read(root: Path) -> Proposal:
    return read_proposal(root, REQUEST)


def codes(found: Proposal) -> list[tuple[str, str]]:
    return [(each.place.file, each.code) for each in found.errors]


@pytest.mark.parametrize(
    "path", ["plan/risks.yml", "site_src/guides/start.md", "site_src/a.png", "plan", "site_src"]
)
def test_a_link_is_refused_and_not_followed(tmp_path: Path, path: str) -> None:
    outside = tmp_path / "secret.yml"
    outside.write_text(CANARY)
    inside = {each: None for each in PLAN if each.startswith(f"{path}/")}
    root = repository(tmp_path, {**inside, path: Link(str(outside))})
    found = read(root)
    assert (path, "unsafe-file") in codes(found)
    assert CANARY not in str(found)


def test_a_submodule_is_refused(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    there = git(root, "rev-parse", BASE)
    inner = tree_of(root, ("160000", b"module", there))
    plan = id_of(root, "plan")
    commit_of_tree(root, tree_of(root, ("40000", b"plan", plan), ("40000", b"site_src", inner)))
    assert codes(read(root)) == [("site_src/module", "unsafe-file")]


@pytest.mark.parametrize(
    "name",
    [
        b"..",
        b"../../canary",
        b"/etc/canary",
        b".git",
        b".GIT",
        b"a\\b",
        b"aux.yml",
        b"a\nb",
        b"\xff",
    ],
)
@pytest.mark.parametrize("folder", ["plan", "site_src"])
def test_a_name_that_git_would_never_write_is_refused(
    tmp_path: Path, name: bytes, folder: str
) -> None:
    root = repository(tmp_path, {})
    bad = tree_of(root, ("100644", name, blob(root, b"x")))
    other = "site_src" if folder == "plan" else "plan"
    entries = sorted([(folder, bad), (other, id_of(root, other))])
    commit_of_tree(root, tree_of(root, *(("40000", n.encode(), i) for n, i in entries)))
    found = read(root)
    assert [code for _, code in codes(found)] == ["unsafe-name"]
    assert found.plan is None


@pytest.mark.parametrize(
    "names", [(b"a.md", b"a.md"), (b"a.md", b"A.md"), (b"e\xcc\x81", b"\xc3\xa9")]
)
def test_two_names_that_are_one_somewhere_are_refused(
    tmp_path: Path, names: tuple[bytes, bytes]
) -> None:
    root = repository(tmp_path, {})
    page = blob(root, b"# Page\n")
    pages = tree_of(root, *(("100644", name, page) for name in names))
    plan = id_of(root, "plan")
    commit_of_tree(root, tree_of(root, ("40000", b"plan", plan), ("40000", b"site_src", pages)))
    assert [code for _, code in codes(read(root))] == ["unsafe-name"]


def test_a_second_folder_of_the_plan_is_refused(tmp_path: Path) -> None:
    root = repository(tmp_path, {"Plan/project.yml": "id: other\n"})
    assert [code for _, code in codes(read(root))] == ["unsafe-name"]


def test_a_hundred_thousand_files_are_refused_quickly(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    page = blob(root, b"# Page\n")
    many = tree_of(root, *(("100644", b"%03d.md" % number, page) for number in range(500)))
    folders = tree_of(root, *(("40000", b"%03d" % number, many) for number in range(200)))
    plan = id_of(root, "plan")
    commit_of_tree(root, tree_of(root, ("40000", b"plan", plan), ("40000", b"site_src", folders)))
    started = time.monotonic()
    found = read(root)
    assert time.monotonic() - started < 5
    assert [code for _, code in codes(found)] == ["too-much"]
    assert "more than 5,000 files" in found.errors[0].message


def test_a_flat_folder_of_a_hundred_thousand_files_is_refused(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    page = blob(root, b"# Page\n")
    flat = tree_of(root, *(("100644", b"%06d.md" % number, page) for number in range(100_000)))
    plan = id_of(root, "plan")
    commit_of_tree(root, tree_of(root, ("40000", b"plan", plan), ("40000", b"site_src", flat)))
    assert [code for _, code in codes(read(root))] == ["too-much"]


def test_folders_that_hold_each_other_ten_times_at_each_step_end_the_walk(tmp_path: Path) -> None:
    """As few objects as eleven would be ten thousand million files."""
    root = repository(tmp_path, {})
    inner = tree_of(root, ("100644", b"a.md", blob(root, b"# Page\n")))
    for _ in range(10):
        inner = tree_of(root, *(("40000", b"%d" % number, inner) for number in range(10)))
    plan = id_of(root, "plan")
    bomb = ("40000", b"bomb", inner)
    commit_of_tree(
        root, tree_of(root, bomb, ("40000", b"plan", plan), ("40000", b"site_src", inner))
    )
    found = read(root)
    assert [code for _, code in codes(found)] == ["too-much"]
    assert found.not_previewed == ("bomb/",)


def test_folders_too_deep_are_refused(tmp_path: Path) -> None:
    deep = "/".join("abcdefghijklmnop")
    assert ("site_src/a/b/c/d/e/f/g/h/i/j/k/l", "too-much") in codes(
        read(repository(tmp_path, {f"site_src/{deep}/x.md": "# X\n"}))
    )


def test_more_bytes_than_the_limit_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_module, "MOST_BYTES", 2_000)
    root = repository(tmp_path, {"site_src/big.png": b"\x89PNG\r\n\x1a\n" + b"x" * 3_000})
    assert codes(read(root)) == [("site_src/big.png", "too-much")]


def test_a_tree_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    broken = git(
        root, "hash-object", "-t", "tree", "--literally", "-w", "--stdin", given=b"100644 a"
    )
    plan = id_of(root, "plan")
    commit_of_tree(root, tree_of(root, ("40000", b"plan", plan), ("40000", b"site_src", broken)))
    assert codes(read(root)) == [("site_src", "too-much")]
    commit_of_tree(root, broken)
    with pytest.raises(MilepostError, match="root folder"):
        read(root)


def test_a_file_that_git_does_not_have_is_said(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    pages = tree_of(root, ("100644", b"a.md", "0" * 39 + "1"))
    plan = id_of(root, "plan")
    commit_of_tree(root, tree_of(root, ("40000", b"plan", plan), ("40000", b"site_src", pages)))
    assert codes(read(root)) == [("site_src/a.md", "unreadable-file")]


def test_a_yaml_bomb_is_a_problem_with_a_place(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\n"
    deep = "risks: " + "[" * 5_000
    for text in (bomb, deep):
        commit_or_make(tmp_path, {"plan/risks.yml": text})
        found = read(tmp_path)
        assert found.plan is None
        assert {file for file, _ in codes(found)} == {"plan/risks.yml"}


def commit_or_make(root: Path, files: dict[str, str]) -> None:
    if (root / ".git").exists():
        commit(root, HEAD, files, BASE)
    else:
        repository(root, dict(files))


def test_thousands_of_bad_names_are_shown_by_the_first_of_them(tmp_path: Path) -> None:
    files = {f"plan/phases/{number}?.yml": PHASES for number in range(1_000)}
    found = read(repository(tmp_path, dict(files)))
    assert len(found.errors) == 200


def test_a_page_that_takes_hours_to_read_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written_module, "SECONDS", 1.0)
    slow = f"# Slow\n\nRead on.\n\n{'[' * 20_000}\n"
    started = time.monotonic()
    found = read(repository(tmp_path, {"site_src/guides/tarpit.md": slow}))
    assert time.monotonic() - started < 30
    assert codes(found) == [("site_src/guides/tarpit.md", "too-much")]
    assert "takes too long" in found.errors[0].message


def test_a_page_that_nests_deeper_than_python_follows_is_refused_by_its_name(
    tmp_path: Path,
) -> None:
    deep = "# Deep\n\nRead on.\n\n" + "".join(f"{'    ' * depth}- a\n" for depth in range(260))
    found = read(repository(tmp_path, {"site_src/guides/deep.md": deep}))
    assert codes(found) == [("site_src/guides/deep.md", "too-much")]
    assert "nests too deep" in found.errors[0].message
