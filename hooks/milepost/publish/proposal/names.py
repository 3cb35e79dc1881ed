"""Which names a stranger's files may have: the same on every system, and nowhere else."""

from __future__ import annotations

import re
import unicodedata

from milepost.publish.proposal.limits import LONGEST_NAME

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|\Z)")
_REFUSED_BY_WINDOWS = frozenset('<>:"|?*')
_OF_GIT = (".git", "git~1")


def fault_of(name: bytes) -> str | None:
    """Return what is wrong with the name of a file or folder, to follow `It`; None if nothing."""
    try:
        text = name.decode("utf-8")
    except UnicodeDecodeError:
        return "is not UTF-8"
    return _leads_away(text) or _is_not_portable(text, len(name))


def same_name(name: bytes) -> str:
    """Return what two names share that some file systems take for one."""
    return unicodedata.normalize("NFC", name.decode("utf-8", "backslashreplace").casefold())


def shown(name: bytes) -> str:
    """Return a name or path as readers may see it: what can't be printed becomes an escape."""
    text = name.decode("utf-8", "backslashreplace")
    return text if text.isprintable() else ascii(text)[1:-1]


def _leads_away(text: str) -> str | None:
    if text in ("", ".", "..") or "/" in text:
        return "leads out of its folder"
    visible = "".join(each for each in text if unicodedata.category(each) != "Cf")
    if visible.casefold().rstrip(". ") in _OF_GIT:
        return "is one of git's own"
    return "has a backslash, which some systems take for a folder" if "\\" in text else None


def _is_not_portable(text: str, size: int) -> str | None:
    if not text.isprintable():
        return "has a character that can't be shown"
    if size > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} bytes"
    if _REFUSED_BY_WINDOWS & set(text) or text[-1] in ". ":
        return "can't be written on Windows"
    return "names a device of Windows" if _DEVICE.match(text.casefold().rstrip(" ")) else None
