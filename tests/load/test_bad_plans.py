"""Every small plan in tests/plans/bad has exactly the problems that it names itself."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from milepost.load import load_plan
from milepost.problems.code import Severity
from milepost.problems.codes.build import BUILD_CODES
from milepost.problems.codes.proposals import PROPOSAL_CODES
from milepost.problems.codes.reviews import REVIEW_CODES
from milepost.problems.register import CODES

BAD = Path(__file__).parents[1] / "plans" / "bad"
CASES = sorted(path.name for path in BAD.iterdir())
PROJECT = (BAD / "not-utf8-latin-1" / "plan" / "project.yml").read_text()

UNREADABLE = "unreadable-file"

Expected = tuple[str, int, str]
_COMMENT = re.compile(rb"(?:#|<!--) expect: (\d+) ([a-z0-9-]+)")
_LISTED = re.compile(r"(\S+) (\d+) ([a-z0-9-]+)")


def expected_of(case: Path) -> set[Expected]:
    """Return file, line and code of all problems that a case names, in comments or a list."""
    found = {
        (path.relative_to(case).as_posix(), int(line), code.decode())
        for path in case.rglob("*")
        if path.is_file() and not path.is_symlink()
        for line, code in _COMMENT.findall(path.read_bytes())
    }
    listing = case / "expect.txt"
    if listing.exists():
        found |= {(m[1], int(m[2]), m[3]) for m in _LISTED.finditer(listing.read_text())}
    return found


def found_in(root: Path) -> set[Expected]:
    return {(p.place.file, p.place.line, p.code) for p in load_plan(root).problems}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_plan_has_the_problems_it_names(name: str) -> None:
    expected = expected_of(BAD / name)
    assert expected, "the case names no problem"
    assert found_in(BAD / name) == expected


@pytest.mark.parametrize("name", CASES)
def test_every_problem_is_said_in_sentences_with_a_cure_and_its_code(name: str) -> None:
    loaded = load_plan(BAD / name)
    assert list(loaded.problems) == sorted(loaded.problems)
    for problem in loaded.problems:
        assert str(problem).endswith(f"{problem.cure} [{problem.code}]")
        assert problem.message[-1] in ".!?", problem
        assert problem.cure[-1] in ".!?", problem
        assert problem.message[0].isupper() or problem.message[0] in '"' or "/" in problem.message
        assert max(map(_words, re.split(r"[.?!] ", f"{problem.message} {problem.cure}"))) <= 25
        assert problem.place.line >= 1
        assert problem.place.column >= 1


def _words(sentence: str) -> int:
    return len(sentence.split())


@pytest.mark.parametrize("name", CASES)
def test_errors_leave_no_plan_and_warnings_do(name: str) -> None:
    loaded = load_plan(BAD / name)
    assert (loaded.plan is None) == bool(loaded.errors)
    assert len(loaded.errors) + len(loaded.warnings) == len(loaded.problems)


def _too_big(root: Path) -> None:
    (root / "plan" / "risks.yml").write_text("# " + "x" * 2 * 1024 * 1024)


def _too_many_values(root: Path) -> None:
    (root / "plan" / "risks.yml").write_text("risks: [" + "a," * 300_001 + "]")


def _symbolic_link(root: Path) -> None:
    (root / "elsewhere.yml").write_text("risks: []")
    (root / "plan" / "risks.yml").symlink_to("../elsewhere.yml")


MADE: dict[str, Callable[[Path], None]] = {
    "too-big": _too_big,
    "too-many-values": _too_many_values,
    "unsafe-file": _symbolic_link,
}


@pytest.mark.parametrize("code", sorted(MADE))
def test_a_plan_that_can_not_be_kept_here_has_its_problem(code: str, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "project.yml").write_text(PROJECT)
    MADE[code](tmp_path)
    assert {problem.code for problem in load_plan(tmp_path).problems} == {code}


def test_a_file_that_the_system_refuses_is_a_problem() -> None:
    """Root may read everything, so the test reads as somebody else where it runs as root."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "plan").mkdir(mode=0o755)
        (root / "plan" / "project.yml").write_text(PROJECT)
        (root / "plan" / "risks.yml").write_text("risks: []")
        (root / "plan" / "risks.yml").chmod(0)
        am_root = os.geteuid() == 0
        try:
            if am_root:
                os.seteuid(65534)
            found = found_in(root)
        finally:
            if am_root:
                os.seteuid(0)
    assert found == {("plan/risks.yml", 1, UNREADABLE)}


def test_every_code_of_the_register_has_a_bad_plan() -> None:
    proven = {code for name in CASES for _, _, code in expected_of(BAD / name)}
    not_of_plans = {code.name for code in (*BUILD_CODES, *PROPOSAL_CODES, *REVIEW_CODES)}
    wanted = {
        code.name
        for code in CODES.values()
        if code.severity is not Severity.CONTRADICTION and code.name not in not_of_plans
    }
    assert wanted - proven - set(MADE) - {UNREADABLE} == set()
