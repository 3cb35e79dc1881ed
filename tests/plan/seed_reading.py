"""Reads a plan by path, and says which words of a source line a value holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from milepost.model.base import Stated
from milepost.model.plan import Plan

Steps = tuple[tuple[str, str | None], ...]

_STEP = re.compile(r"([a-z_]+)(?:\[([^\]]+)\])?(?:\.|$)")
_BOX = re.compile(r"- \[[ x]\] ")
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?|[<>%+]")
_SIGNS = {"below": {"<"}, "above": {">"}}
_REFERENCES = frozenset({"owner", "kpi", "contact", "escalation", "maintained_by"})
"""Fields whose ids stand for the titles of what they name."""

_FREE_FIELDS = frozenset({"said_in", "time", "every"})
"""Fields whose text says more, or says it in another form, than the source."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value of the plan: its path, the field it stands in, and the records above it."""

    path: str
    field: str
    value: Any
    records: tuple[BaseModel, ...]


def words(text: str) -> tuple[str, ...]:
    """Return the words, numbers and signs of a text, without case, boxes, marks and pictures."""
    return tuple(_WORD.findall(_BOX.sub("", text).lower()))


def steps(path: str) -> Steps:
    """Split `phases[x].tasks[y].title` into field names with their keys."""
    found = tuple((match[1], match[2]) for match in _STEP.finditer(path))
    rebuilt = ".".join(name if key is None else f"{name}[{key}]" for name, key in found)
    assert rebuilt == path, f"{path} is no path of the plan"
    return found


def root(plan: Plan) -> dict[str, Any]:
    """Return the first steps of every path: the lists and records of the plan's files."""
    return {
        "project": plan.project,
        "phases": plan.work.phases,
        "readiness": plan.readiness,
        "kpis": plan.kpis,
        "risks": plan.risks.risks,
        "decisions": plan.decisions.decisions,
        "communication": plan.communication,
    }


def find(plan: Plan, path: str) -> Found:
    """Return the value at a path; a key is an id, a title, a label or a position."""
    records: list[BaseModel] = []
    value: Any = root(plan)
    name = ""
    for name, key in steps(path):
        if isinstance(value, dict):
            value = value[name]
        else:
            assert name in type(value).model_fields, f"{path}: {name} is no field"
            value = getattr(value, name)
        if key is not None:
            value = _pick(value, key, path)
        if isinstance(value, BaseModel):
            records.append(value)
    return Found(path, name, value, tuple(records))


def _pick(items: Any, key: str, path: str) -> Any:
    for position, item in enumerate(items):
        names = (getattr(item, name, None) for name in ("id", "title", "label"))
        if key in names or key == str(position):
            return item
    raise AssertionError(f"{path}: nothing is called {key}")


def source_lines(found: Found) -> set[int]:
    """Return the source lines that the records above a value name."""
    return {
        line
        for record in found.records
        if isinstance(record, Stated)
        for line in record.source_lines
    }


def held_words(plan: Plan, found: Found) -> set[str]:
    """Return the words of a source line that the value and the names of its fields hold."""
    return value_words(plan, found) | set(_field_words(found.path))


def _field_words(path: str) -> Iterator[str]:
    for name, _ in steps(path):
        for word in name.split("_"):
            yield word
            yield word.removesuffix("s")


def value_words(plan: Plan, found: Found) -> set[str]:
    """Return the words that stand for a value in a document such as the source."""
    value, field = found.value, found.field
    if value == ():
        return {"n", "a"}
    if value is None:
        return {"+"} if field == "end" else set()
    if _is_reference(found):
        ids = (value,) if isinstance(value, str) else value
        return {word for name in ids for word in words(_spoken(plan, name))}
    if isinstance(value, tuple):
        return {str(item) for item in value}
    if isinstance(value, date):
        return {*words(f"{value:%B} {value:%b} {value.year}"), str(value.day)}
    if isinstance(value, Decimal | int):
        return {str(value), *({"p"} if field == "percentile" else ())}
    return _text_words(field, str(value))


def _text_words(field: str, text: str) -> set[str]:
    if field == "comparator":
        return _SIGNS.get(text, set())
    if field == "every":
        return {text, f"{text}ly", "every"}
    if field == "time":
        return {*words(text), "am" if text < "12" else "pm"}
    return set(words(text))


def _is_reference(found: Found) -> bool:
    return found.field in _REFERENCES and isinstance(found.value, str | tuple)


def _spoken(plan: Plan, name: str) -> str:
    """Return what a document says where the plan refers to an object by its id."""
    record = plan.by_id[name][1]
    said = (getattr(record, field, None) for field in ("title", "target_text"))
    return " ".join(text for text in said if text)


def speaks_of(plan: Plan, found: Found, line: str) -> bool:
    """Return whether the line says the value: its text in one piece, its day or its number."""
    value, said = found.value, words(line)
    if value is True:
        return True
    if found.field == "comparator":
        return value_words(plan, found) <= set(said)
    if isinstance(value, date):
        return _names_day(value, set(said))
    if isinstance(value, str) and found.field not in _FREE_FIELDS | _REFERENCES:
        return _in_one_piece(words(value), said)
    return bool(value_words(plan, found) & set(said))


def _names_day(day: date, said: set[str]) -> bool:
    months = {f"{day:%b}".lower(), f"{day:%B}".lower()}
    years = {word for word in said if len(word) == 4 and word.startswith("20")}
    return str(day.day) in said and bool(months & said) and years <= {str(day.year)}


def _in_one_piece(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))
