"""The shape of GitLab's pipeline: what runs when, and that a preview stops itself."""

from __future__ import annotations

from typing import Any

import click
import pytest
from workflow_documents import COMMIT, GITLAB, commands_of, parse, read, texts_of

from milepost.cli.main import milepost

TEXTS = texts_of(*GITLAB)
WORDS = ("stages", "workflow", "default", ".milepost")
EVENT = '$CI_PIPELINE_SOURCE == "merge_request_event"'

VERBS = milepost.list_commands(click.Context(milepost))

every_pipeline = pytest.mark.parametrize("name", TEXTS)


def jobs(name: str) -> dict[str, dict[str, Any]]:
    return {key: job for key, job in read(TEXTS[name]).items() if key not in WORDS}


@every_pipeline
def test_a_merge_request_gets_check_and_preview_and_main_gets_the_site(name: str) -> None:
    conditions = {key: [rule["if"] for rule in job["rules"]] for key, job in jobs(name).items()}
    assert conditions == {
        "check": [EVENT],
        "preview": [EVENT],
        "stop-preview": [EVENT],
        "pages": ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"],
    }
    assert all(job["stage"] in read(TEXTS[name])["stages"] for job in jobs(name).values())


@every_pipeline
def test_the_environment_of_a_preview_stops_itself(name: str) -> None:
    preview, stop = jobs(name)["preview"]["environment"], jobs(name)["stop-preview"]
    assert preview["on_stop"] == "stop-preview"
    assert preview["auto_stop_in"] == jobs(name)["preview"]["artifacts"]["expire_in"] == "14 days"
    assert stop["environment"] == {"name": preview["name"], "action": "stop"}
    assert stop["rules"][0]["when"] == "manual"
    assert stop["variables"] == {"GIT_STRATEGY": "none"}, "the branch may be gone by then"


@every_pipeline
def test_a_publishing_is_never_cut_off_or_run_twice_at_once(name: str) -> None:
    assert jobs(name)["pages"]["interruptible"] == "false"
    assert jobs(name)["pages"]["resource_group"] == "pages"
    assert read(TEXTS[name])["default"]["timeout"] == "30 minutes"


@every_pipeline
def test_a_merge_request_pushes_nothing_and_names_no_token(name: str) -> None:
    for key in ("check", "preview", "stop-preview"):
        assert not any("publish" in line or "push" in line for line in jobs(name)[key]["script"])
    assert "TOKEN" not in TEXTS[name]


@every_pipeline
def test_every_command_is_one_that_there_is(name: str) -> None:
    lines = [line for job in jobs(name).values() for line in job["script"]]
    commands = list(commands_of(iter(lines)))
    assert [words[0] for words in commands] == ["check", "preview", "comment", "publish"]
    for words in commands:
        if words[0] in VERBS:
            parse(words)


def test_a_tool_of_another_repository_is_taken_at_its_commit() -> None:
    set_up = read(TEXTS[".gitlab-ci.yml with tool"])[".milepost"]["before_script"]
    assert f"git -C .milepost checkout --quiet --detach {COMMIT}" in set_up
    assert set_up[-1] == "python3 .milepost/tools/set_up.py site"
