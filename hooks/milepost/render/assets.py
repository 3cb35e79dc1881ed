"""The site's own styles and scripts: below `assets/`, or shared by all versions of a site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from milepost.render.plotly_bundle import plotly_bundle

_FIRST = "tokens.css"
_LAST = "print.css"


@cache
def asset_files() -> Mapping[str, bytes]:
    """Return every asset by its path on a site that stands alone; the sheets are joined."""
    sheets = [sheet.read_bytes() for sheet in _folder("css") if sheet.name.endswith(".css")]
    scripts = {
        f"assets/{script.name}": script.read_bytes()
        for script in _folder("js")
        if script.name.endswith(".js")
    }
    images = {f"assets/{image.name}": image.read_bytes() for image in _folder("images")}
    plotly, bundle = plotly_bundle()
    every = {"assets/milepost.css": b"\n".join(sheets), **scripts, **images, plotly: bundle}
    return MappingProxyType(every)


def shared_files() -> dict[str, bytes]:
    """Return every asset by its path from the root that all versions share."""
    return {_by_content(path, content): content for path, content in asset_files().items()}


def shared_assets() -> dict[str, str]:
    """Return the way from a version's root to each shared asset, by the asset's own path."""
    return {path: f"../{_by_content(path, content)}" for path, content in asset_files().items()}


def _by_content(path: str, content: bytes) -> str:
    """Return the path with 12 digits of the content's hash; one that has them is left."""
    digits = sha256(content).hexdigest()[:12]
    stem, _, kind = path.rpartition(".")
    return path if digits in path else f"{stem}.{digits}.{kind}"


def _folder(name: str) -> list[Traversable]:
    found = files("milepost.render").joinpath("static", name).iterdir()
    return sorted(found, key=lambda file: (_rank(file.name), file.name))


def _rank(name: str) -> int:
    """Tokens come before all that uses them; print comes last, since it overrides the rest."""
    return {_FIRST: 0, _LAST: 2}.get(name, 1)
