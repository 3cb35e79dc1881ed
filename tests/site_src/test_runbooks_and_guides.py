"""The runbooks and guides of this project: complete, exact in form, and tied to the plan."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from markdown_it.tree import SyntaxTreeNode
from tests.site_src.written_pages import (
    GUIDES,
    ROOT,
    RUNBOOKS,
    Fence,
    WrittenPage,
    fences_of,
    plain,
    read_page,
)

from milepost.load.reading import load_plan
from milepost.model.runbook import SECTIONS

ALL_RUNBOOKS = sorted(RUNBOOKS.glob("*.md"))
ALL_GUIDES = sorted(GUIDES.glob("*.md"))
WRITTEN = sorted((ROOT / "site_src").rglob("*.md"))
FACTS = {"id", "owner", "trigger", "takes", "last_tested", "serves", "escalate_to"}
GIVEN_BY_THE_SHELL = {"PWD"}
SHELL_WORDS = {"echo", "export", "set", "umask", "test", "rm", ":", "cd"}
TOOLS_WITH_COMMANDS = {
    "kubectl": 2,
    "helm": 2,
    "git": 2,
    "argocd": 3,
    "cmctl": 2,
    "vault": 2,
    "promtool": 3,
    "amtool": 3,
    "logcli": 2,
    "k6": 2,
    "trivy": 2,
    "semgrep": 2,
    "docker": 2,
    "openssl": 2,
    "eksctl": 3,
    "bq": 2,
    "aws": 3,
    "gcloud": 3,
    "az": 3,
}
MACHINE_PATH = re.compile(r"(?:/home/|/Users/|/root/|/work/|/opt/|\b[A-Z]:\\)")
COMMAND = re.compile(r"(?:^|\|\|?|&&|\$\()\s*([a-z][\w-]*(?: +[a-z0-9][\w-]*)*)", re.M)
QUOTED = re.compile(r"'[^']*'|\"(?:\\.|[^\"\\$]|\$(?!\())*\"", re.DOTALL)
HEREDOC = re.compile(r"<<('?)(\w+)\1\n.*?^\s*\2$", re.DOTALL | re.MULTILINE)


@pytest.fixture(params=ALL_RUNBOOKS, ids=lambda path: path.stem)
def runbook(request: pytest.FixtureRequest) -> WrittenPage:
    return read_page(request.param)


@pytest.fixture(params=[*ALL_RUNBOOKS, *ALL_GUIDES], ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> WrittenPage:
    return read_page(request.param)


def plan_file(name: str) -> Any:
    return yaml.safe_load((ROOT / "plan" / f"{name}.yml").read_text("utf-8"))


def ids_below(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*(ids_below(item) for item in value), set())
    if isinstance(value, dict):
        own = {value["id"]} if "id" in value else set()
        return own.union(*(ids_below(item) for item in value.values()), set())
    return set()


def commands_of(fence: Fence) -> set[str]:
    """Return the commands that a block runs, each with as many words as name it."""
    script = HEREDOC.sub("", fence.content).replace("\\\n", " ")
    script = QUOTED.sub('"text"', script)
    found = set()
    for words in (match.split() for match in COMMAND.findall(script)):
        if words[0] not in SHELL_WORDS:
            found.add(" ".join(words[: TOOLS_WITH_COMMANDS.get(words[0], 1)]))
    return found


def test_there_are_enough_runbooks() -> None:
    assert len(ALL_RUNBOOKS) >= 12


def test_the_project_loads_with_these_pages() -> None:
    wrong = [p for p in load_plan(ROOT).problems if p.place.file.startswith("site_src/")]

    assert wrong == []


def test_facts_are_whole_and_named_after_the_file(runbook: WrittenPage) -> None:
    assert set(runbook.facts) == FACTS
    assert runbook.facts["id"] == runbook.path.stem
    assert runbook.facts["trigger"].endswith(".")
    assert runbook.facts["serves"]


def test_no_rehearsal_is_invented(runbook: WrittenPage) -> None:
    assert runbook.facts["last_tested"] == "never"
    assert "estimated" in runbook.facts["takes"]


def test_owners_and_what_it_serves_stand_in_the_plan(runbook: WrittenPage) -> None:
    project = plan_file("project")
    owners = {owner["id"] for owner in project["owners"]}
    served = ids_below([plan_file(name) for name in ("phases", "readiness", "kpis", "risks")])

    assert set(runbook.facts["owner"]) <= owners
    assert set(runbook.facts["escalate_to"]) <= owners
    assert set(runbook.facts["serves"]) <= served
    assert runbook.facts["escalate_to"][-1] == project["support"]["escalation"]


def test_no_id_is_taken_twice() -> None:
    taken = ids_below([plan_file(path.stem) for path in (ROOT / "plan").glob("*.yml")])

    assert taken.isdisjoint(path.stem for path in ALL_RUNBOOKS)


def test_sections_are_whole_and_in_order(runbook: WrittenPage) -> None:
    titles = [part.title for part in runbook.sections[1:]]

    assert titles == [*SECTIONS, "Sources"]
    assert all(part.nodes for part in runbook.sections)


def test_checks_come_before_the_steps(runbook: WrittenPage) -> None:
    assert runbook.section("Before you start").nodes[0].type == "bullet_list"


def test_steps_are_numbered_and_hold_commands(runbook: WrittenPage) -> None:
    steps = runbook.section("Steps")
    fences = list(fences_of(steps.nodes))

    assert len(steps.steps) >= 4
    assert sum(fence.language == "bash" for fence in fences) >= 3
    assert sum(fence.language == "text" for fence in fences) >= 3


def blocks_that_run(nodes: list[SyntaxTreeNode]) -> list[SyntaxTreeNode]:
    fences = [node for item in nodes for node in item.walk() if node.type == "fence"]
    return [
        node
        for node in fences
        if node.info == "bash" and not Fence("bash", node.content, 0, None).only_asks
    ]


@pytest.mark.parametrize("title", ["Steps", "Verify"])
def test_each_step_with_a_command_says_what_to_expect(runbook: WrittenPage, title: str) -> None:
    silent = [
        plain(step)
        for step in runbook.section(title).steps
        if blocks_that_run([step])
        and not re.search(r"\bExpect\b", plain(step))
        # A command that only tidies up prints nothing worth to compare.
        and not re.match(r"(Delete|Remove) the (copy|file)", plain(step))
    ]

    assert silent == []


def test_expected_output_is_introduced(page: WrittenPage) -> None:
    for part in page.sections:
        for node in (inner for top in part.nodes for inner in [top, *top.walk()]):
            if node.type != "fence" or node.info != "text" or part.title == "The chart":
                continue
            before = node.previous_sibling
            assert before is not None
            assert before.type == "paragraph"
            assert re.search(r"\bExpect\b.*:$", plain(before)), plain(before)


def test_every_block_names_its_language(page: WrittenPage) -> None:
    assert {fence.language for fence in page.fences} <= {"bash", "text", "yaml"}


def test_every_variable_is_explained_before_it_is_used(page: WrittenPage) -> None:
    known: dict[str | None, set[str]] = {None: set(GIVEN_BY_THE_SHELL)}
    for fence in (fence for fence in page.fences if fence.language == "bash"):
        allowed = known[None] | known.get(fence.provider, set()) | fence.sets
        assert fence.uses <= allowed, (fence.line, fence.uses - allowed)
        known.setdefault(fence.provider, set()).update(fence.sets)


def test_no_command_takes_an_undecided_name_for_granted(page: WrittenPage) -> None:
    assert not any("anti-corruption-agent" in fence.content for fence in page.fences)


@pytest.mark.skipif(
    shutil.which("shellcheck") is None, reason="shellcheck is not installed on this machine"
)
def test_every_shell_block_passes_shellcheck(page: WrittenPage, tmp_path: Path) -> None:
    files = []
    for fence in (fence for fence in page.fences if fence.language == "bash"):
        file = tmp_path / f"line_{fence.line:04}.sh"
        file.write_text(fence.content, "utf-8")
        files.append(file.name)
    if not files:
        return

    run = subprocess.run(
        ["shellcheck", "--shell=bash", "--format=gcc", *files],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stdout == ""
    assert run.returncode == 0


def test_every_command_has_its_source(page: WrittenPage) -> None:
    commands = {
        command
        for fence in page.fences
        if fence.language == "bash"
        for command in commands_of(fence)
    }
    if not commands:
        return
    named = {
        inner.content
        for node in page.section("Sources").nodes
        for inner in node.walk()
        if inner.type == "code_inline"
    }

    missing = {
        command
        for command in commands
        if not any(
            f"{name} ".startswith(f"{command} ") or f"{command} ".startswith(f"{name} ")
            for name in named
        )
    }

    assert missing == set()


def test_sources_are_addresses_of_the_open_web(runbook: WrittenPage) -> None:
    links = [
        str(inner.attrs["href"])
        for node in runbook.section("Sources").nodes
        for inner in node.walk()
        if inner.type == "link"
    ]

    assert len(links) >= 5
    assert all(re.match(r"https://[a-z0-9.-]+\.[a-z]+/", link) for link in links)


def test_nothing_names_a_place_on_one_machine(page: WrittenPage) -> None:
    assert MACHINE_PATH.findall(page.path.read_text("utf-8")) == []


def test_sentences_are_short(page: WrittenPage) -> None:
    texts = [page.facts.get("trigger", "")]
    for part in page.sections:
        if part.title != "Sources":
            texts += [
                plain(node)
                for top in part.nodes
                for node in [top, *top.walk()]
                if node.type == "paragraph"
            ]
    long = [
        sentence
        for text in texts
        for sentence in re.split(r"(?<=[.!?:])\s+", text)
        if len(sentence.split()) > 25
    ]

    assert long == []


def test_the_engine_nests_blocks_in_their_steps(runbook: WrittenPage) -> None:
    engine = markdown.Markdown(extensions=["pymdownx.superfences", "tables"])

    html = engine.convert(runbook.body)
    steps = html.partition("<h2>Steps</h2>")[2].partition("<h2>Verify</h2>")[0]

    assert "```" not in html
    assert steps.count("<ol>") == 1
    assert steps.count("<li>") >= len(runbook.section("Steps").steps)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_the_engine_numbers_steps_as_they_are_written(path: Path) -> None:
    """A block that is indented too little ends the list, and the next step is number one again."""
    text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
    html = markdown.markdown(text, extensions=["pymdownx.superfences", "tables"])

    lists = re.findall(r"^1\. ", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.MULTILINE)
    assert html.count("<ol>") == len(lists)


def test_the_guides_answer_the_documents_that_the_plan_names() -> None:
    answered = {
        link["target"]: link.get("page")
        for link in plan_file("project")["links"]
        if "page" in link and link["page"].startswith("guides/")
    }

    assert {"DEPLOYMENT_GUIDE.md", "ARCHITECTURE_AND_DESIGN_DECISIONS.md"} <= set(answered)
    for target, path in answered.items():
        text = (ROOT / "site_src" / path).read_text("utf-8")
        assert target in text


def test_the_architecture_names_every_open_decision() -> None:
    text = (GUIDES / "architecture.md").read_text("utf-8")
    open_ones = [d["id"] for d in plan_file("decisions")["decisions"] if "outcome" not in d]

    assert [name for name in open_ones if f"../decisions.html#{name}" not in text] == []


def test_the_first_guide_leads_to_every_runbook() -> None:
    text = (GUIDES / "index.md").read_text("utf-8")

    assert [p.name for p in ALL_RUNBOOKS if f"../runbooks/{p.name}" not in text] == []
