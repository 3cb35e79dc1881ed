"""The client of GitHub's API: patient, bounded, and silent about its token."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest
from fake_github import TOKEN, FakeGitHub, fake_github

from milepost.publish.host.api import Api, ApiError

PULLS = ("repos", "team", "plan", "pulls")


def test_a_list_is_read_page_by_page(github: FakeGitHub, api: Api) -> None:
    for number in range(250):
        github.open_pull(number, "a")
    found = [one["number"] for one in api.listed(*PULLS, state="open")]
    assert sorted(found) == list(range(250))
    assert [path.partition("page=100&")[2] for _, path in github.asked] == [
        "page=1", "page=2", "page=3",
    ]  # fmt: skip


def test_a_list_that_never_ends_is_left_after_3000_entries(github: FakeGitHub, api: Api) -> None:
    for number in range(3200):
        github.open_pull(number, "a")
    assert sum(1 for _ in api.listed(*PULLS)) == 3000


def test_an_answer_that_may_pass_is_asked_for_again(github: FakeGitHub) -> None:
    waits: list[float] = []
    github.failures = [500, 502, 503]
    api = Api(github.address, TOKEN, pause=waits.append)
    assert list(api.listed(*PULLS)) == []
    assert waits == [1.0, 2.0, 4.0]


def test_the_fourth_failure_is_the_last(github: FakeGitHub, api: Api) -> None:
    github.failures = [500] * 10
    with pytest.raises(ApiError, match=r"GitHub answered with 500\. It says: Something broke\."):
        api.get(*PULLS, 1)
    assert len(github.asked) == 4


def test_a_refusal_is_not_asked_for_again(github: FakeGitHub, api: Api) -> None:
    github.failures = [403]
    with pytest.raises(ApiError, match="does not allow this to the job's token") as refused:
        api.get(*PULLS, 1)
    assert refused.value.answer == 403
    assert len(github.asked) == 1


def test_what_is_added_is_never_added_twice(github: FakeGitHub, api: Api) -> None:
    github.failures = [502]
    with pytest.raises(ApiError):
        api.add("repos", "team", "plan", "issues", 7, "comments", body={"body": "once"})
    assert len(github.comments) == 1, "it had arrived"


def test_the_token_is_sent_to_github_and_told_to_nobody(github: FakeGitHub, api: Api) -> None:
    list(api.listed(*PULLS))
    assert github.tokens == {f"Bearer {TOKEN}"}
    assert TOKEN not in repr(api)
    github.failures = [401]
    with pytest.raises(ApiError) as refused:
        api.get(*PULLS, 1)
    assert TOKEN not in f"{refused.value} {refused.value!r}"


def test_nobody_is_followed_elsewhere_with_the_token(github: FakeGitHub, api: Api) -> None:
    with fake_github() as other:
        github.elsewhere = f"{other.address}/repos/team/plan/pulls"
        with pytest.raises(ApiError, match="answered with 302"):
            api.get(*PULLS, 1)
        assert other.asked == []


@pytest.mark.parametrize("address", ["http://example.org", "ftp://127.0.0.1", "file:///etc/passwd"])
def test_a_token_does_not_travel_in_the_open(address: str, api: Api) -> None:
    with pytest.raises(ApiError, match="not one of https"):
        replace(api, address=address).get(*PULLS)


def test_a_host_that_keeps_silent_is_given_up(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ApiError, match="gave no answer"):
            replace(api, address=address, seconds=0.05).get(*PULLS)


def test_a_host_that_is_not_there_is_one_sentence(api: Api) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    with pytest.raises(ApiError, match="gave no answer"):
        replace(api, address=address).get(*PULLS)


@pytest.mark.parametrize("content", [b"<html>", b"[" * 100_000, b"\xff\xfe"])
def test_an_answer_that_is_no_json_is_one_sentence(
    content: bytes, github: FakeGitHub, api: Api
) -> None:
    github.garbled = content
    with pytest.raises(ApiError, match="no JSON"):
        api.get(*PULLS, per_page=1, page=1)


def test_something_else_than_a_list_is_refused(github: FakeGitHub, api: Api) -> None:
    github.garbled = b'{"message": "hello"}'
    with pytest.raises(ApiError, match="something else than a list"):
        list(api.listed(*PULLS))


def test_words_of_strangers_stay_one_part_of_a_path(github: FakeGitHub, api: Api) -> None:
    with pytest.raises(ApiError):
        api.get("repos", "team", "plan", "pulls", "../../../user?x=y")
    assert github.asked[0][1] == "/repos/team/plan/pulls/..%2F..%2F..%2Fuser%3Fx%3Dy"
