"""Which files of the project were saved."""

from __future__ import annotations

import queue
import threading
from pathlib import Path

import watchfiles

WATCHED = ("plan", "site_src", "hooks", "mkdocs.yml")
_TICK = 500  # milliseconds after which it is looked whether a folder came or went


class Watcher:
    """Puts the paths that changed into a queue, from a thread of its own."""

    def __init__(self, root: Path) -> None:
        """Watch the project's hand-written parts."""
        self.changes: queue.Queue[frozenset[Path]] = queue.Queue()
        self._root = root
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watcher", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.is_set():
            before = self._there()
            self._watch_these(before)
            came_or_went = {path for path, _ in before ^ self._there()}
            if came_or_went:
                self.changes.put(frozenset(came_or_went))

    def _watch_these(self, there: set[tuple[Path, int]]) -> None:
        """Watch until one of the watched paths is another one or is gone."""
        if not there:
            self._stopped.wait(_TICK / 1000)
            return
        for batch in watchfiles.watch(
            *(path for path, _ in there),
            stop_event=self._stopped,
            rust_timeout=_TICK,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if batch:
                self.changes.put(frozenset(Path(path) for _, path in batch))
            if self._there() != there:
                return

    def _there(self) -> set[tuple[Path, int]]:
        """Return the watched paths that exist, each with what tells it from a later namesake."""
        found = set()
        for path in (self._root / name for name in WATCHED):
            try:
                found.add((path, path.stat().st_ino))
            except OSError:
                continue
        return found
