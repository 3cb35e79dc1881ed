"""A comparison as one HTML page that stands alone: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from milepost.exports.comparison.told import Told, proposal_words, reason_words
from milepost.views.reviews.change_table import ChangeGroup, ChangeRow

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 1216px; margin: 24px auto; padding: 0 16px; }
h1 { font-size: 28px; line-height: 34px; }
h2 { font-size: 19px; margin-top: 36px; }
h2 small { font-weight: 400; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 4px 16px 4px 0; }
tr { border-bottom: 1px solid #7c8797; }
.moved { text-align: right; white-space: nowrap; }
"""


def as_html(told: Told) -> str:
    """Return the comparison as a whole page."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Told) -> Iterator[str]:
    title = escape(told.title)
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE}</style></head>"
    yield f"<body><main><h1>{title}</h1>"
    yield from _list(told.sentences)
    for group in told.groups:
        yield from _group(told, group)
    if told.proposals:
        yield "<h2>Perhaps renamed</h2>"
        yield from _list(tuple(proposal_words(each) for each in told.proposals))
    if told.small:
        yield f"<p>{escape(told.small)}</p>"
    yield "</main></body></html>"


def _list(texts: tuple[str, ...]) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{escape(text)}</li>" for text in texts)
    yield "</ul>"


def _group(told: Told, group: ChangeGroup) -> Iterator[str]:
    heads = ("Item", escape(told.before), escape(told.after))
    yield f"<h2>{escape(group.title)} <small>{len(group.rows)}</small></h2>"
    yield '<div class="table"><table><thead><tr>'
    yield "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield '<th scope="col" class="moved">Moved</th><th scope="col">Reason</th>'
    yield "</tr></thead><tbody>"
    yield from (_row(row) for row in group.rows)
    yield "</tbody></table></div>"


def _row(row: ChangeRow) -> str:
    item = escape(f"{row.item.text}, {row.field}" if row.field else row.item.text)
    before = escape(row.before)
    reason = escape(reason_words(row.reason, needed=row.needed))
    return (
        f'<tr><th scope="row">{item}</th>'
        f"<td>{before if row.before in ('–', '') else f'<del>{before}</del>'}</td>"
        f"<td><strong>{escape(row.after)}</strong></td>"
        f'<td class="moved">{escape(row.moved)}</td><td>{reason}</td></tr>'
    )
