"""The verbs of the command: each is imported when it is asked for, so that all start quickly.

The list of all verbs imports them all, and so does a shell that completes one. So the module of a
verb holds its name and its options; what it does is imported by its function.
"""

from __future__ import annotations

from importlib import import_module

import click

_VERBS = (
    "build",
    "serve",
    "check",
    "diff",
    "confirm",
    "seal",
    "verify",
    "erratum",
    "render",
    "preview",
    "comment",
    "publish",
    "init-ci",
    "doctor",
    "host",
    "completion",
)


class Verbs(click.Group):
    """The verbs, each in the module of its name; an unknown one gets the nearest proposed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order in which they are used, not of the alphabet."""
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb of this name, if there is one."""
        del ctx
        if cmd_name not in _VERBS:
            return None
        name = cmd_name.replace("-", "_")
        verb: click.Command = getattr(import_module(f"milepost.cli.{name}"), name)
        return verb

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb named first, or fail with the nearest one."""
        name = args[0]
        if name not in _VERBS and not name.startswith("-"):
            from rapidfuzz import process  # for a mistake only

            nearest = process.extractOne(name, _VERBS, score_cutoff=60)
            hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)
