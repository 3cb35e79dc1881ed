"""What the manual tells a planner to write is read without a problem."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest

from milepost.derive import derive
from milepost.load import Loaded, load_plan

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "site_src" / "manual"
PAGES = sorted(MANUAL.glob("*.md"))
BLOCK = re.compile(r"^```(yaml|markdown)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"# plan/(\w+)\.yml\n")
NEEDED = {
    "id": "id: example",
    "name": "name: {title: Example}",
    "as_of": "as_of: 2026-03-02",
    "calendar": "calendar: {timezone: Europe/Athens}",
    "owners": "owners: [{id: web, title: Web}, {id: operations, title: Operations},"
    " {id: product, title: Product}]",
}
"""What every plan says in project.yml; an example may leave it out."""


def blocks(page: Path, language: str) -> list[str]:
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [text for kind, text in found if kind == language]


def write_project(root: Path, page: Path) -> int:
    """Write all examples of a page as one project; return how many files of a plan they are."""
    examples = [(match[1], text) for text in blocks(page, "yaml") if (match := FILE.match(text))]
    if page.stem == "calendar":  # it shows the calendar twice, once for each way to write it
        examples = examples[:1]
    for count, (name, text) in enumerate(examples):
        write(root / "plan" / name / f"{count}.yml", text)
    project = "".join(text for name, text in examples if name == "project")
    rest = [line for key, line in NEEDED.items() if not re.search(rf"^{key}:", project, re.M)]
    if rest:
        write(root / "plan" / "project" / "rest.yml", "\n".join(rest))
    return len(examples)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def complaints(loaded: Loaded) -> list[str]:
    return [f"{problem}" for problem in loaded.errors]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_make_a_plan_without_errors(page: Path, tmp_path: Path) -> None:
    write_project(tmp_path, page)
    loaded = load_plan(tmp_path)
    assert complaints(loaded) == []
    assert loaded.plan is not None
    assert derive(loaded.plan).as_of == loaded.plan.project.as_of


def test_every_file_of_a_plan_has_an_example() -> None:
    shown = {
        match[1]
        for text in blocks(MANUAL / "write-a-plan.md", "yaml")
        if (match := FILE.match(text))
    }
    assert shown >= {
        "project",
        "phases",
        "readiness",
        "kpis",
        "risks",
        "decisions",
        "communication",
    }


def test_the_second_calendar_is_read_as_well(tmp_path: Path) -> None:
    calendar = blocks(MANUAL / "calendar.md", "yaml")[1]
    rest = "\n".join(line for key, line in NEEDED.items() if key != "calendar")
    write(tmp_path / "plan" / "project.yml", calendar + rest)
    assert complaints(load_plan(tmp_path)) == []


def test_the_example_of_a_runbook_is_a_whole_runbook(tmp_path: Path) -> None:
    page = MANUAL / "runbooks.md"
    write_project(tmp_path, page)
    text = page.read_text(encoding="utf-8")
    example = text.partition("```markdown\n")[2].partition("\n```\n\nA missing section")[0]
    write(tmp_path / "site_src" / "runbooks" / "restart-payments.md", example)
    loaded = load_plan(tmp_path)
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.plan is not None
    assert [runbook.id for runbook in loaded.plan.runbooks] == ["restart-payments"]


def test_the_entry_of_a_rehearsal_is_taken_in_place_of_never(tmp_path: Path) -> None:
    page = MANUAL / "runbooks.md"
    write_project(tmp_path, page)
    text = page.read_text(encoding="utf-8")
    example = text.partition("```markdown\n")[2].partition("\n```\n\nA missing section")[0]
    entry = next(text for text in blocks(page, "yaml") if text.startswith("last_tested:"))
    tested = example.replace("last_tested: never\n", entry)
    write(tmp_path / "site_src" / "runbooks" / "restart-payments.md", tested)
    loaded = load_plan(tmp_path)
    assert complaints(loaded) == []
    assert loaded.plan is not None
    assert loaded.plan.runbooks[0].last_tested[0].result == "worked with changes"


def copy_of_this_plan(folder: Path, change: str) -> Path:
    """Write the plan of this repository with lines added below the title of a first task."""
    for name in ("plan", "site_src"):
        copytree(ROOT / name, folder / name)
    phases = folder / "plan" / "phases.yml"
    text = phases.read_text(encoding="utf-8")
    task = re.search(r"- id: decide-cloud-provider\n.*title:.*\n", text)
    assert task
    phases.write_text(text.replace(task[0], task[0] + change), encoding="utf-8")
    return folder


def test_the_tour_finishes_a_task(tmp_path: Path) -> None:
    change = blocks(MANUAL / "tour.md", "yaml")[0]
    loaded = load_plan(copy_of_this_plan(tmp_path, change))
    assert complaints(loaded) == []
    assert loaded.plan is not None
    progress = derive(loaded.plan).progress
    assert (progress.done, progress.total, progress.evidenced) == (1, 50, 1)


def test_the_tour_breaks_the_plan_at_a_line(tmp_path: Path) -> None:
    change = blocks(MANUAL / "tour.md", "yaml")[0].replace("state: done", "state: dun")
    (problem,) = complaints(load_plan(copy_of_this_plan(tmp_path, change)))
    assert problem.startswith("plan/phases.yml:26:")
    assert problem.endswith("[unknown-word]")


def test_the_message_that_troubleshooting_explains_is_the_one_that_is_given(tmp_path: Path) -> None:
    write_project(tmp_path, MANUAL / "tour.md")
    risk = "risks:\n  - id: slow\n    title: Too slow\n    likelyhood: low\n    impact: high\n"
    write(tmp_path / "plan" / "risks.yml", risk)
    given = complaints(load_plan(tmp_path))
    assert given[0] in (MANUAL / "troubleshooting.md").read_text("utf-8")


def plan_of(page: str, root: Path) -> Loaded:
    write_project(root, MANUAL / f"{page}.md")
    return load_plan(root)


def test_the_contradiction_that_the_manual_promises_is_found(tmp_path: Path) -> None:
    plan = plan_of("claims", tmp_path).plan
    assert plan is not None
    found = [f"{each.stated} ≠ {each.against}" for each in derive(plan).contradictions]
    text = (MANUAL / "claims.md").read_text(encoding="utf-8")
    assert any(sentence in text for sentence in found), found


def test_the_slack_and_exposure_that_the_manual_states_are_derived(tmp_path: Path) -> None:
    decisions = plan_of("decisions", tmp_path / "decisions").plan
    risks = plan_of("risks", tmp_path / "risks").plan
    assert decisions is not None
    assert risks is not None
    assert derive(decisions).decisions[0].slack == 6
    risk = derive(risks).risks[0]
    assert (risk.likelihood, risk.impact, risk.exposure, risk.band) == (3, 4, 12, "medium")
