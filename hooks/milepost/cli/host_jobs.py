"""The jobs of `milepost host`, at the place that the job's environment names."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from milepost.build.configuration import read_config
from milepost.cli.console import say, visible
from milepost.cli.reference import command_reference
from milepost.publish.host.api import Api
from milepost.publish.host.place import Place
from milepost.publish.host.previewing import preview_change
from milepost.publish.host.rendering import rendering
from milepost.publish.host.surroundings import TOKEN, surroundings
from milepost.publish.host.tidying import tidy_previews
from milepost.views.reference import ReferenceSource


def preview_job(root: Path, branch: str, remote: str, budget: int) -> None:
    """Preview a pull request within `budget` bytes for all previews, and comment on it."""
    place = _place(root, branch, remote)
    made = preview_change(place, rendering(ReferenceSource(command_reference)), budget)
    say(visible(made.said))
    for address in filter(None, (made.preview, made.comment)):
        say(visible(address))
    if made.comment is None:
        place.host.tell(made.said)


def tidy_job(root: Path, branch: str, remote: str) -> None:
    """Remove the previews that nobody needs any more."""
    place = _place(root, branch, remote)
    gone = tidy_previews(place)
    listed = ", ".join(map(str, gone))
    text = f"Removed the previews of {listed}." if gone else "No preview had to go."
    say(text)
    place.host.tell(text)


def _place(root: Path, branch: str, remote: str) -> Place:
    around = surroundings(os.environ)
    os.environ.pop(TOKEN, None)  # no process that works on a stranger's change inherits it
    stated = read_config(root).get("site_url")
    site = f"{str(stated).rstrip('/')}/" if stated else around.pages
    api = Api(around.api, around.token)
    return Place(root, remote, branch, around, api, site, datetime.now(UTC), _line(around.token))


def _line(token: str) -> Callable[[str], None]:
    """Return what prints one step, should the token ever be in it, without the token."""
    return lambda text: say(visible(text.replace(token, "***")))
