"""The page of commands; what they are is read from the command line itself and handed in."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.value import Value
from milepost.views.page_view import PageView

PATH = "reference/commands.html"

_LEAD = "The same texts as `milepost --help` and `milepost COMMAND --help` give."


class ParameterReference(Value):
    """An option or an argument: how it is written, what it does, and its default in words."""

    id: str
    written: str
    help: str
    default: str = ""


class CommandReference(Value):
    """A command as its help gives it; `examples` are lines of command and remark."""

    id: str
    name: str
    usage: str
    summary: str
    text: tuple[str, ...]
    parameters: tuple[ParameterReference, ...]
    examples: str


class ExitRow(Value):
    """An exit status and when a command ends with it."""

    status: int
    when: str


class CommandsView(Value):
    """All commands."""

    lead: str
    commands: tuple[CommandReference, ...]
    exits: tuple[ExitRow, ...]


_EXITS = (
    ExitRow(0, "All went well. Warnings and contradictions are counted, and don't change this."),
    ExitRow(1, "The plan or the build has problems; with `--strict` warnings count as well."),
    ExitRow(2, "The command was used wrongly; what is printed says how to use it."),
    ExitRow(130, "The command was ended with Ctrl+C."),
)


def commands_page(commands: Sequence[CommandReference]) -> PageView:
    """Return the page of all commands, in the order given."""
    view = CommandsView(_LEAD, tuple(commands), _EXITS)
    return PageView(PATH, "Commands", view.lead, "Manual", "reference-commands.html.j2", view)
