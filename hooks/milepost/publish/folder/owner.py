"""Who holds a lock: a process, its machine and since when, as the lock file tells it."""

from __future__ import annotations

import json
import os
import socket
from datetime import datetime, timedelta
from pathlib import Path

from milepost.value import Value, asdict

STALE_AFTER = timedelta(hours=2)
"""The age at which a lock of another machine counts no more; a publishing takes minutes."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")
"""Where Linux names its running kernel, the same one in each of its containers."""


class Owner(Value):
    """A publisher: its process id, its machine's name and running kernel, and when it began."""

    process: int
    host: str
    boot: str
    since: datetime

    def __str__(self) -> str:
        return f"Process {self.process} on {self.host} (since {self.since:%Y-%m-%d %H:%M %Z})"

    def to_bytes(self) -> bytes:
        """Return the owner as a lock file names it."""
        return f"{json.dumps({**asdict(self), 'since': self.since.isoformat()})}\n".encode()

    def is_here(self, other: Owner) -> bool:
        """Tell whether both run on one kernel, whose locks are then to be believed.

        Names of machines are not unique: many are called localhost or runner.
        """
        if self.boot and other.boot:
            return self.boot == other.boot
        return self.host == other.host

    def is_alive(self) -> bool:
        """Tell whether this machine has such a process."""
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True

    def is_stale(self, now: datetime) -> bool:
        """Tell whether the lock is too old to be believed."""
        return now - self.since > STALE_AFTER


def this_process(now: datetime) -> Owner:
    """Return this process as the owner of a lock since `now`."""
    return Owner(os.getpid(), socket.gethostname(), _boot(), now)


def read_owner(content: bytes) -> Owner | None:
    """Return who a lock file names; None where it names nobody, as one cut short does."""
    try:
        plain = json.loads(content)
        since = datetime.fromisoformat(plain["since"])
        process, host, boot = int(plain["process"]), str(plain["host"]), str(plain["boot"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    # A process number below one means a group of processes, or all of them.
    return Owner(process, host, boot, since) if since.tzinfo and process > 0 else None


def _boot() -> str:
    try:
        return _BOOT.read_bytes().decode(errors="replace").strip()
    except OSError:
        return ""
