"""Compiled templates, kept where Python keeps compiled modules, so that builds start sooner."""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_FOLDER = Path(__file__).parent / "__pycache__"
_SETTING_UP = tuple(map(Path(__file__).with_name, ("environment.py", "standalone.py")))


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """A cache that is used where it is there, and written where it can be.

    Jinja compares the source of each template, so that one that was edited is compiled anew.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template; one that is damaged counts as absent."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a compiled template, if the package may be written to."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(environment: str) -> jinja2.BytecodeCache | None:
    """Return the cache of an environment; None where Python writes no compiled code either.

    A template compiles to other code under other settings. So the names hold that of the
    environment, and the digest of Jinja's version and of all code that sets one up.
    """
    if sys.dont_write_bytecode:
        return None
    return _CompiledTemplates(str(_FOLDER), f"template-{environment}-{_digest()}-%s.cache")


@cache
def _digest() -> str:
    found = sha256(jinja2.__version__.encode())
    for setting_up in _SETTING_UP:
        found.update(setting_up.read_bytes())
    return found.hexdigest()[:16]
