"""The same tasks as tables in Sphinx-Needs: one page for each phase, with one table.

The fastest way that its manual offers: tasks are hidden where they are declared, so that none is
drawn twice, and each table picks them by a tag.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.plans import PhaseFacts, TaskFacts

_CONFIG = """\
project = "Programme"
extensions = ["sphinx_needs"]
html_theme = "basic"
needs_types = [
    {"directive": "task", "title": "Task", "prefix": "T_", "color": "#fff", "style": "node"},
]
needs_fields = {
    name: {"schema": {"type": "string"}, "default": ""} for name in ("team", "start", "end")
}
needs_id_regex = "^[A-Za-z0-9_-]+"
needs_table_style = "table"
"""

_TABLE = """\
.. needtable::
   :tags: {id}
   :columns: id, title, status, team, start, end, outgoing
   :sort: id

"""


def write_sphinx_project(folder: Path, phases: Sequence[PhaseFacts]) -> list[str]:
    """Write the project and return the command that builds it."""
    source = folder / "source"
    source.mkdir(parents=True)
    (source / "conf.py").write_text(_CONFIG, encoding="utf-8")
    names = "".join(f"   {phase.id}\n" for phase in phases)
    index = f"Programme\n=========\n\n.. toctree::\n\n{names}"
    (source / "index.rst").write_text(index, encoding="utf-8")
    for phase in phases:
        text = "".join(_page(phase))
        (source / f"{phase.id}.rst").write_text(text, encoding="utf-8")
    return [
        sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html",
        str(source), str(folder / "site"),
    ]  # fmt: skip


def _page(phase: PhaseFacts) -> Iterator[str]:
    yield f"{phase.title}\n{'=' * len(phase.title)}\n\n{_TABLE.format(id=phase.id)}"
    for task in phase.tasks:
        yield _task(phase, task)


def _task(phase: PhaseFacts, task: TaskFacts) -> str:
    after = f"   :links: {task.after}\n" if task.after else ""
    return (
        f".. task:: {task.title}\n   :id: {task.id}\n   :tags: {phase.id}\n"
        f"   :status: {'done' if task.done else 'open'}\n   :team: {task.team}\n"
        f"   :start: {task.start}\n   :end: {task.end}\n{after}   :hide:\n\n"
    )
