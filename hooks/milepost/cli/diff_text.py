"""A comparison as a terminal shows it: sentences first, then a table for each area."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from milepost.cli.console import visible
from milepost.exports.comparison.told import REASON_MISSING, Told, proposal_words, reason_words
from milepost.views.reviews.change_table import ChangeGroup, ChangeRow

_WIDTH_OF_A_FILE = 120
_NARROW = 100


def print_told(told: Told) -> None:
    """Print a comparison; a column of reasons only where the terminal is wide enough for it."""
    screen = Console(highlight=False, markup=False, emoji=False)
    if not screen.is_terminal:
        screen.width = max(screen.width, _WIDTH_OF_A_FILE)
    screen.print(Text(visible(told.title), style="bold"))
    screen.print()
    for sentence in told.sentences:
        _print_item(screen, sentence)
    for group in told.groups:
        screen.print()
        screen.print(Text.assemble((group.title, "bold"), f"  {len(group.rows)}"))
        screen.print(_table(told, group, screen.width))
    for proposal in told.proposals:
        screen.print()
        _print_item(screen, proposal_words(proposal))
    if told.small:
        screen.print()
        screen.print(Text(told.small, style="dim"))


def _print_item(screen: Console, text: str) -> None:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column()
    grid.add_row("•", Text(visible(text)))
    screen.print(grid)


def _table(told: Told, group: ChangeGroup, width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    table.add_column("Item", max_width=max(20, width * 2 // 5))
    table.add_column(Text(visible(told.before)))
    table.add_column(Text(visible(told.after)))
    table.add_column("Moved", justify="right")
    if width >= _NARROW:
        table.add_column("Reason")
    for row in group.rows:
        table.add_row(*_cells(row, with_reason=width >= _NARROW))
    return table


def _cells(row: ChangeRow, *, with_reason: bool) -> tuple[Text, ...]:
    item = f"{row.item.text}, {row.field}" if row.field else row.item.text
    reason = visible(reason_words(row.reason, needed=row.needed))
    style = "yellow" if reason == REASON_MISSING else ""
    cells = (
        Text(visible(item)),
        Text(visible(row.before), style="dim strike" if row.before not in ("–", "") else "dim"),
        Text(visible(row.after), style="bold"),
        Text(visible(row.moved)),
    )
    if with_reason:
        return (*cells, Text(reason, style=style))
    if reason:
        cells[0].append(f"\n  {reason}", style=style or "dim")
    return cells
