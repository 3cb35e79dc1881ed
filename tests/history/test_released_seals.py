"""Seals of every released schema stay readable, and no seal is ever rewritten."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from milepost.derive import derive
from milepost.history.archive import Archive, inspect_archive, read_archive
from milepost.history.headline import headline
from milepost.history.readers import READERS
from milepost.history.restore import plan_of
from milepost.history.seal import erratum_bytes, seal_bytes
from milepost.history.snapshot import SCHEMA

ROOT = Path(__file__).parents[2]
SEALS = Path(__file__).parent / "seals"
RELEASED = {
    "schema-1/2025-12-14.json": "86916dee50967ef493c6f7798c30ec78d775cc96a580d7d13ad6d005aec585c6",
    "schema-1/2025-12-14.erratum-1.json": (
        "27d22b3b0972b2dba552c04ede34d1110d2f332eec452ba59be3406ec4a31b70"
    ),
}
"""SHA-256 of each released seal. Lines are added here, and never changed."""

KEPT = ("plan/reviews", "tests/history/seals")


def archive_of(schema: int) -> Archive:
    folder = SEALS / f"schema-{schema}"
    return read_archive({path.name: path.read_bytes() for path in folder.iterdir()})


def test_every_released_schema_has_a_reader_and_a_seal() -> None:
    assert SCHEMA in READERS
    assert {path.name for path in SEALS.iterdir()} == {f"schema-{number}" for number in READERS}


def test_the_released_seals_are_as_they_were_released() -> None:
    found = {
        path.relative_to(SEALS).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in SEALS.rglob("*.json")
    }
    assert found == RELEASED


@pytest.mark.parametrize("schema", READERS)
def test_a_released_seal_gives_a_plan_from_which_everything_follows(schema: int) -> None:
    for seal in archive_of(schema).seals:
        plan = plan_of(seal.snapshot)
        assert plan.project.as_of == seal.day
        shown = headline(derive(plan), seal.snapshot.headline["silent"])
        assert shown.tree().keys() == seal.snapshot.headline.keys()


def test_a_seal_of_the_present_schema_is_written_as_it_was_read() -> None:
    archive = archive_of(SCHEMA)
    folder = SEALS / f"schema-{SCHEMA}"
    for seal in archive.seals:
        assert seal_bytes(seal) == (folder / f"{seal.day}.json").read_bytes()
    for erratum in archive.errata:
        name = f"{erratum.review}.erratum-{erratum.number}.json"
        assert erratum_bytes(erratum) == (folder / name).read_bytes()


def test_a_schema_of_the_future_is_named_as_such() -> None:
    data = (SEALS / "schema-1/2025-12-14.json").read_bytes()
    files = {"2025-12-14.json": data.replace(b'"schema":1', b'"schema":2')}
    assert inspect_archive(files).problems[0].code == "seal-digest"


def git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else ""


@pytest.mark.skipif(not git("rev-parse", "HEAD"), reason="history is asked of git")
def test_no_commit_ever_changed_or_removed_a_seal() -> None:
    log = git("log", "--format=%h", "--name-status", "--diff-filter=MDRT", "--", *KEPT)
    assert log.strip() == ""


@pytest.mark.skipif(not git("rev-parse", "HEAD"), reason="history is asked of git")
def test_git_leaves_the_bytes_of_seals_alone() -> None:
    for path in ("plan/reviews/2025-12-14.json", "tests/history/seals/schema-1/2025-12-14.json"):
        assert "text: unset" in git("check-attr", "text", "--", path)
