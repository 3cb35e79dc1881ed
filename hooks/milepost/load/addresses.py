"""What an address may be: http, https, mailto, or a path inside the site."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from milepost.value import Value

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BLANK = re.compile(r"[\x00-\x20\x7f]")
_OPEN = re.compile(r"https?://[^/?#@\s]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s]+\Z", re.IGNORECASE)
_DANGEROUS = re.compile(r"\s*(javascript|vbscript|data|file|blob|filesystem|about)\s*:", re.I)
_ANY_OPEN = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")

ONLY = "Use http, https, mailto or a path inside the site."


class InnerPath(Value):
    """A path inside the site, from its root, and the anchor after it."""

    path: str
    anchor: str


def scheme_of(target: str) -> str | None:
    """Return the scheme of an address in lower case; None for a path.

    Browsers drop blanks and line ends from addresses, so they are dropped here before.
    """
    found = _SCHEME.match(_BLANK.sub("", target))
    return found[1].lower() if found else None


def fault_of_address(target: str) -> str | None:
    """Return what is wrong with an address that has a scheme; None when it is safe."""
    scheme = scheme_of(target)
    if scheme in ("http", "https"):
        return None if _OPEN.match(target) else "names no host"
    if scheme == "mailto":
        return None if _MAIL.match(target) else "names no mailbox"
    return f'uses "{scheme}:"'


def inner_path(target: str, folder: str = "") -> InnerPath | None:
    """Return the path in the site that a target without scheme names from a folder.

    None for one that leaves the site, starts at the root of the host or hides its way.
    """
    if target.startswith(("/", "\\")) or "\\" in target or _BLANK.search(target.strip()):
        return None
    place, _, anchor = target.strip().partition("#")
    place = unquote(place.partition("?")[0])
    if "\\" in place or "\x00" in place or place.startswith("/"):
        return None
    path = posixpath.normpath(posixpath.join(folder, place)) if place else ""
    if path == ".." or path.startswith(("../", "/")):
        return None
    return InnerPath(path, unquote(anchor))


def is_dangerous(text: str) -> bool:
    """Whether a text that may be an address is one that a browser should never open."""
    opened = _ANY_OPEN.match(text.strip())
    if opened and opened[1].lower() not in ("http", "https"):
        return True
    return bool(_DANGEROUS.match(text)) or text.strip().startswith(("//", "\\"))
