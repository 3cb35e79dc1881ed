"""`verify` and `erratum`: what is whole, what is not, and how a mistake is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from review_commands import files_of, refused, run

from milepost.build.reviews import archive_of
from tools import verify_reviews

pytest_plugins = ["review_fixtures"]


def test_verify_counts_what_is_whole(sealed: Path) -> None:
    ran = run(sealed, "verify")
    assert (ran.status, ran.said.splitlines()[0]) == (0, "1 review, each as it was sealed.")
    digest = archive_of(sealed).head or ""
    assert run(sealed, "verify", "--head", digest).status == 0
    wrong = run(sealed, "verify", "--head", "f" * 64)
    assert wrong.status == 1
    assert "[seal-head]" in wrong.said


def test_verify_names_file_and_reason(sealed: Path) -> None:
    folder = sealed / "plan/reviews"
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "2026-01-12.json").symlink_to(folder / "2026-01-11.json")
    os.mkfifo(folder / "2026-01-13.json")
    ran = run(sealed, "verify")
    assert ran.status == 1
    for name in ("notes.txt", ".hidden", "old", "2026-01-12.json", "2026-01-13.json"):
        assert f"plan/reviews/{name}:1:1: " in ran.said
    assert ran.said.count("[seal-stranger]") == 5


def test_both_verifiers_work_from_the_root(sealed: Path) -> None:
    command = [sys.executable, "-I", verify_reviews.__file__]
    good = subprocess.run(command, cwd=sealed, capture_output=True, text=True, check=False)
    assert (good.returncode, good.stderr) == (0, "")
    path = sealed / "plan/reviews/2026-01-11.json"
    path.write_bytes(path.read_bytes()[:-1])
    bad = subprocess.run(command, cwd=sealed, capture_output=True, text=True, check=False)
    assert (bad.returncode, bad.stderr) == (1, "")
    assert "plan/reviews/2026-01-11.json" in bad.stdout


@pytest.mark.parametrize("arguments", [["--help"], ["--head"], ["x", "y"]])
def test_the_stand_alone_verifier_never_shows_a_traceback(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/reviews").write_text("x", encoding="utf-8")
    for further in (arguments, []):
        ran = subprocess.run(
            [sys.executable, "-I", verify_reviews.__file__, *further],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (1, "")


def test_a_mistake_is_named_beside_the_seal(sealed: Path) -> None:
    before = files_of(sealed)
    assert run(sealed, "erratum", "2026-01-11", "--reason", "Twelve, not ten.").refusal is None
    assert run(sealed, "erratum", "2026-01-11", "--reason", "Eleven.").refusal is None
    after = files_of(sealed)
    assert before.items() <= after.items()
    assert [each.reason for each in archive_of(sealed).errata] == ["Twelve, not ten.", "Eleven."]
    assert run(sealed, "verify").said.startswith("1 review and 2 errata")


def test_an_erratum_needs_a_review_and_a_reason(sealed: Path) -> None:
    assert "No review of 2026-01-12" in str(
        refused(sealed, "erratum", "2026-01-12", "--reason", "Oh.").refusal
    )
    assert "says nothing" in str(refused(sealed, "erratum", "2026-01-11", "--reason", " ").refusal)
