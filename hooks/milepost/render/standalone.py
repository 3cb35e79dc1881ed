"""The frame of a page without an engine: the same template, and nothing around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context

from milepost.render.addresses import relative
from milepost.render.compiled_templates import compiled_templates
from milepost.render.frame import PageFrame
from milepost.value import Value

_BODY = re.compile(r"<body>\n?(.*)</body>", re.DOTALL)


class FramedPage(Value):
    """A page as it stands between `<body>` and `</body>`, with what its head needs."""

    path: str
    title: str
    description: str
    scripts: tuple[str, ...]
    body: str


class Framer:
    """Puts the site's frame around pages."""

    def __init__(self, printed: Mapping[str, Any]) -> None:
        """Read the frame's template; `printed` is what every page may print."""
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).parent / "theme"),
            bytecode_cache=compiled_templates("frames"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
        )
        self._environment.globals.update(printed)
        self._environment.filters["url"] = _url

    def whole(self, path: str, frame: PageFrame, template: str = "main.html") -> str:
        """Return the page as a document."""
        return self._environment.get_template(template).render(path=path, frame=frame)

    def frame(self, path: str, frame: PageFrame, template: str = "main.html") -> FramedPage:
        """Return the page with its frame, in parts."""
        found = _BODY.search(self.whole(path, frame, template))
        assert found is not None, "the frame has a body"  # noqa: S101 - our own template
        return FramedPage(path, frame.title, frame.description, frame.scripts, found[1])


@jinja2.pass_context
def _url(context: Context, address: str) -> str:
    """Return the way from the current page to an address from the site's root."""
    page = context["path"]
    if address == ".":
        return "/".join([".."] * page.count("/")) or "."
    return address if "://" in address or address.startswith("#") else relative(address, page)
