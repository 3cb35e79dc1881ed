"""An engine that is kept warm: its modules are loaded once, and each build is a fork of it.

Starting Python and loading the engine takes longer than building a small site, and a server
builds again and again. A fork shares what was loaded and nothing else: each build still starts
from the same state and runs the same command.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

from jinja2 import TemplateError

from milepost.build.engine import Run, told
from milepost.render.environment import make_environment

_LOADED = ("milepost_hooks",)
"""What the first build finds loaded; the others also find what their forerunner needed."""


class WarmEngine:
    """A process that waits for commands of the engine and runs each in a fork of itself."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        """Start the process; `settings` is its environment and that of every build."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            env=dict(settings),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            umask=0o022,
            start_new_session=True,  # an interrupt from the keyboard is the server's to handle
        )

    def run(self, arguments: list[str], root: Path, output: Path) -> Run:
        """Run a command in a folder; `output` takes what it says."""
        process = self._process
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - pipes
        try:
            process.stdin.write(json.dumps([arguments, str(root), str(output)]) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            return Run(False, ("The engine's process ended by itself.",))
        return Run(answer.strip() == "0", told(output.read_text(errors="replace")))

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._process.terminate()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _serve() -> None:
    """Load what builds need, then fork for each command that comes in; end with the input."""
    _load(_LOADED)
    _compile_templates()
    for line in sys.stdin:
        gc.freeze()  # what is loaded by now is never garbage, and stays shared with the forks
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            arguments, root, output = json.loads(line)
            _become(arguments, root, output, writing)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            needed = pipe.read().split("\n")
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
        _load(needed)


def _load(names: Iterable[str]) -> None:
    """Import modules; one that can't be is left to the build, which says so in its words."""
    for name in names:
        if name not in sys.modules and not name.startswith("__") and "__main__" not in name:
            with suppress(Exception):
                import_module(name)


def _compile_templates() -> None:
    environment = make_environment()
    for name in environment.list_templates():
        with suppress(TemplateError):
            environment.get_template(name)


def _become(arguments: list[str], root: str, output: str, needed: int) -> NoReturn:
    """Be the engine: the same as `python -m` with these arguments in this folder.

    `needed` takes the names of the modules that had to be loaded, so that the next build finds
    them there.
    """
    gc.disable()  # the process lives for one build
    before = set(sys.modules)
    written = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(written, 1)
    os.dup2(written, 2)
    os.chdir(root)
    sys.argv = list(arguments)
    status = 1
    try:
        runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(needed, "\n".join(sys.modules.keys() - before).encode())
    os._exit(status)


if __name__ == "__main__":
    _serve()
