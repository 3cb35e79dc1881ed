"""The reference pages as a reader gets them, and what can be asked of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import unescape

from milepost.cli.reference import command_reference
from milepost.exports.records import PlanData
from milepost.render.environment import make_environment
from milepost.render.pages import render_page
from milepost.views.reference import ReferenceSource, reference_pages

_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'\shref="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")


@cache
def reference_html() -> Mapping[str, str]:
    """Return the HTML of every reference page by its path."""
    environment = make_environment()
    source = ReferenceSource(command_reference, PlanData, "manual/index.html")
    return {view.path: render_page(environment, view).html for view in reference_pages(source)}


def ids_of(html: str) -> list[str]:
    """Return every id of a page, in order."""
    return [unescape(each) for each in _ID.findall(html)]


def links_of(html: str) -> list[str]:
    """Return every link of a page, in order."""
    return [unescape(each) for each in _LINK.findall(html)]


def words_of(html: str) -> str:
    """Return the text of a page on one line."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())
