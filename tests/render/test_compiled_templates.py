"""Compiled templates are kept for the next build, and only where that does no harm."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from milepost.render import compiled_templates
from milepost.render.compiled_templates import _CompiledTemplates
from milepost.render.compiled_templates import compiled_templates as cache


def environment(folder: Path, source: str) -> jinja2.Environment:
    loader = jinja2.DictLoader({"page": source})
    return jinja2.Environment(
        loader=loader, bytecode_cache=_CompiledTemplates(str(folder), "%s.cache"), autoescape=True
    )


def test_template_that_was_edited_is_compiled_anew(tmp_path: Path) -> None:
    assert environment(tmp_path, "one").get_template("page").render() == "one"
    assert len(list(tmp_path.iterdir())) == 1
    assert environment(tmp_path, "one").get_template("page").render() == "one"
    assert environment(tmp_path, "two").get_template("page").render() == "two"


def test_folder_that_can_not_be_written_is_no_failure(tmp_path: Path) -> None:
    assert environment(tmp_path / "absent", "one").get_template("page").render() == "one"


def test_damaged_cache_is_no_failure(tmp_path: Path) -> None:
    environment(tmp_path, "one").get_template("page")
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert environment(tmp_path, "one").get_template("page").render() == "one"


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert cache("pages") is None


def test_cache_lies_among_compiled_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept = cache("pages")
    assert isinstance(kept, jinja2.FileSystemBytecodeCache)
    home = Path(compiled_templates.__file__).parent
    assert Path(kept.directory) == home / "__pycache__"


def test_each_environment_has_a_cache_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    one, other = cache("pages"), cache("frames")
    assert isinstance(one, jinja2.FileSystemBytecodeCache)
    assert isinstance(other, jinja2.FileSystemBytecodeCache)
    assert one.pattern != other.pattern
