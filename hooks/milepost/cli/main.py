"""The command `milepost`: its group of verbs, and the one place where an error becomes an exit."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from milepost import __version__
from milepost.cli.console import complain
from milepost.cli.group import Verbs
from milepost.errors import MilepostError, refused_by_system

_EXAMPLES = """
\b
Examples:
  milepost check                   report what is wrong in plan/
  milepost build                   write the site to site/
  milepost serve                   show it, and follow what you save
  milepost --root ../other build   the same for another project
"""


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_EXAMPLES,
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The project's folder, the one that holds plan/. The current one if not given.",
)
@click.option("--debug", is_flag=True, help="Show the traceback of an error in Milepost itself.")
@click.version_option(__version__, message="milepost %(version)s")
@click.pass_context
def milepost(context: click.Context, root: Path, debug: bool) -> None:
    """Turn a project plan kept as YAML into a status site that people can believe."""
    del debug  # read by `main`, which outlives the context
    context.obj = root.resolve()


def main(arguments: list[str] | None = None) -> None:
    """Run the command; exit 0, 1 for problems of the plan or 2 for wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        status = milepost.main(given, prog_name="milepost", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except MilepostError as error:
        complain(error)
        sys.exit(error.status)
    except OSError as error:
        if "--debug" in given:
            raise
        complain(refused_by_system(error))
        sys.exit(1)
    except Exception as error:
        if "--debug" in given:
            raise
        _admit(error)
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def _admit(error: Exception) -> None:
    """Say in one sentence that Milepost itself is at fault, and how to report it."""
    click.echo(
        f"Milepost has a fault of its own: {type(error).__name__}: {error}\n"
        "Please report it with what `milepost --debug` shows for the same command.",
        err=True,
    )
