"""Running commands with a bound on their time, in turns, so that a busy machine hits all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 600.0
"""Seconds after which a command is ended and the benchmark fails."""

_SHOWN = 2000
_DROPPED = ("PYTHONDONTWRITEBYTECODE",)
"""What would keep some of the commands from the caches that they have on every machine."""

_PACKAGE = Path(__file__).parents[1] / "hooks"


class CommandFailed(Exception):
    """A command of a benchmark failed or took too long; the text holds what it said."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The seconds that one thing took in each round, in their order."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median of all rounds, in seconds."""
        return statistics.median(self.seconds)

    def over(self, other: Taken) -> float:
        """Return the median of the ratios to another in the same rounds."""
        pairs = zip(self.seconds, other.seconds, strict=True)
        return statistics.median(own / others for own, others in pairs)


def run(command: Sequence[str | Path], folder: Path, patience: float = PATIENCE) -> str:
    """Run a command to its end and return what it printed."""
    try:
        ended = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CommandFailed(f"{command[0]} took more than {patience:.0f} s") from error
    if ended.returncode != 0:
        said = (ended.stdout + ended.stderr)[-_SHOWN:]
        raise CommandFailed(f"{' '.join(map(str, command))} ended with an error:\n{said}")
    return ended.stdout


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _DROPPED}
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "NO_MKDOCS_2_WARNING": "1",
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(_PACKAGE),
    }


def in_turns(actions: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Taken]:
    """Do all actions once in each round, every second round backwards; each returns its seconds.

    A first round is not counted: it leaves the caches of all sides warm.
    """
    for action in actions.values():
        action()
    found: dict[str, list[float]] = {name: [] for name in actions}
    for number in range(rounds):
        order = list(actions)
        for name in order if number % 2 == 0 else reversed(order):
            found[name].append(actions[name]())
    return {name: Taken(tuple(seconds)) for name, seconds in found.items()}


def seconds_of(
    command: Sequence[str | Path],
    folder: Path,
    prepare: Callable[[], None] | None = None,
    patience: float = PATIENCE,
) -> Callable[[], float]:
    """Return an action that runs a command, after what must be prepared, and times it."""

    def action() -> float:
        if prepare is not None:
            prepare()
        started = time.perf_counter()
        run(command, folder, patience)
        return time.perf_counter() - started

    return action
