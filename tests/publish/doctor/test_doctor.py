"""What the doctor finds: one thing broken at a time, named with the command that cures it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from published_branch import BRANCH, git, make_clone, make_remote
from published_reviews import edit_branch, make_published, part_of
from publishing import publish, quiet
from small_project import milepost

from milepost.history.names import FOLDER
from milepost.publish.branch.contents import contents_of
from milepost.publish.branch.place import BranchPlace
from milepost.publish.branch.previews import put_preview, remove_previews
from milepost.publish.doctor import Area, examine
from milepost.publish.doctor.published import Published
from milepost.publish.doctor.size import size_area
from milepost.publish.git import Git
from milepost.publish.previews import NewPreview
from milepost.publish.workflows.files import workflow_files
from milepost.publish.workflows.settings import Settings
from milepost.publish.workflows.writing import write_workflows
from milepost.value import replace

NOW = datetime(2026, 2, 2, 9, tzinfo=UTC)
PUBLISH = f"milepost publish --branch {BRANCH}"
SEAL = f"{FOLDER}/2026-01-18.json"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make_published(folder)
    return folder


@pytest.fixture
def clone(made: Path, tmp_path: Path) -> Path:
    """A clone and its remote for a test alone, copied from one that is made once."""
    for name in ("remote", "clone"):
        shutil.copytree(made / name, tmp_path / name)
    git(tmp_path / "clone", "remote", "set-url", "origin", str(tmp_path / "remote"))
    return tmp_path / "clone"


def areas(root: Path, now: datetime = NOW) -> dict[str, Area]:
    return {area.name: area for area in examine(root, "origin", None, now)}


def wrong(root: Path, now: datetime = NOW) -> dict[str, str]:
    """Return all that is wrong with the cure of each."""
    found = [each for area in areas(root, now).values() for each in area.findings]
    return {each.what: each.cure for each in found if not each.is_note}


def notes(root: Path) -> dict[str, str]:
    found = [each for area in areas(root).values() for each in area.findings]
    return {each.what: each.cure for each in found if each.is_note}


def run(root: Path, command: str) -> None:
    """Run a cure that is git's or ours."""
    words = shlex.split(command)
    if words[0] == "milepost":
        assert milepost(root, *words[1:]).returncode == 0
    else:
        subprocess.run(words, cwd=root, check=True, capture_output=True)


def refs(root: Path) -> str:
    return git(root, "for-each-ref") + git(root, "status", "--porcelain")


def test_a_sound_project_has_nothing_to_cure_and_stays_as_it_is(clone: Path) -> None:
    before = refs(clone)
    assert wrong(clone) == {}
    assert notes(clone) == {}
    assert areas(clone)["Branch"].there == "gh-pages with live and 4 sealed versions"
    assert areas(clone)["Reviews"].there == "4 sealed, newest 2026-02-01"
    assert refs(clone) == before


def test_the_command_ends_with_0_when_sound_and_with_1_when_not(clone: Path) -> None:
    sound = milepost(clone, "doctor")
    assert (sound.returncode, sound.stdout.splitlines()[-1]) == (0, "All is well.")
    (clone / SEAL).unlink()
    sick = milepost(clone, "doctor")
    assert sick.returncode == 1
    assert f"     git checkout HEAD -- {SEAL}\n" in sick.stdout
    assert sick.stdout.splitlines()[-1].endswith("to cure.")


