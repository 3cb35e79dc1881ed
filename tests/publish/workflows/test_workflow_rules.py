"""Rules that every workflow file of GitHub keeps, this repository's own among them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from small_project import ROOT
from workflow_documents import COMMIT, GITHUB, commands_of, jobs_of, parse, read, steps_of, texts_of

from milepost.publish.workflows.files import workflow_files
from milepost.publish.workflows.settings import Settings

TEXTS = texts_of(*GITHUB)
RIGHTS = {
    "milepost-check": {"contents": "read"},
    "milepost-preview": {"contents": "write", "pull-requests": "write"},
    "milepost-publish": {"contents": "write"},
    "milepost-tidy": {"contents": "write", "pull-requests": "read"},
}
"""All that each workflow may do."""

every_workflow = pytest.mark.parametrize("name", TEXTS)


def rights(name: str) -> dict[str, str]:
    return RIGHTS[name.partition(".")[0]]


def workflow(name: str) -> dict[str, Any]:
    return read(TEXTS[name])


def test_this_repository_uses_what_it_writes_for_others() -> None:
    folder = ROOT / ".github" / "workflows"
    wanted = workflow_files(Settings("github"))
    assert {f".github/workflows/{file.name}": file.read_bytes() for file in folder.iterdir()} == (
        wanted
    )


@every_workflow
def test_no_step_holds_logic_or_an_expression(name: str) -> None:
    for step in steps_of(workflow(name)):
        assert "if" not in step
        assert "shell" not in step
        assert re.fullmatch(r"[\w ./-]+", step.get("run", "none")), step
    for job in workflow(name)["jobs"].values():
        assert set(job) == {"name", "runs-on", "timeout-minutes", "permissions", "steps"}


@every_workflow
def test_every_action_is_pinned_by_commit_with_its_version_beside(name: str) -> None:
    lines = re.findall(r"^ *(?:- )?uses: (.*)$", TEXTS[name], re.MULTILINE)
    assert len(lines) == sum("uses" in step for step in steps_of(workflow(name))) > 0
    for line in lines:
        assert re.fullmatch(
            r"actions/(?:checkout|setup-python)@[0-9a-f]{40} # v\d+\.\d+\.\d+", line
        )


@every_workflow
def test_rights_are_none_but_for_those_that_a_job_needs(name: str) -> None:
    assert workflow(name)["permissions"] == {}
    assert [job["permissions"] for _, job in jobs_of(workflow(name))] == [rights(name)]


@every_workflow
def test_runs_are_bounded_in_number_and_time(name: str) -> None:
    assert workflow(name)["concurrency"]["group"].startswith("milepost-")
    assert workflow(name)["concurrency"]["cancel-in-progress"] in ("true", "false")
    for _, job in jobs_of(workflow(name)):
        assert 0 < int(job["timeout-minutes"]) <= 30


@every_workflow
def test_no_workflow_is_started_by_a_stranger_with_the_repository_s_rights(name: str) -> None:
    triggers = set(workflow(name)["on"])
    assert triggers <= {"pull_request", "workflow_run", "push", "schedule", "workflow_dispatch"}
    if "pull_request" in triggers:
        assert triggers == {"pull_request"}
        assert rights(name) == {"contents": "read"}


@every_workflow
def test_the_job_that_runs_a_change_s_own_code_gets_no_secret(name: str) -> None:
    assert "secrets" not in TEXTS[name]
    if "pull_request" in workflow(name)["on"]:
        assert "github.token" not in TEXTS[name]
        assert all("env" not in step for step in steps_of(workflow(name)))


@every_workflow
def test_only_the_last_step_sees_the_token(name: str) -> None:
    *before, last = steps_of(workflow(name))
    assert all("env" not in step for step in before)
    assert last.get("env", {}) in ({}, {"GITHUB_TOKEN": "${{ github.token }}"})


@every_workflow
def test_credentials_stay_only_where_something_is_pushed(name: str) -> None:
    checkouts = [step["with"] for step in steps_of(workflow(name)) if "checkout" in str(step)]
    pushes = rights(name)["contents"] == "write"
    kept = [checkout["persist-credentials"] for checkout in checkouts if "path" not in checkout]
    assert kept == ["true" if pushes else "false"]
    assert all(each["persist-credentials"] == "false" for each in checkouts if "path" in each)


@every_workflow
def test_nothing_but_the_event_s_own_commit_and_a_pinned_tool_is_checked_out(name: str) -> None:
    for step in steps_of(workflow(name)):
        settings = step.get("with", {})
        if "ref" in settings or "repository" in settings:
            assert (settings["repository"], settings["ref"]) == ("some-owner/some.name", COMMIT)
            assert settings["path"] == ".milepost"
    assert "artifact@" not in TEXTS[name]
    assert "cache" not in TEXTS[name]


@every_workflow
def test_every_command_is_one_that_there_is(name: str) -> None:
    runs = [step["run"] for step in steps_of(workflow(name)) if "run" in step]
    commands = list(commands_of(iter(runs)))
    assert len(commands) == 1
    parse(commands[0])


def test_the_preview_waits_for_the_check_by_its_name() -> None:
    check = read(TEXTS["milepost-check.yml"])["name"]
    assert read(TEXTS["milepost-preview.yml"])["on"]["workflow_run"]["workflows"] == [check]


def test_only_the_preview_is_excepted_from_a_rule_and_says_why() -> None:
    for name, text in TEXTS.items():
        found = re.findall(r"zizmor: ignore\[([\w-]+)\] (.+)", text)
        assert [rule for rule, _ in found] == ["dangerous-triggers"] * ("preview" in name)
        assert all(len(why) > 20 for _, why in found)
