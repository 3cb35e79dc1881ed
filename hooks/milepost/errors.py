"""Why a command can't go on. One place, `cli.main`, turns these into an exit."""

from __future__ import annotations

from milepost.problems.code import Problem


class MilepostError(Exception):
    """A command stopped: what is wrong in one sentence, and the cure in another."""

    status = 1

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.message} {self.cure}".strip()


class WrongUsage(MilepostError):
    """The command was asked for something that makes no sense where it runs."""

    status = 2


class PlanError(MilepostError):
    """The plan, or what was built from it, has problems; each has its place and cure."""

    def __init__(self, problems: tuple[Problem, ...], message: str, cure: str = "") -> None:
        super().__init__(message, cure)
        self.problems = problems


def refused_by_system(error: OSError) -> MilepostError:
    """Return what the system refused, such as a full disk or a missing right, in one sentence."""
    what = f" {error.filename}" if error.filename else ""
    return MilepostError(
        f"The system refused{what}: {error.strerror or error}.",
        "Make room or give your user the right, then run the command again.",
    )
