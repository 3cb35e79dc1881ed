"""The engine: commands that a user could type too, in a clean room that is opened once.

Starting Python and loading the engine takes as long as building a small site, and a build has
several commands. So one process loads all of it, and each command is a fork of that process: it
shares what was loaded and nothing else.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import milepost
from milepost.build.engine_process import LEARN
from milepost.value import Value

_PROCESS = "milepost.build.engine_process"
_KEPT = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")
_LEVEL = re.compile(r"^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)\s+-\s+")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):\n(?:[ \t].*\n|\n)*", re.MULTILINE)
_DULL = re.compile(
    r"^INFO\s+-\s+|^$|Aborted with \d+ warnings? in strict mode|^Error: (?=Aborted)|^Aborted"
)


class Run(Value):
    """How a command ended: whether well, and what it had to say."""

    succeeded: bool
    lines: tuple[str, ...]


class Engine:
    """The process that runs commands, several at once where they are started so.

    Neither the user's locale, time zone or Python settings nor a module in the working folder may
    change what is built: the environment is the same on every machine but for paths.
    """

    def __init__(self, lock: int | None = None, *, learns: bool = False) -> None:
        """Start the process; commands can be given at once.

        The commands keep the descriptor `lock` open while they live. An engine that learns loads
        after each command what that had to load, so that the next one finds it there.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="milepost-engine-")
        self._ended: dict[int, Run] = {}
        self._count = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", _PROCESS, *([LEARN] if learns else [])],
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            pass_fds=() if lock is None else (lock,),
            umask=0o022,
            start_new_session=True,  # an interrupt from the keyboard is the caller's to handle
        )

    def start(
        self,
        arguments: list[str],
        root: Path,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> int:
        """Start a command in a folder, with more environment variables; return its number."""
        self._count += 1
        order = [self._count, arguments, str(root), dict(settings), str(self._output(self._count))]
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(BrokenPipeError):  # `wait` says that the process is gone
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
        return self._count

    def wait(self, number: int) -> Run:
        """Return how a command ended."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        while number not in self._ended:
            answer = self._process.stdout.readline()
            if not answer:
                return Run(False, ("The engine's process ended by itself.",))
            ended, status = map(int, answer.split())
            self._ended[ended] = self._run_of(ended, status)
        return self._ended.pop(number)

    def run(
        self,
        arguments: list[str],
        root: Path,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> Run:
        """Run a command to its end."""
        return self.wait(self.start(arguments, root, settings))

    def close(self) -> None:
        """End the process, and with it every command that still runs."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _output(self, number: int) -> Path:
        """The file of what a command says."""
        return Path(self._folder.name, f"{number}.txt")

    def _run_of(self, number: int, status: int) -> Run:
        killed = (f"Signal {-status} ended it.",) if status < 0 else ()
        output = self._output(number)
        said = told(output.read_text(errors="replace")) if output.exists() else ()
        return Run(status == 0, (*said, *killed))


def build_command(config: Path, destination: Path) -> list[str]:
    """Return the command that builds live; warnings fail it, so nothing is lost in a log."""
    return [
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(config),
        "--site-dir",
        str(destination),
    ]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "PYDANTIC_DISABLE_PLUGINS": "__all__",  # all packages would be searched for some
        "PYTHONHASHSEED": "0",
        "PYTHONNOUSERSITE": "1",
        "PYTHONPATH": str(Path(milepost.__file__).parent.parent),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
    }


def told(output: str) -> tuple[str, ...]:
    """Return what a command said that a reader needs: no levels, farewells or tracebacks."""
    plain = _TRACEBACK.sub("", _COLOUR.sub("", output))
    lines = (line.rstrip() for line in plain.splitlines())
    return tuple(_LEVEL.sub("", line) for line in lines if not _DULL.search(line))
