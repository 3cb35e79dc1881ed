"""The pages that `milepost serve` shows while there is no site to show."""

from __future__ import annotations

import re
from importlib.resources import files

import jinja2

from milepost.problems.code import Code
from milepost.render.chrome import POLICY
from milepost.value import Value

_QUOTED = re.compile(r"(?:(?<=[\s(])|\A)[\"`]([^\"`]+)[\"`](?=[\s).,:;?!]|\Z)")
_ENDINGS = {1: "it is mended", 2: "both are mended"}


class CodeText(Value):
    """A piece of a sentence, and whether it is code."""

    text: str
    code: bool


class Line(Value):
    """A line of a file: its number, and its text in three parts, the middle one at fault."""

    number: int
    before: str
    fault: str
    after: str
    faulty: bool


class ShownProblem(Value):
    """A problem with the lines around it; `href` leads to the page of its code, if there is one."""

    message: tuple[CodeText, ...]
    cure: tuple[CodeText, ...]
    place: str
    code: str
    href: str
    lines: tuple[Line, ...]


class FailurePage(Value):
    """Why there is no new site: problems of the plan, or what the engine said.

    `name` and `part_of` are those of the last good site, `part_of` empty where it has none.
    `good_site` leads to the last good site, built at `built_at`; both None where there is none.
    """

    name: str
    part_of: str
    token: str
    problems: tuple[ShownProblem, ...] = ()
    said: tuple[str, ...] = ()
    good_site: str | None = None
    built_at: str | None = None

    @property
    def title(self) -> str:
        """The heading."""
        if not self.problems:
            return "The site could not be built"
        number = len(self.problems)
        return f"The plan has {number} problem{'' if number == 1 else 's'}"

    @property
    def lead(self) -> str:
        """What happens next."""
        ending = _ENDINGS.get(len(self.problems) or 1, "all are mended")
        kept = "The site shown before is kept. " if self.good_site else ""
        return f"{kept}This page goes away by itself when {ending}."


def render_failure(environment: jinja2.Environment, page: FailurePage) -> str:
    """Return the page that says what is wrong."""
    return environment.get_template("serve/failure.html.j2").render(page=page, policy=POLICY)


def render_waiting(environment: jinja2.Environment, token: str) -> str:
    """Return the page that is shown until the first build has ended."""
    return environment.get_template("serve/waiting.html.j2").render(token=token, policy=POLICY)


def render_code(environment: jinja2.Environment, code: Code, token: str) -> str:
    """Return the page of a code, for the time in which no site has one."""
    template = environment.get_template("serve/code.html.j2")
    return template.render(code=code, token=token, policy=POLICY)


def with_code(text: str) -> tuple[CodeText, ...]:
    """Return a sentence in pieces; what stands between backticks or straight quotes is code."""
    pieces = _QUOTED.split(text)
    return tuple(
        CodeText(piece, code=index % 2 == 1) for index, piece in enumerate(pieces) if piece
    )


def typeset(text: str) -> tuple[CodeText, ...]:
    """Return a heading with the quotes that print uses."""
    return (CodeText(_QUOTED.sub(r"“\1”", text), code=False),)


def serve_assets() -> dict[str, bytes]:
    """Return the style sheet and the script of these pages by their names."""
    folder = files("milepost.render").joinpath("static", "serve")
    return {name: folder.joinpath(name).read_bytes() for name in ("serve.css", "live.js")}
