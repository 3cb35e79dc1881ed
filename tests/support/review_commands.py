"""Running `seal`, `verify`, `erratum` and `confirm` on a small project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from sealed_reviews import IDENTITY

from milepost.cli.main import milepost
from milepost.errors import MilepostError, PlanError


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and why it stopped, if it did."""

    said: str
    status: int
    refusal: MilepostError | None

    @property
    def codes(self) -> list[str]:
        assert isinstance(self.refusal, PlanError)
        return [problem.code for problem in self.refusal.problems]


def run(root: Path, *arguments: str) -> Ran:
    done = CliRunner().invoke(
        milepost, ["--root", str(root), *arguments], env=IDENTITY, standalone_mode=False
    )
    error = done.exception
    if error is not None and not isinstance(error, MilepostError):
        raise error
    return Ran(done.output, done.return_value or 0, error)


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "plan").rglob("*"))
        if path.is_file()
    }


def refused(root: Path, *arguments: str) -> Ran:
    """Run a command that must be refused, with nothing written."""
    before = files_of(root)
    ran = run(root, *arguments)
    assert ran.refusal is not None, ran.said
    assert files_of(root) == before
    return ran
