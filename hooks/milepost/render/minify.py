"""Shorter HTML that means the same: a parser makes the same document of it, but for blanks."""

from __future__ import annotations

import re

_KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_BLOCKS = (
    "html|head|body|meta|link|title|script|header|footer|main|aside|nav|section|div|details|summary|"
    "form|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|h[1-6]|p|g|path|rect|line|circle"
)
"""Elements around which blanks count for nothing; cells of tables are not among them, since
they stand in one line on phones."""

_BEFORE_BLOCK = re.compile(rf">\n(?=</?(?:{_BLOCKS})\b)")
_BLANK_LINES = re.compile(r"\n\s*\n")
_QUOTED = re.compile(r'="([^\s"\'=<>`&]*[^\s"\'=<>`&/])"(?=[\s>])')
"""A value that needs no quotes. Without them, some readers take a final solidus for the tag's."""

_NEEDLESS = re.compile(r' (?:focusable="false"|xmlns="http://www\.w3\.org/2000/svg")')
_ENDS = re.compile(
    r"</li>(?=\s*(?:<li\b|</[uo]l>))"
    r"|</(?:td|th)>(?=<t[dh]\b|</tr>)"
    r"|</tr>(?=<tr\b|</tbody>)"
    r"|</thead>(?=<tbody\b)|</tbody>(?=</table>)"
    r"|</d[td]>(?=<d[td]\b|</dl>|</div>)"
    r"|</option>(?=<option\b|</select>)"
    r"|</p>(?=<(?:p|div|dl|ul|ol|table|section|details|h[1-6])\b|</(?:div|section|td|li|main|aside)>)"
    r"|</body>(?=</html>)|</html>\Z"
)
"""End tags that the standard lets a page leave out at these places."""


def minify(html: str) -> str:
    """Return the page without what a parser supplies by itself.

    Gone are blank lines, line feeds before blocks, quotes and end tags that the standard makes
    optional, and attributes that only browsers of the past read. It relies on our templates: in
    texts and values `<`, `>` and quotes are escaped, and the quotes around values are double.
    """
    pieces = _KEPT.split(html)
    outside = (_shortened(piece) for piece in pieces[::3])
    kept = (*pieces[1::3], "")
    return "".join(part for pair in zip(outside, kept, strict=True) for part in pair)


def _shortened(html: str) -> str:
    html = _BEFORE_BLOCK.sub(">", _BLANK_LINES.sub("\n", html))
    between = _QUOTED.split(_NEEDLESS.sub("", html))
    between[1::2] = [f"={value}" for value in between[1::2]]
    return _ENDS.sub("", "".join(between).replace("&#39;", "'"))
