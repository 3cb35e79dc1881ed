"""The commit whose check has ended, as the event of `workflow_run` names it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from milepost.errors import MilepostError, WrongUsage
from milepost.value import Value

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_MOST_BYTES = 5_000_000
_ENDED = ("success", "failure")
"""How a check ends that was allowed to run; one that waits for approval says something else."""


class CheckedCommit(Value):
    """A commit of a branch of some repository, and the branch that changes may be proposed for.

    Repository, branch and commit are words of a stranger: they are compared, and never run.
    """

    repository: str
    branch: str
    commit: str
    base_branch: str


def checked_commit(event: Path | None) -> CheckedCommit | None:
    """Return the commit of the event in a file; None where there is nothing to preview.

    That is so where no pull request caused it, or its check was cancelled or waits for somebody
    to allow it. Raises WrongUsage without an event, and MilepostError for another one.
    """
    if event is None or not event.is_file():
        raise WrongUsage(
            "GITHUB_EVENT_PATH names no file.", "Run this from a workflow on workflow_run."
        )
    try:
        plain = json.loads(event.read_bytes()[:_MOST_BYTES])
        run, base = plain["workflow_run"], plain["repository"]
        caused = run["event"] == "pull_request" and run["conclusion"] in _ENDED
        return _commit(run, base) if caused else None
    except (ValueError, TypeError, KeyError, RecursionError):
        raise MilepostError(
            "The event is not that of a workflow_run.",
            "Write the workflow anew: milepost init-ci github --force",
        ) from None


def _commit(run: dict[str, Any], base: dict[str, Any]) -> CheckedCommit | None:
    """Return the commit of a run; None where the repository that it came from is gone."""
    if run["head_repository"] is None or run["head_branch"] is None:
        return None
    commit = str(run["head_sha"])
    if not _COMMIT.match(commit):
        raise ValueError(commit)
    return CheckedCommit(
        repository=str(run["head_repository"]["full_name"]),
        branch=str(run["head_branch"]),
        commit=commit,
        base_branch=str(base["default_branch"]),
    )
