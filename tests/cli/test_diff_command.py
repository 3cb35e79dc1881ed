from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from small_project import milepost

from milepost.exports.comparison.escaping import escaped

PROJECT = """\
id: small
name:
  title: Small
as_of: 2025-12-07
calendar:
  timezone: Europe/Athens
"""
PHASES = """\
phases:
  - id: build
    number: 1
    title: Build <b>it</b> | @all
    start: 2025-12-08
    end: 2025-12-19
    tasks:
      - {id: order, title: Order}
"""
REASON = """\
reasons:
  - {item: build, fields: end, why: The hardware came late.}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose plan is committed, and whose first review is sealed."""
    write(tmp_path, project=PROJECT, phases=PHASES)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=First")
    sealed = milepost(tmp_path, "seal", "--yes")
    assert sealed.returncode == 0, sealed.stderr
    return tmp_path


def write(root: Path, **files: str) -> None:
    (root / "plan").mkdir(exist_ok=True)
    for name, text in files.items():
        (root / "plan" / f"{name}.yml").write_text(text, encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    person = ("-c", "user.name=A. Planner", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *person, *arguments], check=True, capture_output=True)
    subprocess.run(["git", "-C", str(root), "config", "user.name", "A. Planner"], check=False)
    subprocess.run(["git", "-C", str(root), "config", "user.email", "a@example.org"], check=False)


def edit(root: Path) -> None:
    write(
        root,
        project=PROJECT.replace("12-07", "12-14"),
        phases=PHASES.replace("12-19", "12-24"),
        review=REASON,
    )


def test_the_plan_as_it_was_sealed_has_not_changed(project: Path) -> None:
    ran = milepost(project, "diff", "--exit-code")
    assert ran.returncode == 0
    assert "Nothing changed since 7 Dec." in ran.stdout


def test_without_arguments_the_last_review_is_compared_with_the_live_plan(project: Path) -> None:
    edit(project)
    ran = milepost(project, "diff")
    assert ran.returncode == 0
    lines = ran.stdout.splitlines()
    assert lines[0] == "Changed from 7 Dec 2025 to live (14 Dec 2025)"
    assert lines[2:5] == [
        "• Overall health went from unknown to off track; schedule is off track now.",
        "• The plan ends 3 working days later, on 24 Dec instead of 19 Dec.",
        "• Phase 1 ends 3 working days later: the hardware came late.",
    ]
    (row,) = [line for line in lines if line.startswith("1 Build <b>it</b> | @all, end ")]
    assert " ".join(row.split()).endswith("19 Dec 24 Dec 3 d later The hardware came late.")


def test_scripts_get_a_status_and_json_with_every_change(project: Path) -> None:
    edit(project)
    ran = milepost(project, "diff", "2025-12-07", "live", "--format", "json", "--exit-code")
    assert ran.returncode == 1
    found = json.loads(ran.stdout)
    assert found["different"] is True
    assert found["before"] == {"name": "2025-12-07", "date": "2025-12-07"}
    ends = [each for each in found["changes"] if each["kind"] == "end moved"]
    assert [(each["object"], each["working_days"], each["reason"]) for each in ends] == [
        ("build", 3, "The hardware came late.")
    ]


def test_a_git_revision_is_read_without_touching_the_working_tree(project: Path) -> None:
    edit(project)
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=Second")
    write(project, phases=PHASES)
    ran = milepost(project, "diff", "HEAD~1", "HEAD")
    assert "Phase 1 ends 3 working days later: the hardware came late." in ran.stdout
    back = milepost(project, "diff", "HEAD", "live")
    assert "Phase 1 ends 3 working days earlier" in back.stdout
    assert (project / "plan/phases.yml").read_text(encoding="utf-8") == PHASES


def test_a_project_below_the_root_of_its_repository_is_read_too(tmp_path: Path) -> None:
    write_at = tmp_path / "status"
    write_at.mkdir()
    write(write_at, project=PROJECT, phases=PHASES)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=First")
    edit(write_at)
    ran = milepost(tmp_path, "--root", "status", "diff", "HEAD")
    assert "Phase 1 ends 3 working days later" in ran.stdout


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("no-such-branch", "git knows no such revision"),
        ("--output=x", "No such option"),
        ("2025-12-08", "No review was sealed for 2025-12-08"),
        ("2025-13-08", "is not a day of the calendar"),
    ],
)
def test_a_side_that_is_not_there_is_named_and_wrong_usage(
    project: Path, name: str, why: str
) -> None:
    ran = milepost(project, "diff", name)
    assert ran.returncode == 2
    assert why in ran.stderr


def test_a_plan_with_problems_is_not_compared(project: Path) -> None:
    write(project, phases=PHASES.replace("number: 1", "number: one"))
    ran = milepost(project, "diff")
    assert ran.returncode == 1
    assert "plan/phases.yml:3:13" in ran.stderr


def test_without_a_review_the_command_says_what_to_do(tmp_path: Path) -> None:
    write(tmp_path, project=PROJECT)
    ran = milepost(tmp_path, "diff")
    assert ran.returncode == 1
    assert "No review is sealed yet" in ran.stderr
    assert "milepost seal" in ran.stderr


def test_values_stay_text_in_markdown_and_html(project: Path) -> None:
    edit(project)
    markdown = milepost(project, "diff", "--format", "markdown").stdout
    assert "1 Build &#60;b&#62;it&#60;/b&#62; \\| &#64;&#8203;all, end" in markdown
    html = milepost(project, "diff", "--format", "html").stdout
    tags: set[str] = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)

    Tags().feed(html)
    assert "b" not in tags
    assert "script" not in tags
    assert {"table", "del", "strong", "title"} <= tags


@pytest.mark.parametrize(
    "text",
    [
        "# no",
        "- no",
        "1. no",
        "a|b",
        "[x](http://a.b)",
        "![x](y)",
        "`x`",
        "*x*",
        "<b>",
        "@you",
        "~~x~~",
    ],
)
def test_markdown_is_escaped_whatever_a_text_holds(text: str) -> None:
    from markdown import markdown

    printed = markdown(escaped(text))
    assert printed.startswith("<p>")
    assert printed.count("<") == 2
