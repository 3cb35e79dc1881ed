"""Which names at the root of a published site are Milepost's; all others are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from milepost.build.root_page import MARK
from milepost.build.version_index import INDEX, LIVE, MENU
from milepost.errors import MilepostError

ROOT_PAGE = "index.html"
ASSETS = "assets"
PREVIEWS = "preview"
NO_JEKYLL = ".nojekyll"
"""An empty file that keeps GitHub Pages from rewriting the site; added, never changed."""

_PREVIEW = re.compile(r"pr-[1-9]\d*")
_PLAIN = (ROOT_PAGE, INDEX, MENU, LIVE, ASSETS, PREVIEWS)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PROJECT = ("plan", "site_src", "hooks")


def is_version(name: str) -> bool:
    """Tell whether a name is that of a sealed version's folder."""
    return _DAY.fullmatch(name) is not None


def is_preview(name: str) -> bool:
    """Tell whether a name is that of a preview's folder."""
    return _PREVIEW.fullmatch(name) is not None


def is_owned(name: str) -> bool:
    """Tell whether a name at the root is one that publishing writes."""
    return name in _PLAIN or is_version(name)


def require_site(place: str, names: Iterable[str], root_page: bytes | None) -> None:
    """Refuse a place whose files would be lost: a project, or a site of another making.

    `names` are those at its root, `root_page` is its `index.html`. Other files beside the site
    are fine and stay.
    """
    there = set(names)
    if there.intersection(_PROJECT):
        raise MilepostError(
            f"{place} holds a project, not a published site.",
            "Name a place of its own for the site, such as the branch gh-pages.",
        )
    taken = sorted(name for name in there if is_owned(name) and name != PREVIEWS)
    if taken and MARK.encode() not in (root_page or b""):
        raise MilepostError(
            f"{place} holds {', '.join(taken[:3])}, which Milepost did not write.",
            "Move the other site away, or name another place.",
        )
