"""The page around every chart: the frame of our own site, with its style and scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MAIN = re.compile(r"(<main\b[^>]*>).*(</main>)", re.DOTALL)
_TIMELINE = re.compile(r"<script src=\"[^\"]*/timeline\.[^\"]*\" defer></script>")


@dataclass(frozen=True, slots=True)
class GanttPage:
    """A page of the server, and the selector of its bars."""

    path: str
    bars: str


@dataclass(frozen=True, slots=True)
class Shell:
    """A version of a site: its frame stands around every chart, its folder takes the pages."""

    folder: Path

    def write(self, name: str, content: str) -> str:
        """Write a page with this content inside the frame; return its path."""
        frame = (self.folder / "about-the-data.html").read_text(encoding="utf-8")
        html = _MAIN.sub(lambda found: f"{found[1]}{content}{found[2]}", frame)
        (self.folder / name).write_text(html, encoding="utf-8")
        return f"{self.folder.name}/{name}"

    def timeline_script(self) -> str:
        """Return the element that loads the script of the timeline page."""
        page = (self.folder / "timeline.html").read_text(encoding="utf-8")
        found = _TIMELINE.search(page)
        assert found is not None, "the timeline page names its script"
        return found[0]
