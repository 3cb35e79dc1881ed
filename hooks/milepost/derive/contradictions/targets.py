"""Targets: those without a number, without a percentile, and those that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from milepost.derive.contradictions.amounts import amount, comparable, is_latency, wanted
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import capital, plain, quote
from milepost.model.base import Stated
from milepost.model.kpi import Kpi
from milepost.model.work import Comparator, Phase, Target
from milepost.problems.place import Place
from milepost.value import Value

_KIND_OF_AVERAGE = re.compile(
    r"\bp\d{1,3}\b|percentile|quantile|median|average|mean|max|worst|every", re.IGNORECASE
)
_SMALL_WORDS = frozenset(["a", "an", "and", "by", "for", "in", "of", "on", "per", "the", "to"])


class Wanted(Value):
    """A target with a number, of a KPI or of a phase."""

    title: str
    comparator: Comparator | None
    value: Decimal
    unit: str | None
    percentile: Decimal | None
    text: str | None
    owner_id: str
    holder: str
    place: Place
    record: Stated


def target_without_number(context: Context) -> Findings:
    """A phase has a target that names what is measured and no number to reach."""
    for phase, target in _phase_targets(context):
        if target.kpi or target.value is not None or not _needs_number(phase, target):
            continue
        like = next((item for item in _wanted(context) if _is_like(target, item)), None)
        stated = ": ".join(part for part in (target.title, target.text) if part)
        place = target.place.at("text")
        yield contradiction(
            "target-without-number",
            Side(quote(stated), place),
            Side("A target needs a number.", like.place if like else place),
            f"Use the {amount(like.value, like.unit)} of {like.holder}, or name another."
            if like
            else "Name the number, or drop the target.",
            subjects=[phase.id, *([like.owner_id] if like else [])],
            records=[target],
        )


def latency_without_percentile(context: Context) -> Findings:
    """A time limit for single requests names no percentile, while another one does."""
    limits = [item for item in _wanted(context) if is_latency(item.unit)]
    model = next((item for item in limits if item.percentile is not None), None)
    if model is None or model.percentile is None:
        return
    for item in limits:
        written = item.text or wanted(item.comparator, item.value, item.unit)
        if item.percentile is not None or _KIND_OF_AVERAGE.search(f"{item.title} {written}"):
            continue
        yield contradiction(
            "latency-without-percentile",
            Side(quote(f"{item.title} {written}"), item.place),
            Side(
                f"No percentile, while {quote(model.title)} has p{plain(model.percentile)}.",
                model.record.place.at("percentile"),
            ),
            "Name the percentile.",
            subjects=[item.owner_id, model.owner_id],
            records=[item.record],
        )


def targets_differ(context: Context) -> Findings:
    """The same target is stated twice, with different numbers."""
    first: dict[tuple[str, str, Decimal | None], Wanted] = {}
    for item in _wanted(context):
        dimension, value = comparable(item.value, item.unit)
        key = (_plain_title(item.title), dimension, item.percentile)
        other = first.setdefault(key, item)
        if comparable(other.value, other.unit)[1] == value:
            continue
        yield contradiction(
            "targets-differ",
            Side(_in_words(item), item.place),
            Side(f"{_in_words(other)}.", other.place),
            "Keep one of the two.",
            subjects=[item.owner_id, other.owner_id],
            records=[item.record, other.record],
        )


def _in_words(item: Wanted) -> str:
    percentile = "" if item.percentile is None else f"p{plain(item.percentile)} "
    number = wanted(item.comparator, item.value, item.unit)
    return f"{capital(item.holder)}: {quote(item.title)} {percentile}{number}"


def _wanted(context: Context) -> Iterator[Wanted]:
    for kpi in context.plan.kpis.kpis:
        yield _of_kpi(kpi)
    for phase, target in _phase_targets(context):
        if target.value is not None and target.title is not None:
            yield _of_phase(phase, target, target.title, target.value)


def _of_kpi(kpi: Kpi) -> Wanted:
    return Wanted(
        title=kpi.title,
        comparator=kpi.comparator,
        value=kpi.target,
        unit=kpi.unit,
        percentile=kpi.percentile,
        text=kpi.target_text,
        owner_id=kpi.id,
        holder="the KPI",
        place=kpi.place.at("target"),
        record=kpi,
    )


def _of_phase(phase: Phase, target: Target, title: str, value: Decimal) -> Wanted:
    return Wanted(
        title=title,
        comparator=target.comparator,
        value=value,
        unit=target.unit,
        percentile=target.percentile,
        text=None,
        owner_id=phase.id,
        holder=f"Phase {phase.number}",
        place=target.place.at("value"),
        record=target,
    )


def _phase_targets(context: Context) -> Iterator[tuple[Phase, Target]]:
    for phase in context.plan.work.phases:
        for target in (*phase.success_criteria, *phase.targets):
            yield phase, target


def _needs_number(phase: Phase, target: Target) -> bool:
    """Tell whether a target is meant to be measured.

    What stands under `targets` is, and so is a success criterion with a title; a criterion that is
    a plain sentence is not, nor is a text that holds a number.
    """
    in_numbers = target in phase.targets or target.title is not None
    return in_numbers and not any(sign.isdigit() for sign in target.text or "")


def _is_like(target: Target, other: Wanted) -> bool:
    """Tell whether another target is of the same thing: one title has all words of the other."""
    mine, its = _words(target.title or ""), _words(other.title)
    return len(mine & its) > 1 and (mine <= its or its <= mine)


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title.casefold())) - _SMALL_WORDS


def _plain_title(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))
