"""The commands as the manual shows them, read from the command line itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from milepost.cli.main import milepost
from milepost.views.reference.commands import CommandReference, ParameterReference

_HEADING = "Examples:\n"


def command_reference() -> tuple[CommandReference, ...]:
    """Return the command and all its verbs, in the order of its help."""
    context = click.Context(milepost, info_name="milepost", **milepost.context_settings)
    return tuple(_references(milepost, context))


def _references(command: click.Command, context: click.Context) -> Iterator[CommandReference]:
    yield _reference(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from _references(below, click.Context(below, context, info_name=name))


def _reference(command: click.Command, context: click.Context) -> CommandReference:
    summary, *text = _paragraphs(command.help or "")
    path = context.command_path
    identifier = path.replace(" ", "-")
    return CommandReference(
        id=identifier,
        name=path,
        usage=f"{path} {' '.join(command.collect_usage_pieces(context))}",
        summary=summary,
        text=tuple(text),
        parameters=tuple(_parameter(each, context) for each in command.get_params(context)),
        examples=_examples(command.epilog or ""),
    )


def _parameter(parameter: click.Parameter, context: click.Context) -> ParameterReference:
    name = parameter.opts[-1].lstrip("-")
    identifier = f"{context.command_path} {name}".replace(" ", "-")
    if isinstance(parameter, click.Option):
        written, text = parameter.get_help_record(context) or ("", "")
        default = str(parameter.default) if parameter.show_default else ""
        return ParameterReference(identifier, written, parameter.help or text, default)
    return ParameterReference(identifier, parameter.make_metavar(context), "Required.")


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = inspect.cleandoc(text).split("\n\n")
    return tuple(" ".join(part.split()) for part in parts)


def _examples(epilog: str) -> str:
    """Return the lines of the examples without their heading and indent."""
    return inspect.cleandoc(f"\n{epilog.partition(_HEADING)[2]}")
