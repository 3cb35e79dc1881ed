"""`milepost completion`: the shell script that completes commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_EXAMPLES = """
\b
Examples:
  milepost completion bash > ~/.local/share/bash-completion/completions/milepost
  milepost completion zsh > ~/.zfunc/_milepost
  milepost completion fish > ~/.config/fish/completions/milepost.fish
"""


@click.command(epilog=_EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes milepost in a shell."""
    shell_class = get_completion_class(shell)
    assert shell_class is not None, "click knows the three shells"  # noqa: S101 - for the reader
    group = context.find_root().command
    click.echo(shell_class(group, {}, "milepost", "_MILEPOST_COMPLETE").source())