def test_a_folder_without_git_gets_one_cure(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    assert wrong(tmp_path) == {"This folder is in no git repository.": "git init"}


def test_a_project_without_a_remote_is_told_and_the_rest_is_looked_at(clone: Path) -> None:
    git(clone, "remote", "remove", "origin")
    assert wrong(clone) == {"Git knows no remote origin here.": "git remote add origin ADDRESS"}
    assert set(areas(clone)) == {"Repository", "Reviews", "Workflows"}


def test_a_branch_that_is_not_there_is_cured_by_publishing(tmp_path: Path) -> None:
    clone = make_clone(make_remote(tmp_path / "remote"), tmp_path / "clone")
    assert wrong(clone) == {"The branch gh-pages of origin is not there yet.": PUBLISH}


def test_a_shallow_clone_on_no_branch_is_worth_a_note(clone: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path}/remote", "job")
    job = tmp_path / "job"
    git(job, "checkout", "-q", "--detach")
    found = notes(job)
    assert "git switch main" in found.values()
    assert "git fetch --unshallow" in found.values()
    run(job, "git fetch --unshallow")
    assert "git fetch --unshallow" not in notes(job).values()


def test_an_unknown_user_is_worth_a_note(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(clone, "config", "--unset", "user.name")
    assert any("you can't seal" in what for what in notes(clone))
    assert wrong(clone) == {}


def test_a_remote_that_gives_no_answer_is_worth_a_note(clone: Path) -> None:
    git(clone, "remote", "set-url", "origin", str(clone.parent / "gone"))
    assert list(notes(clone).values()) == ["git ls-remote origin"]
    assert wrong(clone) == {}


BROKEN: dict[str, tuple[str, Callable[[bytes], bytes | None], str]] = {
    "an unreadable index": (
        "versions.json", lambda _: b"{", "versions.json can't be read.",
    ),
    "no index": ("versions.json", lambda _: None, "versions.json is not there."),
    "an index with too much": (
        "versions.json", lambda old: old.replace(b"2026-01-18", b"2026-01-19"),
        "versions.json lists versions that are not there: 2026-01-19.",
    ),
    "an index with too little": (
        "versions.json", lambda _: b'[{"version": "live"}, {"version": "2026-02-01"}]',
        "versions.json leaves out versions: 2026-01-11, 2026-01-18, 2026-01-25.",
    ),
    "an index that tells another verdict": (
        "versions.json", lambda old: old.replace(b"NO-GO", b"GO", 1),
        "versions.json says of a version what the version does not say.",
    ),
    "another menu": (
        "versions.js", lambda _: b"", "versions.js does not list the versions that are there.",
    ),
    "no live plan": ("live/index.html", lambda _: None, "There is no live/ for readers."),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_was_changed_by_hand_is_cured_by_publishing(
    name: str, clone: Path, tmp_path: Path
) -> None:
    path, change, what = BROKEN[name]
    old = subprocess.run(
        ["git", "-C", str(tmp_path / "remote"), "show", f"{BRANCH}:{path}"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    edit_branch(tmp_path / "remote", tmp_path / "hand", path, change(old))
    git(clone, "fetch", "-q", "origin", BRANCH)
    assert wrong(clone) == {what: PUBLISH}
    publish(clone, part_of(clone, tmp_path / "again"))
    assert wrong(clone) == {}


@pytest.mark.parametrize("path", ["2026-01-18/index.html", "2026-01-18/version.json"])
def test_a_version_that_is_not_whole_is_cured_by_publishing(
    path: str, clone: Path, tmp_path: Path
) -> None:
    edit_branch(tmp_path / "remote", tmp_path / "hand", path, None)
    git(clone, "fetch", "-q", "origin", BRANCH)
    assert wrong(clone)["The version 2026-01-18 is not whole."] == PUBLISH
    publish(clone, part_of(clone, tmp_path / "again"))
    assert wrong(clone) == {}


def test_a_newer_state_at_the_remote_is_fetched_first(clone: Path, tmp_path: Path) -> None:
    edit_branch(tmp_path / "remote", tmp_path / "hand", "CNAME", b"plan.example.org")
    what = "The branch gh-pages of origin has a newer state than is known here."
    assert wrong(clone) == {what: "git fetch origin gh-pages"}
    run(clone, wrong(clone)[what])
    assert wrong(clone) == {}


def test_a_rewritten_branch_is_told(clone: Path, tmp_path: Path) -> None:
    remote = tmp_path / "remote"
    tree = git(remote, "rev-parse", f"{BRANCH}^{{tree}}")
    other = git(clone, "commit-tree", "-m", "Rewritten", tree)
    git(clone, "push", "-q", "--force", "origin", f"{other}:refs/heads/{BRANCH}")
    ((what, cure),) = wrong(clone).items()
    assert "its history was rewritten" in what
    run(clone, cure)
    assert wrong(clone) == {}


def test_a_changed_seal_is_taken_back(clone: Path) -> None:
    content = (clone / SEAL).read_bytes()
    (clone / SEAL).write_bytes(content.replace(b"Ada", b"Eve"))
    found = wrong(clone)
    assert found[f"The version 2026-01-18 was published from another seal than {SEAL}."]
    assert any(what.startswith(f"{SEAL}: ") for what in found)
    assert set(found.values()) == {f"git checkout HEAD -- {SEAL}", f"git checkout HEAD -- {FOLDER}"}
    run(clone, f"git checkout HEAD -- {FOLDER}")
    assert wrong(clone) == {}


def test_a_seal_that_was_removed_by_a_commit_is_looked_for_in_history(clone: Path) -> None:
    last = f"{FOLDER}/2026-02-01.json"
    git(clone, "rm", "-q", last)
    git(clone, "commit", "-q", "-m", "Remove")
    what = "The version 2026-02-01 is published, but its seal is not here."
    assert wrong(clone)[what] == f"git log --all --stat -- {last}"


def test_a_review_that_is_not_published_is_told(clone: Path, tmp_path: Path) -> None:
    git(clone, "push", "-q", "origin", f":refs/heads/{BRANCH}")
    git(clone, "update-ref", "-d", f"refs/milepost/published/origin/{BRANCH}")
    part = part_of(clone, tmp_path / "fewer")
    shutil.rmtree(part.folder / "2026-02-01")
    publish(clone, replace(part, records=part.records[1:]))
    assert wrong(clone) == {"The review of 2026-02-01 is sealed here and not published.": PUBLISH}


def test_expired_previews_are_pruned(clone: Path, tmp_path: Path) -> None:
    folder = tmp_path / "preview"
    folder.mkdir()
    (folder / "index.html").write_text("x")
    for number in (1, 2):
        put_preview(clone, BRANCH, "origin", NewPreview(folder, number, "c" * 40, NOW), quiet)
    assert areas(clone)["Previews"].there.startswith("2, ")
    later = NOW + timedelta(days=15)
    assert wrong(clone, later) == {"2 previews have expired.": f"{PUBLISH} --prune-previews"}
    remove_previews(clone, BRANCH, "origin", (), later, quiet)
    assert wrong(clone, later) == {}


def test_a_site_near_the_limit_is_told(clone: Path) -> None:
    place = BranchPlace("origin", BRANCH)
    contents = contents_of(Git(clone), git(clone, "rev-parse", place.known), "it")
    size = sum(blob.size for blob in contents.files.values())
    found = Published(place, contents)
    assert size_area(found, contents, limit=2 * size).is_sound
    near = size_area(found, contents, limit=int(size / 0.8))
    assert [each.cure for each in near.findings] == [f"git ls-tree -r -l {contents.commit}"]


def test_a_project_on_a_host_without_workflows_gets_them(clone: Path) -> None:
    git(clone, "remote", "set-url", "origin", "https://github.com/team/plan")
    git(clone, "config", "http.proxy", "http://127.0.0.1:9")  # nothing leaves this machine
    assert wrong(clone) == {"No workflow publishes the plan on github.": "milepost init-ci github"}


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_changed_or_missing_workflow_is_written_anew(host: str, clone: Path) -> None:
    (clone / "tools").mkdir()
    (clone / "tools/set_up.py").write_text("")
    settings = Settings(host)
    files = workflow_files(settings)
    write_workflows(clone, files, force=False)
    assert wrong(clone) == {}
    path = sorted(files)[-1]
    (clone / path).write_bytes(files[path] + b"# mine\n")
    assert list(wrong(clone).values()) == [f"{settings.command} --force"]
    run(clone, f"{settings.command} --force")
    assert wrong(clone) == {}


def test_the_branch_is_the_one_that_the_workflows_name(clone: Path) -> None:
    write_workflows(clone, workflow_files(Settings("github", branch="site")), force=False)
    assert list(wrong(clone).values()) == ["milepost publish --branch site"]


def test_the_branch_that_is_checked_out_is_no_place_for_the_site(clone: Path) -> None:
    found = {area.name: area for area in examine(clone, "origin", "main", NOW)}
    assert "the branch you are on" in found["Branch"].findings[0].what
