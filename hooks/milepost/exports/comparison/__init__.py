"""A comparison of two plans as a text for others to keep: Markdown, JSON and HTML."""

from milepost.exports.comparison.as_html import as_html
from milepost.exports.comparison.as_json import as_json
from milepost.exports.comparison.as_markdown import as_markdown
from milepost.exports.comparison.told import Told, told

__all__ = ["Told", "as_html", "as_json", "as_markdown", "told"]
