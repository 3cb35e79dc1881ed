"""The engine as a process of its own: the same command that a user could type, in a clean room."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import milepost
from milepost.build import report

_KEPT = ("PATH", "HOME", "TMPDIR", "SYSTEMROOT")
_LEVEL = re.compile(r"^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)\s+-\s+")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\):\n(?:[ \t].*\n|\n)*", re.MULTILINE)
_DULL = re.compile(
    r"^INFO\s+-\s+|^$|Aborted with \d+ warnings? in strict mode|^Error: (?=Aborted)|^Aborted"
)


@dataclass(frozen=True, slots=True)
class Run:
    """How an engine ended: whether well, and what it had to say."""

    succeeded: bool
    lines: tuple[str, ...]


def command(config: Path, destination: Path) -> list[str]:
    """Return the engine's arguments; warnings fail the build, so nothing is lost in a log."""
    return [
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(config),
        "--site-dir",
        str(destination),
    ]


def environment(report_path: Path) -> dict[str, str]:
    """Return the engine's environment: the same on every machine but for paths.

    Neither the user's locale, time zone or Python settings nor a module in the working folder may
    change what is built.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONNOUSERSITE": "1",
        "PYTHONPATH": str(Path(milepost.__file__).parent.parent),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
        report.VARIABLE: str(report_path),
    }


def run(arguments: list[str], root: Path, settings: Mapping[str, str], lock: int) -> Run:
    """Run the engine in the project's folder; it keeps the build's lock while it lives."""
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=root,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=(lock,),
        umask=0o022,
    ) as engine:
        try:
            output, _ = engine.communicate()
        except BaseException:
            engine.kill()
            raise
    killed = (f"Signal {-engine.returncode} ended it.",) if engine.returncode < 0 else ()
    return Run(engine.returncode == 0, (*told(output.decode(errors="replace")), *killed))


def told(output: str) -> tuple[str, ...]:
    """Return what the engine said that a reader needs: no levels, farewells or tracebacks."""
    plain = _TRACEBACK.sub("", _COLOUR.sub("", output))
    lines = (line.rstrip() for line in plain.splitlines())
    return tuple(_LEVEL.sub("", line) for line in lines if not _DULL.search(line))
