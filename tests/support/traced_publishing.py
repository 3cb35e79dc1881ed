"""A publishing under strace, which counts its system calls or puts a fault into one of them.

The publisher is forked from this process with all its modules loaded and waits until strace
follows it, so that no call is counted but those of the publishing.
"""

from __future__ import annotations

import ctypes
import os
import re
import select
import shutil
import subprocess
from collections import Counter
from pathlib import Path

from published_folder import publish

from milepost.build.site_build import Part
from milepost.errors import MilepostError

CALLS = (
    *("open", "openat", "close", "read", "write", "pread64", "pwrite64", "lseek", "ftruncate"),
    *("fsync", "fchmod", "chmod", "mkdir", "rename", "renameat2", "rmdir", "unlink", "flock"),
    *("getdents64", "stat", "lstat", "fstat", "newfstatat"),
)
DONE, REFUSED, BROKEN = 0, 3, 4
_PR_SET_PTRACER, _ANY = 0x59616D61, -1


def can_trace() -> bool:
    """Tell whether strace is there and may follow a process."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def calls_of_publishing(target: Path, part: Part, log: Path) -> Counter[str]:
    """Publish, and return how often each call was made.

    A first publishing beside it loads what Python loads only when it is used.
    """
    beside = target.with_name(f"{target.name}-beside")
    publish(beside, part)
    shutil.rmtree(beside)
    status = traced(target, part, "-e", f"trace={','.join(map(_maybe, CALLS))}", "-o", str(log))
    assert status == DONE
    names = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text(), re.MULTILINE)
    return Counter(names)


def with_fault(target: Path, part: Part, call: str, fault: str, number: int) -> int:
    """Publish with a fault in the call of a kind with this number; return how it ended."""
    return traced(
        target,
        part,
        *("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}", "-o", os.devnull),
    )


def traced(target: Path, part: Part, *options: str) -> int:
    """Publish under strace; return the exit status, or the signal's number below zero."""
    ready, go = os.pipe()
    child = os.fork()
    if child == 0:
        _publish_when_told(ready, target, part)
    os.close(ready)
    tracer = subprocess.Popen(
        ["strace", "-f", *options, "-p", str(child)], stderr=subprocess.PIPE, text=True
    )
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    assert "attached" in said, said
    os.write(go, b"!")
    os.close(go)
    _, status = os.waitpid(child, 0)
    tracer.communicate()
    return os.waitstatus_to_exitcode(status)


def _publish_when_told(ready: int, target: Path, part: Part) -> None:
    """Wait, publish and end this process without a return."""
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
    status = BROKEN
    try:
        select.select([ready], [], [])  # no call of this kind is counted
        publish(target, part)
        status = DONE
    except MilepostError:
        status = REFUSED
    finally:
        os._exit(status)


def _maybe(call: str) -> str:
    """Return a call's name as strace takes it, also on machines that have no such call."""
    return f"?{call}"
