"""Whatever bytes a file holds, reading it ends soon, raises nothing and loses no text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from milepost.load import load_plan
from milepost.load.files import Source
from milepost.load.guard import CONTROL
from milepost.load.nodes import read_nodes
from milepost.model.base import PLACE_KEY

PROJECT = (
    "id: demo\nname:\n  title: Demo\nas_of: 2025-12-14\ncalendar:\n  timezone: UTC\n"
    "owners:\n  - id: devops\n    title: DevOps\n"
)
QUICK = settings(
    deadline=2000,
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def project(root: Path, **files: bytes) -> Path:
    (root / "plan").mkdir(exist_ok=True)
    (root / "plan" / "project.yml").write_text(PROJECT)
    for name, content in files.items():
        (root / "plan" / f"{name}.yml").write_bytes(content)
    return root


@QUICK
@given(content=st.binary(max_size=400))
@example(content=b"\xff\xfe")
@example(content=b"\x00")
@example(content=b"%YAML 1.1\n---\n")
@example(content=b"risks: \xf0\x9f\x98\x80")
@example(content=b'"\\u0000place": x')
def test_any_bytes_as_a_file_are_read_or_refused(content: bytes, tmp_path: Path) -> None:
    loaded = load_plan(project(tmp_path, risks=content))
    assert loaded.plan is not None or loaded.errors


YAML_SIGNS = st.text(alphabet="abid: -[]{}\"'|>&*!%#?,\n~<\\01te.", max_size=120)


@QUICK
@given(text=YAML_SIGNS)
@example(text="- - - - -")
@example(text="? ? ? a")
@example(text="risks:\n  - []\n  - {}\n  -\n  - id")
@example(text="risks: {id: a}")
@example(text="[" * 33)
def test_any_mix_of_yaml_signs_is_read_or_refused(text: str, tmp_path: Path) -> None:
    for name in ("risks", "phases"):
        loaded = load_plan(project(tmp_path, **{name: text.encode()}))
        assert loaded.plan is not None or loaded.errors
        (tmp_path / "plan" / f"{name}.yml").unlink()


KEYS = (
    *("id", "title", "state", "tasks", "depends_on", "owner", "start", "end", "to", "phases"),
    *("number", "recurring", "every", "evidence", "target", "kpi", "targets", "inferred", "reason"),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=25,
)


@QUICK
@given(value=st.dictionaries(st.sampled_from(["phases", "milestones"]), VALUES))
def test_any_shape_of_values_is_read_or_complained_of(
    value: dict[str, Any], tmp_path: Path
) -> None:
    content = yaml.safe_dump(value, allow_unicode=True).encode()
    loaded = load_plan(project(tmp_path, phases=content))
    assert loaded.plan is not None or loaded.errors
    for problem in loaded.problems:
        assert problem.message
        assert PLACE_KEY not in str(problem)


TEXTS = st.text(max_size=60).filter(lambda text: not CONTROL.search(text) and text.strip())


@QUICK
@given(text=TEXTS)
def test_no_character_of_a_text_is_lost(text: str) -> None:
    written = yaml.safe_dump({"title": text}, allow_unicode=True, width=10_000)
    if CONTROL.search(written):
        return
    nodes = read_nodes(Source("plan/x.yml", written))
    assert nodes.problems == ()
    assert nodes.value["title"] == text


BOMBS = {
    "fifty thousand brackets": "[" * 50_000,
    "fifty thousand braces": "{a: " * 50_000,
    "fifty thousand hyphens": "- " * 50_000,
    "fifty thousand question marks": "? " * 50_000,
    "two million brackets": "[" * 2_000_000,
    "quotes without an end": '"' * 1_000_001,
    "aliases of aliases": "a0: &a0 [x, x]\n"
    + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    ),
    "merges of merges": "a: &a {k: v}\n"
    + "".join(f"b{i}: &b{i} {{<<: [{', '.join(['*a'] * 50)}]}}\n" for i in range(50)),
    "a million commas": "a: [" + "," * 1_000_000 + "]",
    "a million keys": "".join(f"k{i}: 1\n" for i in range(180_000)),
    "one long line": "a: " + "x" * 2_000_000,
    "indentation": "\n".join(" " * i + "a:" for i in range(1_500)),
    "tabs": "\t" * 1_000_000,
    "control characters": "\x07" * 1_000_000,
    "blank lines with tabs": "\t\n" * 500_000,
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_is_refused_before_it_goes_off(name: str, tmp_path: Path) -> None:
    root = project(tmp_path, risks=BOMBS[name].encode())
    began = time.process_time()
    loaded = load_plan(root)
    assert time.process_time() - began < 5
    assert loaded.errors
    assert len(loaded.problems) < 400_000


@pytest.mark.parametrize(
    "opened",
    [
        "a" * 100_000 + "](",
        "[" * 20_000,
        "<a " * 20_000,
        "*" * 9_999,
        "`" * 9_999,
        "{" * 20_000,
        "{: a=" * 9_999,
        "> " * 5_000,
        "<!-- >" * 20_000,
        "<!--" * 20_000,
        "<![CDATA[ >" * 20_000,
        "<? " * 20_000,
        "<script>" * 20_000,
        "- " * 5_000,
        "[a](" * 20_000,
        "`" + "``".join("a" * 5_000),
        "| a " * 5_000 + "\n" + "|-" * 5_000 + "|",
    ],
)
def test_a_page_that_is_a_bomb_ends_soon(opened: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "site_src").mkdir()
    (root / "site_src" / "page.md").write_text(f"# Title\n\n{opened}\n")
    began = time.process_time()
    load_plan(root)
    assert time.process_time() - began < 5


LINES = ("id: a", "title: A", "state: done", "owner: [x, y]", "start: 2025-12-16")


@given(lines=st.permutations(LINES))
def test_the_order_of_keys_means_nothing(lines: list[str]) -> None:
    one = read_nodes(Source("plan/x.yml", "\n".join(LINES))).value
    other = read_nodes(Source("plan/x.yml", "\n".join(lines))).value
    one.pop(PLACE_KEY)
    other.pop(PLACE_KEY)
    assert one == other


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("3.10", "3.10"),
        ("010", "010"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("2025-12-14", "2025-12-14"),
        ("yes", "yes"),
        ("Null", "Null"),
        (".inf", ".inf"),
        ("=", "="),
        ("0x1F", "0x1F"),
        ("", None),
        ("null", None),
        ("~", None),
        ('"null"', "null"),
        ("''", ""),
        ('"a\\tb"', "a\tb"),
        ("it's", "it's"),
    ],
)
def test_a_plain_scalar_is_text_and_only_three_of_them_are_nothing(
    written: str, read: str | None
) -> None:
    assert read_nodes(Source("plan/x.yml", f"key: {written}")).value["key"] == read


SAYINGS = (
    "a: b: c",
    "a: @x",
    "a: 'x",
    "- a\nb: c",
    "a: [1, 2",
    'a: "\\q"',
    "a: &x 1\nb: *x",
    "a: !e 1",
    "<<: {a: b}",
    "a: 1\na: 2",
    "a: 1\n---\nb: 2",
    "%YAML 1.1\n---\na: 1",
    "? [a]\n: b",
    "[" * 40,
    "a: no\nb: 'no'\nc:\nd: ~\ne: |\n  x\n  y\n",
)


@pytest.mark.parametrize("text", SAYINGS)
def test_both_loaders_of_pyyaml_say_the_same(text: str) -> None:
    source = Source("plan/x.yml", text)
    fast, slow = read_nodes(source), read_nodes(source, yaml.SafeLoader)
    assert fast.value == slow.value
    assert [(p.code, p.place.line) for p in fast.problems] == [
        (p.code, p.place.line) for p in slow.problems
    ]
