"""`seal`: what it writes, what it refuses, and what it asks."""

from __future__ import annotations

import errno
import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from review_commands import files_of, refused, run
from sealed_reviews import IDENTITY, write_project
from small_project import environment
from tests.history.test_seal_kills import Disk

from milepost.build import seal_file
from milepost.build.reviews import archive_of
from milepost.cli.main import milepost
from milepost.errors import PlanError
from milepost.history.names import Name

pytest_plugins = ["review_fixtures"]

REASON = "reasons:\n  - item: span\n    fields: end\n    why: The river froze.\n"


def test_a_review_is_sealed_with_one_command(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    before = files_of(root)
    ran = run(root, "seal", "--note", "All went well.")
    assert ran.refusal is None
    assert "This is the first review." in ran.said
    after = files_of(root)
    assert after.keys() - before.keys() == {"plan/reviews/2026-01-11.json"}
    assert before.items() <= after.items()
    seal = archive_of(root).seals[0]
    assert (seal.day, seal.previous) == (date(2026, 1, 11), None)
    assert (seal.sealed_by.name, seal.sealed_by.email) == ("Ada Lovelace", "ada@example.org")
    assert seal.notes == "All went well."
    assert seal.digest in ran.said


def test_the_next_review_follows_on_the_one_before(sealed: Path) -> None:
    write_project(sealed, "2026-01-18", state="done")
    ran = run(sealed, "seal")
    assert ran.refusal is None
    assert "Changed from 11 Jan 2026 to 18 Jan 2026" in ran.said
    first, second = archive_of(sealed).seals
    assert second.previous == first.digest
    assert second.snapshot.headline["silent"] > 0


def test_a_dry_run_shows_the_same_and_writes_nothing(sealed: Path) -> None:
    write_project(sealed, "2026-01-18", state="done")
    before = files_of(sealed)
    dry = run(sealed, "seal", "--dry-run")
    assert dry.said.endswith("Nothing was written.\n")
    assert files_of(sealed) == before
    shown = dry.said.removesuffix("Nothing was written.\n")
    assert run(sealed, "seal").said.startswith(shown)


def test_another_date_sets_as_of_and_nothing_else(sealed: Path) -> None:
    path = sealed / "plan/project.yml"
    before = path.read_text(encoding="utf-8")
    assert run(sealed, "seal", "--date", "2026-01-18", "--yes").refusal is None
    assert path.read_text(encoding="utf-8") == before.replace("2026-01-11", "2026-01-18")
    assert archive_of(sealed).head == archive_of(sealed).seals[1].digest


def test_a_full_disk_leaves_as_of_where_it_was(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(name: str) -> None:
        raise OSError(errno.ENOSPC, f"No space left on device for {name}")

    monkeypatch.setattr(seal_file, "os", Disk(full, at=4))
    ran = refused(sealed, "seal", "--date", "2026-01-18", "--yes")
    assert "Nothing was written" in str(ran.refusal)


@pytest.mark.parametrize("quote", ["'", '"'])
def test_as_of_may_stand_in_quotes_or_in_a_folder(sealed: Path, quote: str) -> None:
    old = sealed / "plan/project.yml"
    text = old.read_text(encoding="utf-8").replace(
        "as_of: 2026-01-11", f"as_of:   {quote}2026-01-11{quote}"
    )
    old.unlink()
    new = sealed / "plan/project/all.yml"
    new.parent.mkdir()
    new.write_bytes(text.replace("\n", "\r\n").encode())
    assert run(sealed, "seal", "--date", "2026-01-18", "--yes").refusal is None
    expected = text.replace("2026-01-11", "2026-01-18").replace("\n", "\r\n")
    assert new.read_bytes().decode() == expected


def test_another_date_is_not_set_without_a_yes(sealed: Path) -> None:
    ran = refused(sealed, "seal", "--date", "2026-01-18")
    assert str(ran.refusal).startswith("The plan speaks for 2026-01-11, not for 2026-01-18.")


def test_a_date_already_sealed_is_refused(sealed: Path) -> None:
    assert "is sealed already" in str(refused(sealed, "seal").refusal)
    assert "is sealed already" in str(refused(sealed, "seal", "--dry-run").refusal)


def test_a_date_before_the_last_review_is_refused(sealed: Path) -> None:
    write_project(sealed, "2026-01-04")
    assert "lies before the last sealed review" in str(refused(sealed, "seal").refusal)
    other = refused(sealed, "seal", "--date", "2026-01-05", "--yes")
    assert "lies before the last sealed review" in str(other.refusal)


def test_a_moved_date_without_a_reason_is_refused_and_warned_of(sealed: Path) -> None:
    write_project(sealed, "2026-01-18", end="2026-02-06")
    ran = refused(sealed, "seal")
    assert ran.codes == ["reason-missing"]
    assert isinstance(ran.refusal, PlanError)
    assert str(ran.refusal.problems[0]).startswith(
        'plan/phases.yml:6:10: The end of "The span" changed from 30 Jan 2026 to 6 Feb 2026 '
        "since the review of 11 Jan 2026, and no reason is given."
    )
    assert "[reason-missing]" in run(sealed, "check").said
    assert run(sealed, "check", "--strict").status == 1


def test_a_reason_lets_it_pass_and_is_kept(sealed: Path) -> None:
    write_project(sealed, "2026-01-18", end="2026-02-06")
    (sealed / "plan/review.yml").write_text(REASON, encoding="utf-8")
    assert "reason-missing" not in run(sealed, "check").said
    assert run(sealed, "seal").refusal is None
    review = archive_of(sealed).seals[1].snapshot.plan["review"]
    assert review["reasons"][0]["why"] == "The river froze."


def test_a_reason_of_the_last_review_explains_nothing_new(sealed: Path) -> None:
    write_project(sealed, "2026-01-18", end="2026-02-06")
    (sealed / "plan/review.yml").write_text(REASON, encoding="utf-8")
    assert run(sealed, "seal").refusal is None
    write_project(sealed, "2026-01-25", end="2026-02-13")
    assert refused(sealed, "seal").codes == ["reason-missing"]


def test_a_reason_that_a_new_day_would_need_leaves_as_of_alone(sealed: Path) -> None:
    write_project(sealed, end="2026-02-06")
    assert refused(sealed, "seal", "--date", "2026-01-18", "--yes").codes == ["reason-missing"]


def test_a_plan_with_problems_is_refused(sealed: Path) -> None:
    write_project(sealed, "2026-01-18")
    (sealed / "plan/risks.yml").write_text("risks: [{id: x}]\n", encoding="utf-8")
    assert "missing-key" in refused(sealed, "seal").codes


def test_a_broken_chain_is_refused_by_everything_that_writes(sealed: Path) -> None:
    path = sealed / "plan/reviews/2026-01-11.json"
    path.write_bytes(path.read_bytes().replace(b"A bridge", b"A brodge"))
    write_project(sealed, "2026-01-18")
    assert refused(sealed, "seal").codes == ["seal-digest"]
    assert refused(sealed, "erratum", "2026-01-11", "--reason", "Oh.").codes == ["seal-digest"]
    assert "[seal-digest]" in run(sealed, "check").said
    assert run(sealed, "check").status == 1


def test_warnings_are_listed_and_kept(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    text = (
        "items:\n  - {id: load, title: Load test, waiver: {by: A, until: 2026-01-01, reason: B}}\n"
    )
    (root / "plan/readiness.yml").write_text(text, encoding="utf-8")
    ran = run(root, "seal")
    assert "1 warning, kept in the seal." in ran.said
    warnings = archive_of(root).seals[0].snapshot.warnings
    assert len(warnings) == 1
    assert warnings[0].endswith("[expired]")


def test_nobody_seals_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_project(tmp_path)
    for key in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"):
        monkeypatch.delenv(key, raising=False)
    nameless = {**IDENTITY, "GIT_AUTHOR_NAME": None, "GIT_AUTHOR_EMAIL": None, "EMAIL": None}
    done = CliRunner().invoke(
        milepost, ["--root", str(root), "seal"], env=nameless, standalone_mode=False
    )
    assert "Git does not know who you are" in str(done.exception)
    assert not (root / "plan/reviews").exists()


def test_neither_zone_nor_locale_is_in_a_seal(tmp_path: Path) -> None:
    """The clock is not asked: the bytes are those that any other machine writes."""
    files = []
    for number, zone in enumerate(("UTC", "Pacific/Kiritimati", "Pacific/Honolulu")):
        variables = {"TZ": zone, "LC_ALL": "C" if number else "C.UTF-8", "PYTHONHASHSEED": "7"}
        root = write_project(tmp_path / str(number))
        subprocess.run(
            [sys.executable, "-m", "milepost", "seal", "--yes"],
            cwd=root,
            env={**environment(), **IDENTITY, **variables},
            check=True,
            capture_output=True,
        )
        files.append((root / "plan/reviews/2026-01-11.json").read_bytes())
    assert len(set(files)) == 1


@pytest.mark.parametrize("day", ["2028-02-29", "2026-12-31", "2027-01-03", "2026-03-29"])
def test_leap_days_turns_of_the_year_and_of_the_clock_are_days_like_others(
    sealed: Path, day: str
) -> None:
    assert run(sealed, "seal", "--date", day, "--yes").refusal is None
    assert (sealed / "plan/reviews" / str(Name(date.fromisoformat(day)))).is_file()
    assert run(sealed, "verify").status == 0


@pytest.mark.parametrize("day", ["2026-02-29", "2026-2-1", "today", "20260118", "2026-W03-7"])
def test_a_date_is_written_in_one_way(sealed: Path, day: str) -> None:
    done = CliRunner().invoke(milepost, ["--root", str(sealed), "seal", "--date", day])
    assert done.exit_code == 2
    assert day in done.output


def answer(root: Path, typed: str, *arguments: str) -> tuple[int, str]:
    """Run a command on a terminal and answer its questions."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    done = subprocess.run(
        [sys.executable, "-m", "milepost", *arguments],
        cwd=root,
        env={**environment(), **IDENTITY},
        stdin=theirs,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    os.close(theirs)
    os.close(ours)
    return done.returncode, done.stdout + done.stderr


def test_somebody_at_the_keyboard_is_asked_first(sealed: Path) -> None:
    before = files_of(sealed)
    status, said = answer(sealed, "n\n", "seal", "--date", "2026-01-18")
    assert (status, files_of(sealed)) == (1, before)
    assert "Set as_of to 18 Jan 2026?" in said
    status, said = answer(sealed, "y\nn\n", "seal", "--date", "2026-01-18")
    assert (status, files_of(sealed)) == (1, before)
    assert "Seal this review?" in said
    status, said = answer(sealed, "y\ny\n", "seal", "--date", "2026-01-18")
    assert status == 0
    assert "Sealed the review of 18 Jan 2026." in said
    assert len(archive_of(sealed).seals) == 2
