from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest
from small_project import PYTHON, ROOT, environment, milepost

from milepost.cli.findings import Finding, Findings
from milepost.cli.report import as_github
from milepost.problems.code import Problem, Severity
from milepost.problems.place import Place

PROJECT = """\
id: small
name:
  title: Small
as_of: 2025-12-14
calendar:
  timezone: Europe/Athens
"""
BAD_RISK = """\
risks:
  - id: delay
    title: A delay
    likelyhood: high
    likelihood: high
    impact: low
"""


def _project(folder: Path, **files: str) -> Path:
    (folder / "plan").mkdir()
    for name, text in {"project": PROJECT, **files}.items():
        (folder / "plan" / f"{name}.yml").write_text(text, encoding="utf-8")
    return folder


def test_a_sound_plan_ends_with_0_and_the_counts(tmp_path: Path) -> None:
    ran = milepost(_project(tmp_path), "check")
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.splitlines()[-1].startswith("0 errors, 0 warnings, 0 contradictions")


def test_an_error_ends_with_1_and_its_line_says_place_cure_and_code(tmp_path: Path) -> None:
    ran = milepost(_project(tmp_path, risks=BAD_RISK), "check")
    assert ran.returncode == 1
    line = ran.stdout.splitlines()[0]
    assert line.startswith("plan/risks.yml:4:5: ")
    assert "likelyhood" in line
    assert line.endswith("[unknown-key]")
    assert ran.stdout.splitlines()[-1] == "1 error, 0 warnings, 0 contradictions"


def test_json_is_one_object_with_stable_keys(tmp_path: Path) -> None:
    ran = milepost(_project(tmp_path, risks=BAD_RISK), "check", "--format", "json")
    found = json.loads(ran.stdout)
    assert list(found) == ["schema", "counts", "problems"]
    assert found["counts"] == {"errors": 1, "warnings": 0, "contradictions": 0, "inferred": 0}
    problem = found["problems"][0]
    assert list(problem) == [
        "file",
        "line",
        "column",
        "severity",
        "code",
        "message",
        "cure",
        "inferred",
    ]
    assert (problem["file"], problem["line"], problem["column"]) == ("plan/risks.yml", 4, 5)


def test_github_gets_an_annotation_with_the_path_from_where_it_runs(tmp_path: Path) -> None:
    (tmp_path / "status").mkdir()
    _project(tmp_path / "status", risks=BAD_RISK)
    ran = milepost(tmp_path, "--root", "status", "check", "--format", "github")
    assert ran.returncode == 1
    assert ran.stdout.startswith(
        "::error file=status/plan/risks.yml,line=4,col=5,title=unknown-key::"
    )


def test_what_github_would_read_as_a_command_is_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem(
        Place("plan/a,b:c.yml", 1, 2), "bad-date", "100 %\n::error::no", "Do.", Severity.WARNING
    )
    as_github(Findings((Finding(problem),)), Path())
    assert capsys.readouterr().out.splitlines()[0] == (
        "::warning file=plan/a%2Cb%3Ac.yml,line=1,col=2,title=bad-date::100 %25%0A::error::no Do."
    )


def test_the_real_plan_has_contradictions_that_strict_takes_for_errors(tmp_path: Path) -> None:
    assert milepost(ROOT, "check").returncode == 0
    strict = milepost(ROOT, "check", "--strict")
    assert strict.returncode == 1
    assert "[claim-names-unknown-phase]" in strict.stdout


def test_contradictions_are_sorted_in_with_the_problems_by_place() -> None:
    found = json.loads(milepost(ROOT, "check", "--format", "json").stdout)["problems"]
    places = [(each["file"], each["line"], each["column"]) for each in found]
    assert places == sorted(places)
    assert {each["severity"] for each in found} >= {"contradiction"}


def _on_a_terminal(root: Path, **settings: str) -> str:
    """Return what the command prints on a terminal."""
    inner, outer = pty.openpty()
    variables = {**environment(), "TERM": "xterm-256color", **settings}
    if "NO_COLOR" not in settings:
        del variables["NO_COLOR"]
    command = [PYTHON, "-m", "milepost", "check"]
    with subprocess.Popen(command, cwd=root, env=variables, stdout=outer, stderr=outer) as process:
        os.close(outer)
        printed = b""
        while True:
            try:
                block = os.read(inner, 4096)
            except OSError:  # the terminal's other end is closed
                break
            if not block:
                break
            printed += block
        process.wait()
    os.close(inner)
    return printed.decode()


def test_colour_is_for_terminals_and_no_color_is_respected(tmp_path: Path) -> None:
    _project(tmp_path, risks=BAD_RISK)
    assert "\x1b[1;31m" in _on_a_terminal(tmp_path)
    assert "\x1b[1;31m" not in _on_a_terminal(tmp_path, NO_COLOR="1")
    assert "\x1b" not in milepost(tmp_path, "check").stdout
