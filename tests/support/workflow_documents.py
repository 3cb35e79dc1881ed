"""Workflow files as documents that a test can walk, and the commands that they run."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import click
import yaml

from milepost.cli.main import milepost
from milepost.publish.workflows.files import workflow_files
from milepost.publish.workflows.settings import Settings

COMMIT = "0123456789abcdef0123456789abcdef01234567"
GITHUB = (Settings("github"), Settings("github", tool=f"some-owner/some.name@{COMMIT}"))
GITLAB = (Settings("gitlab"), Settings("gitlab", tool=f"https://example.org/a/b.git@{COMMIT}"))


def texts_of(*many: Settings) -> dict[str, str]:
    """Return the text of every file of these settings, by a name for a test."""
    return {
        f"{path.rpartition('/')[2]}{' with tool' if each.tool else ''}": content.decode()
        for each in many
        for path, content in workflow_files(each).items()
    }


def read(text: str) -> dict[str, Any]:
    """Return a file's content with every value as text, so that `on` is not taken for true."""
    found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    assert isinstance(found, dict)
    return found


def jobs_of(workflow: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every job of a workflow of GitHub with its name."""
    yield from workflow["jobs"].items()


def steps_of(workflow: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every step of all jobs."""
    for _, job in jobs_of(workflow):
        yield from job["steps"]


def commands_of(lines: Iterator[str]) -> Iterator[list[str]]:
    """Yield the words that follow `milepost` in each line that calls it."""
    for line in lines:
        words = shlex.split(line.partition(" > ")[0])
        if words[0].endswith("/milepost"):
            yield words[1:]


def parse(words: list[str]) -> None:
    """Read a command line as the command does, and run nothing; wrong usage is raised."""
    command: click.Command = milepost
    context = click.Context(milepost, info_name="milepost")
    while isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, words
        command, context = found, click.Context(found, context, info_name=words[0])
        words = words[1:]
    command.parse_args(context, list(words))
