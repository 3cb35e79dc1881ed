"""What GitHub tells a job through its environment; the token is known here and never shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from milepost.errors import WrongUsage

TOKEN = "GITHUB_TOKEN"  # noqa: S105 - the name of the variable, not what it holds

_REPOSITORY = re.compile(r"[\w-]+/[\w.-]+\Z", re.ASCII)
_PUBLIC = "https://github.com"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A job's repository, the address of the API, its token, and two files of the runner.

    `event` holds what caused the job, `summary` takes Markdown for its page.
    """

    repository: str
    api: str
    token: str = field(repr=False)
    event: Path | None = None
    summary: Path | None = None
    server: str = _PUBLIC

    @property
    def pages(self) -> str | None:
        """The address that GitHub Pages gives the site; None on a server of one's own."""
        if self.server != _PUBLIC:
            return None
        owner, name = self.repository.split("/")
        home = f"https://{owner.lower()}.github.io/"
        return home if name.lower() == f"{owner.lower()}.github.io" else f"{home}{name}/"

    def tell(self, markdown: str) -> None:
        """Add to the job's summary, where there is one."""
        if self.summary is not None:
            with self.summary.open("a", encoding="utf-8") as file:
                file.write(f"{markdown.rstrip()}\n")


def surroundings(variables: Mapping[str, str]) -> Surroundings:
    """Return what the environment says; raise WrongUsage where this is no job of GitHub."""
    names = ("GITHUB_REPOSITORY", "GITHUB_API_URL", TOKEN)
    missing = [name for name in names if not variables.get(name)]
    if missing:
        raise WrongUsage(
            f"{missing[0]} is not set, so this is no job of GitHub.",
            "Run it from the workflow that `milepost init-ci github` writes.",
        )
    repository = variables["GITHUB_REPOSITORY"]
    if not _REPOSITORY.match(repository):
        raise WrongUsage("GITHUB_REPOSITORY has not the form OWNER/NAME.")
    return Surroundings(
        repository=repository,
        api=variables["GITHUB_API_URL"].rstrip("/"),
        token=variables[TOKEN],
        event=_file(variables.get("GITHUB_EVENT_PATH")),
        summary=_file(variables.get("GITHUB_STEP_SUMMARY")),
        server=variables.get("GITHUB_SERVER_URL", _PUBLIC).rstrip("/"),
    )


def _file(text: str | None) -> Path | None:
    return Path(text) if text else None
