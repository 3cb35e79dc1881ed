"""Compiled templates, kept where Python keeps compiled modules, so that builds start sooner."""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_FOLDER = Path(__file__).parent / "__pycache__"


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


def compiled_templates() -> jinja2.BytecodeCache | None:
    """Return the cache; None where Python is told to write no compiled code either.

    The names hold the version of Jinja and the code that sets the environment up, since a
    template compiles to other code under other settings.
    """
    if sys.dont_write_bytecode:
        return None
    settings = Path(__file__).with_name("environment.py")
    known = sha256(settings.read_bytes() + jinja2.__version__.encode()).hexdigest()[:16]
    return _CompiledTemplates(str(_FOLDER), f"template-{known}-%s.cache")
