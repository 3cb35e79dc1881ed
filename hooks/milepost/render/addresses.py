"""Addresses: which ones a link may have, and how one page of the site names another."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import urlsplit

from milepost.render.layout import OWN, Layout
from milepost.value import Value

_OUTSIDE = ("http", "https", "mailto")
_CONTROL = re.compile(r"[\x00-\x20\x7f\\]")


def relative(target: str, page: str) -> str:
    """Return the way from `page` to `target`; both are paths from the site's root."""
    path, mark, fragment = target.partition("#")
    if not path or path == page:
        return f"#{fragment}" if mark else posixpath.basename(page)
    here = page.split("/")[:-1]
    there = (f"{path}index.html" if path.endswith("/") else path).split("/")
    shared = 0
    for one, other in zip(here, there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    return f"{way}{mark}{fragment}"


def safe_address(address: str, page: str, layout: Layout = OWN) -> str | None:
    """Return the address as the page may print it, or None where it is not one of the allowed.

    Allowed are http, https and mailto addresses, and paths inside the site from its root;
    those come back relative to the page, so that the site can be opened from disk. What the
    page's version does not hold leads to the live one.
    """
    found = _allowed(address)
    if found is None or found.leads_out:
        return found.address if found else None
    return relative(layout.way_to(found.address), page)


class _Allowed(Value):
    """An address that a link may have: as it is where it leads out of the site, else resolved."""

    address: str
    leads_out: bool


@lru_cache(maxsize=4096)
def _allowed(address: str) -> _Allowed | None:
    """Return an address where it is one of the allowed; most stand on many pages."""
    if _CONTROL.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme:
        is_known = parts.scheme.lower() in _OUTSIDE
        return _Allowed(address, leads_out=True) if is_known else None
    if parts.netloc or not _is_inside(address.partition("#")[0]):
        return None
    return _Allowed(_resolved(address), leads_out=False)


def _resolved(address: str) -> str:
    """Return an in-site address without `.`, `..` and empty parts; most have none."""
    if "./" not in address and "//" not in address:
        return address
    path, mark, fragment = address.partition("#")
    end = "/" if path.endswith("/") else ""
    return f"{posixpath.normpath(path)}{end}{mark}{fragment}"


def _is_inside(path: str) -> bool:
    """Tell whether a path stays in the site, and stays a path when its dots are resolved.

    `a/../javascript:x` would come out as an address that runs, so a colon or a query is refused.
    """
    if path.startswith("/") or ":" in path or "?" in path:
        return False
    return not posixpath.normpath(path).startswith("..")
