"""What workflow files are written for: host, branches, and where Milepost comes from."""

from __future__ import annotations

import re

from milepost.errors import WrongUsage
from milepost.value import Value

HOSTS = ("github", "gitlab")
BRANCH = "gh-pages"
MAIN = "main"

_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,99}\Z")
_TOOLS = {
    "github": re.compile(r"(?P<address>[\w-]+/[\w.-]+)@(?P<commit>[0-9a-f]{40})\Z", re.ASCII),
    "gitlab": re.compile(r"(?P<address>https://[\w./-]+)@(?P<commit>[0-9a-f]{40})\Z", re.ASCII),
}
_SHOWN = {"github": "OWNER/REPOSITORY@COMMIT", "gitlab": "https://HOST/PATH@COMMIT"}
_COMMAND = "milepost init-ci "


class Settings(Value):
    """For which host, from which branch to which one, and with which Milepost.

    `tool` is the repository of Milepost with a full commit hash; None where the project holds
    Milepost itself. Every value is safe in YAML and in a shell.
    """

    host: str
    main: str = MAIN
    branch: str = BRANCH
    tool: str | None = None

    @property
    def command(self) -> str:
        """The command that writes the files of these settings."""
        words = [f"{_COMMAND}{self.host}", f"--main {self.main}", f"--branch {self.branch}"]
        return " ".join([*words, *([f"--tool {self.tool}"] if self.tool else [])])

    @property
    def tool_address(self) -> str:
        """The repository of Milepost without the commit; empty where there is none."""
        return (self.tool or "").partition("@")[0]

    @property
    def tool_commit(self) -> str:
        """The commit of Milepost; empty where there is none."""
        return (self.tool or "").partition("@")[2]


def checked(settings: Settings) -> Settings:
    """Return the settings; raise WrongUsage where a value is none of its kind."""
    for name in (settings.main, settings.branch):
        if not _BRANCH.match(name) or ".." in name:
            raise WrongUsage(
                f"{name!r} can't be the name of a branch here.",
                "Use letters, digits, dots, dashes and slashes.",
            )
    if settings.main == settings.branch:
        raise WrongUsage(
            f"The plan and the site can't share the branch {settings.main}.",
            "Name another one for the site: --branch gh-pages",
        )
    if settings.tool is not None and not _TOOLS[settings.host].match(settings.tool):
        raise WrongUsage(
            f"{settings.tool!r} names no Milepost.",
            f"Write {_SHOWN[settings.host]}, with the whole hash of the commit.",
        )
    return settings


def settings_of(text: str) -> Settings | None:
    """Return the settings that a written file names in its first line; None if it names none."""
    first = text.partition("\n")[0]
    words = first.partition(_COMMAND)[2].split()
    if not words or words[0] not in HOSTS or len(words) % 2 == 0:
        return None
    named = dict(zip(words[1::2], words[2::2], strict=True))
    try:
        return checked(Settings(words[0], named["--main"], named["--branch"], named.get("--tool")))
    except (KeyError, WrongUsage):
        return None
