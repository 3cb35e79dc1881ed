"""Builds sites for the server, each into a folder of its own, with one engine for all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from milepost.build.configuration import configuration
from milepost.build.engine import Engine, build_command
from milepost.build.live import verdict
from milepost.build.report import Report, asked_for, read
from milepost.errors import MilepostError, PlanError
from milepost.serve.board import Board, GoodSite

_KEPT = 2  # sites: the one shown, and the one that a request may still be reading


class Workshop:
    """A temporary folder, the engine, and the board that they build for."""

    def __init__(self, root: Path, board: Board, clock: Callable[[], str]) -> None:
        """Start the engine; `clock` tells the local time as `10:42`."""
        self._root = root
        self._board = board
        self._clock = clock
        self._folder = Path(tempfile.mkdtemp(prefix="milepost-serve-"))
        self._report = self._folder / "report.json"
        self._count = 0
        self._engine = Engine(learns=True)

    def build(self) -> None:
        """Build the project once and show what came of it."""
        self._count += 1
        destination = self._folder / f"{self._count}"
        self._report.unlink(missing_ok=True)
        try:
            self._board.show_site(*self._build_into(destination))
            self._drop_old_sites()
        except PlanError as error:
            report = read(self._report) or Report()
            if error.problems != report.problems:
                report = Report(problems=error.problems, excerpts=(None,) * len(error.problems))
            self._board.show_failure(report, ())
        except MilepostError as error:
            self._board.show_failure(Report(), tuple(str(error).splitlines()))

    def renew_engine(self) -> None:
        """Start the engine anew, since its code changed."""
        self._engine.close()
        self._engine = Engine(learns=True)

    def _build_into(self, destination: Path) -> tuple[GoodSite, Report]:
        command = build_command(configuration(self._root, self._folder), destination)
        ran = self._engine.run(command, self._root, asked_for(self._report))
        report = verdict(ran, read(self._report), destination)
        site = GoodSite(destination, self._clock(), report.title, report.part_of)
        return site, report

    def _drop_old_sites(self) -> None:
        for number in range(1, self._count - _KEPT + 1):
            shutil.rmtree(self._folder / f"{number}", ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._engine.close()
        shutil.rmtree(self._folder, ignore_errors=True)
