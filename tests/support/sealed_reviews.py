"""Small projects with sealed reviews: as files for the commands, as bytes for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from milepost.derive import derive
from milepost.history.archive import Archive, inspect_archive
from milepost.history.capture import capture
from milepost.history.names import Name
from milepost.history.seal import erratum_bytes, make_erratum, make_seal, seal_bytes
from milepost.history.snapshot import Person, Snapshot
from milepost.load import load_plan

ADA = Person("Ada Lovelace", "ada@example.org")
IDENTITY = {
    "GIT_AUTHOR_NAME": ADA.name,
    "GIT_AUTHOR_EMAIL": ADA.email,
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
}
"""What tells git who sits there, whatever the machine says."""

PROJECT = """\
# The day that everything is computed for.
id: bridge
name: {{title: A bridge}}
as_of: {day}   # moved on at each review
calendar:
  timezone: Europe/Vienna
owners:
  - {{id: crew, title: The crew}}
  - {{id: office, title: The office}}
"""
PHASES = """\
phases:
  - id: span
    number: 1
    title: The span
    start: 2026-01-05
    end: {end}
    owner: crew
    tasks:
      - {{id: piers, title: Set the piers, state: {state}}}
      - {{id: deck, title: Lay the deck, owner: office}}
"""
RISKS = """\
risks:
  - {id: flood, title: High water, likelihood: low, impact: high, owner: crew}
"""


def write_project(
    root: Path, day: str = "2026-01-11", end: str = "2026-01-30", state: str = "open"
) -> Path:
    """Write a small project, or write its plan anew; sealed reviews stay as they are."""
    plan = root / "plan"
    plan.mkdir(parents=True, exist_ok=True)
    (plan / "project.yml").write_text(PROJECT.format(day=day), encoding="utf-8")
    (plan / "phases.yml").write_text(PHASES.format(end=end, state=state), encoding="utf-8")
    (plan / "risks.yml").write_text(RISKS, encoding="utf-8")
    return root


def snapshot_of(root: Path, before: Snapshot | None = None) -> Snapshot:
    """Return the snapshot of a project's plan."""
    loaded = load_plan(root)
    assert loaded.plan is not None, loaded.problems
    warnings = tuple(map(str, loaded.warnings))
    return capture(loaded.plan, derive(loaded.plan), warnings, before)


def sealed_reviews(root: Path) -> dict[str, bytes]:
    """Return four reviews and three errata of a small project, by name."""
    files: dict[str, bytes] = {}
    for day in ("2026-01-11", "2026-01-18", "2026-01-25", "2026-02-01"):
        archive = archive_in(files)
        last = archive.last
        write_project(root, day, state="done" if day > "2026-01-12" else "open")
        snapshot = snapshot_of(root, last.snapshot if last else None)
        seal = make_seal(snapshot, archive, ADA, "milepost 1.0.0", f"Held on {day}: größer.")
        files[f"{day}.json"] = seal_bytes(seal)
        if day == "2026-01-18":
            for reason in ("The piers were not done.", "They were: both of them."):
                add_erratum(files, date(2026, 1, 11), reason)
    add_erratum(files, date(2026, 1, 25), "Nothing was wrong.")
    return files


def add_erratum(files: dict[str, bytes], review: date, reason: str) -> None:
    """Add the next erratum of a review."""
    erratum = make_erratum(archive_in(files), review, reason, ADA)
    files[str(Name(review, erratum.number))] = erratum_bytes(erratum)


def archive_in(files: Mapping[str, bytes]) -> Archive:
    """Return the archive in files that must be sound."""
    found = inspect_archive(files)
    assert found.problems == ()
    return found.archive


def heads_of(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the digests by which all of the files are pinned."""
    archive = archive_in(files)
    newest = {erratum.review: erratum.digest for erratum in archive.errata}
    return (archive.head or "", *newest.values())
