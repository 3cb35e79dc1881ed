"""The one copy of Plotly that a site carries, named by its content."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

_SHORTEST = ("plotly-basic.min.js", "plotly.min.js")


@cache
def plotly_bundle() -> tuple[str, bytes]:
    """Return the path of the bundle on the site, with 12 digits of its hash, and its bytes.

    The basic bundle holds all trace types that the charts use; the whole one stands in where the
    installed wheel carries no other.
    """
    package = find_spec("plotly")  # only found: its code is needed by nobody
    assert package is not None and package.origin is not None  # noqa: S101, PT018 - it is required
    folder = Path(package.origin).with_name("package_data")
    script = next(folder / name for name in _SHORTEST if (folder / name).is_file())
    content = script.read_bytes()
    return f"assets/plotly-{sha256(content).hexdigest()[:12]}.min.js", content


def plotly_path() -> str:
    """Return the path of the bundle on the site."""
    return plotly_bundle()[0]
