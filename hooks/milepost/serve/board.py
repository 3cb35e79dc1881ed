"""What the server shows now, as one value that requests read and builds replace."""

from __future__ import annotations

import threading
from pathlib import Path

from milepost.build.report import Report
from milepost.value import Value, field, replace


class GoodSite(Value):
    """A site that was built whole: its folder, the local time as `10:42`, and what it is called."""

    folder: Path
    built_at: str
    title: str = ""
    part_of: str = ""


class Showing(Value):
    """What requests get.

    `site` is the last good site, if there is one. While `failed` is set, every address shows what
    is wrong: the errors of `report`, or `lines`, what the engine said when it stopped.
    """

    token: str
    site: GoodSite | None = None
    failed: bool = False
    report: Report = field(default_factory=Report)
    lines: tuple[str, ...] = ()


class Board:
    """Holds what is shown, and lets requests wait until it changes."""

    def __init__(self, start: str, site: GoodSite | None) -> None:
        """Show a site from before, if there is one; `start` tells this server from others."""
        self._start = start
        self._count = 0
        self._changed = threading.Condition()
        self._showing = Showing(token=f"{start}-0", site=site)

    @property
    def showing(self) -> Showing:
        """What is shown at this moment."""
        with self._changed:
            return self._showing

    def show_site(self, site: GoodSite, report: Report) -> None:
        """Show a new site."""
        self._show(Showing("", site, report=report))

    def show_failure(self, report: Report, lines: tuple[str, ...]) -> None:
        """Show what is wrong; the last good site is kept."""
        self._show(Showing("", self.showing.site, failed=True, report=report, lines=lines))

    def wait(self, token: str, seconds: float) -> Showing:
        """Return what is shown as soon as its token is another one, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._showing.token != token, timeout=seconds)
            return self._showing

    def _show(self, showing: Showing) -> None:
        with self._changed:
            self._count += 1
            self._showing = replace(showing, token=f"{self._start}-{self._count}")
            self._changed.notify_all()
