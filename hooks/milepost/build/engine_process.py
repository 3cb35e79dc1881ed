"""The process behind the engine: its modules are loaded once, and each command is a fork of it.

python -m milepost.build.engine_process [learn]

Orders come in as lines of JSON: `[number, arguments, folder, settings, output]`. A line `number
status` goes out when a command has ended, however it ended. The process ends with its input; what
still runs then goes on.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import selectors
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from typing import NoReturn

LEARN = "learn"
"""With it, what a command had to load is loaded for all that follow: one waits for them."""

_LOADED = ("milepost_hooks",)
"""What the first command finds loaded."""

_CHUNK = 1 << 16


@dataclass(slots=True)
class _Command:
    """A command that runs: its number, its process, and the names of what it had to load."""

    number: int
    process: int
    pipe: int
    needed: bytearray = field(default_factory=bytearray)

    def ended(self) -> bool:
        """Read from the pipe, and tell whether there was its end."""
        chunk = os.read(self.pipe, _CHUNK)
        self.needed += chunk
        return not chunk


def _serve(*, learn: bool) -> None:
    """Load what commands need, then fork for each that comes in."""
    gc.disable()  # next to nothing loaded is garbage, and forks share what is not touched
    _load(_LOADED)
    _prepare()
    lines = _lines()
    with selectors.DefaultSelector() as events:
        events.register(0, selectors.EVENT_READ)
        more = True
        while more:
            for key, _ in events.select():
                if key.data is None:
                    more = _take_orders(events, lines)
                elif key.data.ended():
                    events.unregister(key.fd)
                    _finish(key.data, learn=learn)


def _take_orders(events: selectors.BaseSelector, lines: Iterator[list[bytes]]) -> bool:
    """Begin the commands that came in; False where no more will."""
    orders = next(lines, None)
    for command in map(_begin, orders or ()):
        events.register(command.pipe, selectors.EVENT_READ, command)
    return orders is not None


def _lines() -> Iterator[list[bytes]]:
    """Yield the whole lines that each read from the input brings, to its end."""
    rest = b""
    while chunk := os.read(0, _CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        yield lines


def _begin(order: bytes) -> _Command:
    number, arguments, folder, settings, output = json.loads(order)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.environ.update(settings)
        _become(arguments, folder, output, writing)
    os.close(writing)
    return _Command(number, child, reading)


def _finish(command: _Command, *, learn: bool) -> None:
    os.close(command.pipe)
    _, status = os.waitpid(command.process, 0)
    print(command.number, os.waitstatus_to_exitcode(status), flush=True)
    if learn:
        _load(command.needed.decode().split("\n"))


def _load(names: Iterable[str]) -> None:
    """Import modules; one that can't be is left to the command, which says so in its words."""
    for name in names:
        if name not in sys.modules and not name.startswith("__") and "__main__" not in name:
            with suppress(Exception):
                import_module(name)


def _prepare() -> None:
    """Compile the templates and read the assets, which all commands need."""
    # Imported here, since loading them with the collector at work takes much longer.
    from milepost.render.assets import asset_files
    from milepost.render.environment import make_environment

    asset_files()
    environment = make_environment()
    for name in environment.list_templates():
        with suppress(Exception):
            environment.get_template(name)


def _become(arguments: list[str], folder: str, output: str, needed: int) -> NoReturn:
    """Be a command: the same as `python -m` with these arguments in this folder.

    `needed` takes the names of the modules that had to be loaded.
    """
    before = set(sys.modules)
    written = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(written, 1)
    os.dup2(written, 2)
    os.chdir(folder)
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
    _serve(learn=LEARN in sys.argv[1:])
