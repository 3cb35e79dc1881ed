"""Which files are pictures that a preview may show: by their name and their first bytes.

SVG is not among them. As an `<img>` it could run nothing, but a link to the file opens it as a
document, and a script in it would then run with the rights of the site beside the preview.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

_SIGNS: Mapping[str, Callable[[bytes], bool]] = MappingProxyType(
    {
        "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"),
        "jpg": lambda data: data.startswith(b"\xff\xd8\xff"),
        "jpeg": lambda data: data.startswith(b"\xff\xd8\xff"),
        "gif": lambda data: data[:6] in (b"GIF87a", b"GIF89a"),
        "webp": lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP",
        "avif": lambda data: data[4:12] in (b"ftypavif", b"ftypavis"),
    }
)


def is_named_as_picture(path: str) -> bool:
    """Whether the name is that of a picture of a known type."""
    return path.rpartition(".")[2].lower() in _SIGNS


def is_picture(path: str, data: bytes) -> bool:
    """Whether a file is the picture that its name says."""
    return _SIGNS[path.rpartition(".")[2].lower()](data)
