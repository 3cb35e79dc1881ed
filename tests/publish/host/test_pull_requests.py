"""Which pull request a commit belongs to, whatever a stranger calls things."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fake_github import BOT, REPOSITORY, FakeGitHub
from hypothesis import given
from hypothesis import strategies as st

from milepost.errors import MilepostError, WrongUsage
from milepost.publish.host.api import Api, ApiError
from milepost.publish.host.event import CheckedCommit, checked_commit
from milepost.publish.host.pull_requests import closed_ones, number_of
from milepost.publish.host.sticky_comment import put_comment
from milepost.value import replace

SHA = "a" * 40
CHECKED = CheckedCommit("stranger/plan", "topic", SHA, "main")
MARKER = "<!-- milepost -->"


def plain_event(**changed: Any) -> dict[str, Any]:
    run = {
        "event": "pull_request",
        "conclusion": "success",
        "head_sha": SHA,
        "head_branch": "topic",
        "head_repository": {"full_name": "stranger/plan"},
        "pull_requests": [],
    }
    return {"workflow_run": {**run, **changed}, "repository": {"default_branch": "main"}}


def event_file(folder: Path, plain: object) -> Path:
    file = folder / "event.json"
    file.write_text(json.dumps(plain))
    return file


def test_the_event_of_a_fork_names_its_commit(tmp_path: Path) -> None:
    assert checked_commit(event_file(tmp_path, plain_event())) == CHECKED


@pytest.mark.parametrize(
    "changed",
    [
        {"event": "push"},
        {"conclusion": "action_required"},
        {"conclusion": "cancelled"},
        {"head_repository": None},
        {"head_branch": None},
    ],
)
def test_without_a_check_that_ran_there_is_nothing_to_preview(
    changed: dict[str, Any], tmp_path: Path
) -> None:
    assert checked_commit(event_file(tmp_path, plain_event(**changed))) is None


@pytest.mark.parametrize(
    "plain",
    [{}, [], {"workflow_run": {}}, plain_event(head_sha="HEAD"), plain_event(head_sha="--x")],
    ids=str,
)
def test_another_event_is_one_sentence(plain: object, tmp_path: Path) -> None:
    with pytest.raises(MilepostError, match="not that of a workflow_run"):
        checked_commit(event_file(tmp_path, plain))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(
    whole=anything | st.fixed_dictionaries({"workflow_run": anything, "repository": anything}),
    key=st.sampled_from(sorted(plain_event()["workflow_run"])),
    value=anything,
)
def test_any_event_is_read_or_refused_in_words(
    whole: Any, key: str, value: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for plain in (whole, plain_event(**{key: value})):
        try:
            found = checked_commit(event_file(folder, plain))
        except MilepostError:
            continue
        assert found is None or found.commit == SHA


def test_no_event_is_wrong_usage(tmp_path: Path) -> None:
    for file in (None, tmp_path / "gone"):
        with pytest.raises(WrongUsage, match="GITHUB_EVENT_PATH"):
            checked_commit(file)


def test_the_pull_request_is_found_among_many(github: FakeGitHub, api: Api) -> None:
    github.open_pull(7, SHA)
    for number in range(100, 250):
        github.open_pull(number, "b" * 40)
    assert number_of(api, REPOSITORY, CHECKED) == 7


@pytest.mark.parametrize(
    "change",
    [
        lambda pull: pull.update(state="closed"),
        lambda pull: pull["head"].update(sha="b" * 40),
        lambda pull: pull["head"].update(ref="other"),
        lambda pull: pull["head"].update(repo={"full_name": "stranger/other"}),
        lambda pull: pull["head"].update(repo=None),
        lambda pull: pull["base"].update(ref="release"),
        lambda pull: pull.pop("head"),
    ],
)
def test_a_pull_request_that_differs_in_anything_is_not_it(
    change: Callable[[dict[str, Any]], None], github: FakeGitHub, api: Api
) -> None:
    change(github.open_pull(7, SHA))
    assert number_of(api, REPOSITORY, CHECKED) is None


def test_of_two_branches_at_one_commit_the_checked_one_is_taken(
    github: FakeGitHub, api: Api
) -> None:
    github.open_pull(7, SHA)
    github.open_pull(8, SHA)["head"]["ref"] = "twin"
    assert number_of(api, REPOSITORY, CHECKED) == 7
    assert number_of(api, REPOSITORY, replace(CHECKED, branch="twin")) == 8


def test_closed_pull_requests_and_those_that_are_gone_are_told(
    github: FakeGitHub, api: Api
) -> None:
    github.open_pull(1, SHA)
    github.open_pull(2, SHA, state="closed")
    assert closed_ones(api, REPOSITORY, [1, 2, 3]) == {2, 3}


def test_a_host_that_fails_closes_no_pull_request(github: FakeGitHub, api: Api) -> None:
    github.failures = [500] * 4
    with pytest.raises(ApiError):
        closed_ones(api, REPOSITORY, [1])


def test_the_comment_is_made_once_and_edited_after_that(github: FakeGitHub, api: Api) -> None:
    for number in range(120):
        github.comment_by("somebody", f"talk {number}")
    put_comment(api, REPOSITORY, 7, f"{MARKER} first", MARKER)
    put_comment(api, REPOSITORY, 7, f"{MARKER} second", MARKER)
    ours = [one["body"] for one in github.comments if one["user"]["login"] == BOT]
    assert ours == [f"{MARKER} second"]


def test_a_comment_that_says_the_same_is_left_alone(github: FakeGitHub, api: Api) -> None:
    made = put_comment(api, REPOSITORY, 7, f"{MARKER} first", MARKER)
    assert put_comment(api, REPOSITORY, 7, f"{MARKER} first", MARKER) == made == "c1000"
    assert not any(method == "PATCH" for method, _ in github.asked)


def test_a_stranger_s_comment_with_our_mark_is_not_ours(github: FakeGitHub, api: Api) -> None:
    theirs = github.comment_by("stranger", f"{MARKER} go away")
    github.comment_by(BOT, "another workflow")
    put_comment(api, REPOSITORY, 7, f"{MARKER} first", MARKER)
    assert theirs["body"] == f"{MARKER} go away"
    assert [one["body"] for one in github.comments[2:]] == [f"{MARKER} first"]
