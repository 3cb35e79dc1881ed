"""The index of the search, as a script that can be loaded from disk too."""

from __future__ import annotations

import json
from collections.abc import Iterable

from milepost.render.page import SearchEntry

INDEX = "assets/search-index.js"
"""Where the index stands. It is a script because `fetch` of a file beside a page that was
opened from disk fails, and a script loads."""

_KINDS = {"runbook": 0, "plan": 1, "guide": 2}


def search_index(entries: Iterable[SearchEntry]) -> bytes:
    """Return the script that holds all entries, runbooks first, then the plan, then guides."""
    ordered = sorted(entries, key=lambda entry: (_KINDS[entry.kind], entry.href))
    rows = [
        [entry.title, entry.href, entry.text, _KINDS[entry.kind], entry.page] for entry in ordered
    ]
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    # A literal of a script may not hold these two line separators in older browsers.
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.milepostIndex={data};\n".encode()
