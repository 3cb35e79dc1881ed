"""The command that brings a sealed review back as it was."""

from __future__ import annotations

from milepost.publish.git import Git


def restore_command(git: Git, path: str) -> str:
    """Return the command for a file or folder below the project.

    Where the last commit has it otherwise, that is taken back; else history tells who changed it.
    """
    committed = git.asked("rev-parse", "--verify", "--quiet", f"HEAD:./{path}") is not None
    if committed and git.asked("diff", "--quiet", "HEAD", "--", path) is None:
        return f"git checkout HEAD -- {path}"
    return f"git log --all --stat -- {path}"
