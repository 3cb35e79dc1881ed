"""All problems are found at once, and what can't be read hides nothing and blames nobody."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from milepost.load import load_plan

PROJECT = (
    "id: demo\nname:\n  title: Demo\nas_of: 2025-12-14\ncalendar:\n  timezone: UTC\n"
    "owners:\n  - id: devops\n    title: DevOps\n"
)
PHASES = (
    "phases:\n  - id: build\n    number: 1\n    title: Build\n    owner: devops\n"
    "    start: 2025-12-16\n    end: 2025-12-27\n    tasks:\n      - id: cluster\n"
    "        title: Cluster\n"
)


def project(root: Path, **files: str) -> Path:
    (root / "plan").mkdir(exist_ok=True)
    for name, text in {"project": PROJECT, **files}.items():
        (root / "plan" / f"{name}.yml").write_text(text)
    return root


def found(root: Path) -> list[tuple[str, str]]:
    return [(problem.place.file, problem.code) for problem in load_plan(root).problems]


def test_problems_of_several_files_and_kinds_are_reported_together(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        project=PROJECT.replace("UTC", "Nowhere"),
        phases=PHASES.replace("2025-12-27", "2024-12-27") + "        state: finished\n",
        kpis="kpis:\n  - id: speed\n    title: Speed\n    comparator: below\n    target: fast\n",
        risks="risks: [\n",
    )
    assert found(root) == [
        ("plan/kpis.yml", "bad-number"),
        ("plan/phases.yml", "end-before-start"),
        ("plan/phases.yml", "unknown-word"),
        ("plan/project.yml", "unknown-zone"),
        ("plan/risks.yml", "yaml-syntax"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        PROJECT + "links: [",
        PROJECT.replace("as_of: 2025-12-14\n", ""),
        PROJECT.replace("title: DevOps", "titel: DevOps"),
        PROJECT.replace("    title: DevOps\n", ""),
        PROJECT.replace("2025-12-14", "soon"),
    ],
)
def test_teams_of_a_broken_project_are_not_called_unknown(broken: str, tmp_path: Path) -> None:
    root = project(tmp_path, project=broken, phases=PHASES)
    assert {file for file, _ in found(root)} == {"plan/project.yml"}
    assert len(found(root)) == 1


def test_a_reference_to_a_record_with_a_fault_is_not_blamed(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        phases=PHASES.replace("title: Cluster", "titel: Cluster"),
        risks="risks:\n  - id: delay\n    title: Delay\n    likelihood: low\n    impact: high\n"
        "    threatens: [cluster, nothing]\n",
    )
    assert found(root) == [
        ("plan/phases.yml", "unknown-key"),
        ("plan/risks.yml", "unknown-reference"),
    ]


def test_a_value_that_was_left_out_has_no_echo_in_the_checks(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        phases=PHASES + "        state: ready\n        done_on: 2025-12-12\n",
    )
    assert found(root) == [("plan/phases.yml", "unknown-word")]


def test_scales_that_can_not_be_read_do_not_blame_the_risks(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        project=PROJECT + "scales:\n  likelihood: rare\n",
        risks="risks:\n  - id: delay\n    title: Delay\n    likelihood: rare\n    impact: great\n",
    )
    assert {file for file, _ in found(root)} == {"plan/project.yml"}


def test_a_second_problem_of_a_file_that_is_split_names_the_right_part(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "plan" / "phases").mkdir()
    (root / "plan" / "phases" / "a.yml").write_text(PHASES)
    (root / "plan" / "phases" / "b.yml").write_text(
        "phases:\n  - id: launch\n    number: 2\n    title: Launch\n    start: soon\n"
    )
    (problem,) = load_plan(root).problems
    assert str(problem.place) == "plan/phases/b.yml:5:12"


def test_an_unknown_key_is_shown_at_the_key_and_a_bad_value_at_the_value(tmp_path: Path) -> None:
    text = PHASES + "        staet: open\n        weight:   heavy\n"
    places = [str(problem.place) for problem in load_plan(project(tmp_path, phases=text)).problems]
    assert places == ["plan/phases.yml:11:9", "plan/phases.yml:12:19"]


def test_the_place_of_an_item_is_that_of_the_item_in_both_notations(tmp_path: Path) -> None:
    text = PHASES + (
        "        owner: [devops,  nobody]\n        depends_on:\n          - cluster\n"
        "          - {to: x}\n          - {to: y, note: z}\n"
    )
    places = [str(problem.place) for problem in load_plan(project(tmp_path, phases=text)).problems]
    assert places == [
        "plan/phases.yml:11:26",
        "plan/phases.yml:13:13",
        "plan/phases.yml:14:18",
        "plan/phases.yml:15:18",
        "plan/phases.yml:15:21",
    ]


def test_an_empty_folder_lacks_a_project_and_says_so(tmp_path: Path) -> None:
    loaded = load_plan(tmp_path)
    assert loaded.plan is None
    assert [problem.code for problem in loaded.problems] == ["missing-file"]


def test_files_of_editors_and_sealed_reviews_are_left_alone(tmp_path: Path) -> None:
    root = project(tmp_path, phases=PHASES)
    (root / "plan" / "reviews").mkdir()
    (root / "plan" / "reviews" / "2025-12-07.json").write_text("{")
    for name in (".phases.yml.swp", "phases.yml~", ".DS_Store"):
        (root / "plan" / name).write_text("[")
    assert found(root) == []


@pytest.mark.timeout(20)
@pytest.mark.parametrize("folder", ["plan", "site_src"])
def test_pipes_sockets_and_links_are_refused_without_being_opened(
    folder: str, tmp_path: Path
) -> None:
    root = project(tmp_path)
    (root / folder).mkdir(exist_ok=True)
    os.mkfifo(root / folder / "risks.yml")
    (root / folder / "kpis.yml").symlink_to("/etc/passwd")
    (root / folder / "decisions").symlink_to("/etc", target_is_directory=True)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(root / folder / "phases.yml"))
    loaded = load_plan(root)
    assert [problem.code for problem in loaded.problems] == ["unsafe-file"] * 4
    assert not any("root:" in text for text in loaded.sources.values())


@pytest.mark.parametrize("folder", ["plan", "site_src"])
def test_a_folder_that_is_a_link_is_refused(folder: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "project.yml").write_text(PROJECT)
    root = tmp_path / "root"
    root.mkdir()
    if folder != "plan":
        project(root)
    (root / folder).symlink_to(outside, target_is_directory=True)
    assert found(root) == [(folder, "unsafe-file")]


def test_the_root_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    project(real)
    (tmp_path / "link").symlink_to(real, target_is_directory=True)
    assert load_plan(tmp_path / "link").plan is not None


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    root = project(tmp_path, phases=PHASES + "        staet: open\n")
    assert load_plan(root) == load_plan(root)


def test_a_long_chain_of_dependencies_is_no_circle_and_a_closed_one_is(tmp_path: Path) -> None:
    def chain(first: str) -> str:
        tasks = "".join(
            f"      - id: t{number}\n        title: T\n        depends_on: "
            f"{f't{number - 1}' if number else first}\n"
            for number in range(3000)
        )
        return f"{PHASES.replace('    owner: devops', '    owner: devops')}{tasks}"

    assert found(project(tmp_path, phases=chain("cluster"))) == []
    assert found(project(tmp_path, phases=chain("t2999"))) == [
        ("plan/phases.yml", "dependency-cycle")
    ]
