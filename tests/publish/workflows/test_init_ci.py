"""`milepost init-ci`: it writes what is asked for, and nothing over what others wrote."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from small_project import milepost
from workflow_documents import COMMIT, GITHUB, GITLAB

from milepost.errors import MilepostError, WrongUsage
from milepost.publish.workflows.advice import steps_after
from milepost.publish.workflows.files import workflow_files
from milepost.publish.workflows.project import host_of, main_branch, settings_for
from milepost.publish.workflows.settings import Settings, checked, settings_of
from milepost.publish.workflows.writing import write_workflows

NAMES = ["check", "preview", "publish", "tidy"]
words = st.text(st.sampled_from("abz019-_./@:$ {}\"'\\`#\n&|;*é"), max_size=12)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A project that holds Milepost, as a copy of this repository does."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/set_up.py").write_text("")
    (tmp_path / "plan").mkdir()
    return tmp_path


def test_it_writes_four_files_for_github_and_says_what_to_switch_on(copy: Path) -> None:
    ran = milepost(copy, "init-ci", "github")
    assert ran.returncode == 0, ran.stderr
    written = sorted(file.name for file in (copy / ".github/workflows").iterdir())
    assert written == [f"milepost-{name}.yml" for name in NAMES]
    assert "Settings > Pages" in ran.stdout
    assert "1. Commit and push" in ran.stdout


def test_it_writes_one_file_for_gitlab(copy: Path) -> None:
    ran = milepost(copy, "init-ci", "gitlab")
    assert ran.returncode == 0, ran.stderr
    assert "Wrote .gitlab-ci.yml" in ran.stdout
    assert "Job token permissions" in ran.stdout


def test_a_second_run_keeps_what_is_there(copy: Path) -> None:
    files = workflow_files(Settings("github"))
    assert all(each.is_new for each in write_workflows(copy, files, force=False))
    assert not any(each.is_new for each in write_workflows(copy, files, force=False))


def test_a_changed_file_is_refused_and_then_nothing_is_written(copy: Path) -> None:
    files = workflow_files(Settings("github"))
    own = copy / ".github/workflows/milepost-tidy.yml"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    with pytest.raises(MilepostError, match=r"milepost-tidy\.yml is there already.*--force"):
        write_workflows(copy, files, force=False)
    assert [file.name for file in own.parent.iterdir()] == [own.name]
    write_workflows(copy, files, force=True)
    assert own.read_bytes() == files[".github/workflows/milepost-tidy.yml"]


def test_a_file_in_the_way_of_the_folder_is_one_sentence(copy: Path) -> None:
    (copy / ".github").write_text("")
    with pytest.raises(MilepostError, match="in its way"):
        write_workflows(copy, workflow_files(Settings("github")), force=True)


def test_a_project_that_is_only_a_plan_must_say_where_milepost_comes_from(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="--tool"):
        settings_for(tmp_path, "github", "main", None, None)
    named = settings_for(tmp_path, "github", "main", None, f"owner/name@{COMMIT}")
    text = workflow_files(named)[".github/workflows/milepost-check.yml"].decode()
    assert "repository: owner/name" in text
    assert f"ref: {COMMIT}" in text
    assert "run: python3 .milepost/tools/set_up.py site" in text
    assert "run: .milepost/.venv/bin/milepost check" in text


@pytest.mark.parametrize(
    "tool", ["owner/name", f"owner/name@{COMMIT[:12]}", f"owner@{COMMIT}", f"o/n@{COMMIT} x", "@"]
)
def test_a_tool_without_a_whole_commit_is_refused(tool: str) -> None:
    with pytest.raises(WrongUsage, match="whole hash"):
        checked(Settings("github", tool=tool))


def test_plan_and_site_can_not_share_a_branch() -> None:
    with pytest.raises(WrongUsage, match="can't share"):
        checked(Settings("github", main="gh-pages"))


def test_the_branch_of_the_plan_is_the_one_that_git_knows(tmp_path: Path) -> None:
    assert main_branch(tmp_path) == "main"
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q", "-b", "trunk"], check=True)
    assert main_branch(tmp_path) == "trunk"


@pytest.mark.parametrize("settings", [*GITHUB, *GITLAB], ids=str)
def test_a_file_names_the_command_that_wrote_it(settings: Settings) -> None:
    for content in workflow_files(settings).values():
        assert settings_of(content.decode()) == settings


@given(main=words, branch=words, tool=st.none() | words)
def test_no_name_can_bring_yaml_or_shell_into_a_file(
    main: str, branch: str, tool: str | None
) -> None:
    try:
        settings = checked(Settings("github", main, branch, tool))
    except WrongUsage:
        return
    for content in workflow_files(settings).values():
        text = content.decode()
        assert "@" not in text.replace("@de0fac2e", "").replace("@a309ff8b", "")
        assert set(f"{main}{branch}") <= set("abz019-_./")
        assert yaml.safe_load(text)["permissions"] == {}


@given(text=st.text(max_size=80) | words.map(lambda more: f"# Written by: milepost init-ci {more}"))
def test_any_first_line_is_read_or_is_none(text: str) -> None:
    found = settings_of(text)
    assert found is None or checked(found) == found


@pytest.mark.parametrize("settings", [*GITHUB, *GITLAB], ids=str)
def test_each_step_to_switch_on_is_one_short_sentence(settings: Settings) -> None:
    assert all(len(step.split()) <= 25 for step in steps_after(settings))


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("git@github.com:a/b.git", "github"),
        ("https://github.com/a/b", "github"),
        ("ssh://git@gitlab.example.org:22/a/b.git", "gitlab"),
        ("https://user:word@gitlab.com/github/b", "gitlab"),
        ("../remote.git", None),
        ("https://example.org/github/b", None),
    ],
)
def test_the_host_is_told_by_its_name_alone(address: str, host: str | None) -> None:
    assert host_of(address) == host
