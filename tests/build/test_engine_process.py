"""The engine's process: what a command is given, what is told of its end, and how it is ended."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from milepost.build.engine import Engine, Run


@pytest.fixture
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


def says(text: str, more: str = "") -> list[str]:
    """Return a command that prints a line; the standard library's own modules do as well."""
    return ["timeit", "-n", "1", "-r", "1", "-s", f"print({text!r})", more or "pass"]


def test_a_command_is_run_with_its_arguments_folder_and_settings(
    engine: Engine, tmp_path: Path
) -> None:
    asked = "import os; print(os.getcwd(), os.environ['COLOUR_OF_IT'], os.environ['TZ'])"
    ran = engine.run(["timeit", "-n", "1", "-r", "1", asked], tmp_path, {"COLOUR_OF_IT": "blue"})
    assert ran.succeeded
    assert ran.lines[0] == f"{tmp_path} blue UTC"
    assert "COLOUR_OF_IT" not in os.environ


def test_what_one_command_changes_the_next_does_not_see(engine: Engine, tmp_path: Path) -> None:
    changes = "import os, json; os.environ['TZ'] = 'Asia/Tokyo'; json.loads = None"
    looks = "import os, json; print(os.environ['TZ'], json.loads is None)"
    assert engine.run(["timeit", "-n", "1", "-r", "1", changes], tmp_path).succeeded
    ran = engine.run(["timeit", "-n", "1", "-r", "1", looks], tmp_path)
    assert ran.lines[0] == "UTC False"


def test_commands_run_at_once_and_are_waited_for_in_any_order(
    engine: Engine, tmp_path: Path
) -> None:
    waits = "while not __import__('pathlib').Path('go').exists(): __import__('time').sleep(0.01)"
    slow = engine.start(says("slow", waits), tmp_path)
    quick = engine.start(says("quick", "open('go', 'w').close()"), tmp_path)
    assert engine.wait(quick).lines[0] == "quick"
    assert engine.wait(slow).lines[0] == "slow"


def test_a_command_that_fails_is_told_by_its_last_line(engine: Engine, tmp_path: Path) -> None:
    assert engine.run(["timeit", "1 / 0"], tmp_path) == Run(
        False, ("ZeroDivisionError: division by zero",)
    )


def test_a_command_that_a_signal_ended_does_not_end_the_engine(
    engine: Engine, tmp_path: Path
) -> None:
    ran = engine.run(["timeit", "import os; os.kill(os.getpid(), 9)"], tmp_path)
    assert ran == Run(False, ("Signal 9 ended it.",))
    assert engine.run(says("still here"), tmp_path).lines[0] == "still here"


def test_an_engine_that_was_killed_is_told_in_a_sentence(engine: Engine, tmp_path: Path) -> None:
    kills = "import os; os.kill(os.getppid(), 9)"
    number = engine.start(["timeit", "-n", "1", "-r", "1", kills], tmp_path)
    ended = Run(False, ("The engine's process ended by itself.",))
    assert engine.wait(number) == ended
    assert engine.run(says("too late"), tmp_path) == ended


def test_closing_the_engine_ends_what_still_runs(tmp_path: Path) -> None:
    running = tmp_path / "running"
    with Engine() as engine:
        tells = "import os, time; open('running', 'w').write(str(os.getpid())); time.sleep(600)"
        engine.start(["timeit", tells], tmp_path)
        process = wait_for(running)
    deadline = time.monotonic() + 30
    while is_alive(process):
        assert time.monotonic() < deadline, "the command goes on"
        time.sleep(0.01)


def wait_for(file: Path) -> int:
    """Return the number that a file holds once it is there."""
    deadline = time.monotonic() + 60
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < deadline, "the command did not start"
        time.sleep(0.01)
    return int(file.read_text())


def is_alive(process: int) -> bool:
    """Tell whether a process runs; one that ended and waits to be buried does not."""
    try:
        os.kill(process, 0)
        return "(zombie)" not in Path(f"/proc/{process}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False
