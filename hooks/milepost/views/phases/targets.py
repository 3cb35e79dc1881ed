"""What a phase must reach, in words."""

from __future__ import annotations

from milepost.model.kpi import Kpi
from milepost.model.work import Target
from milepost.views.context import Context
from milepost.views.kpis import target_in_words
from milepost.views.sentence import Sentence, say
from milepost.views.wording import number


def in_words(context: Context, target: Target) -> Sentence:
    """Return a target as a sentence; one that a KPI holds links to it."""
    if target.kpi is not None:
        return _of_kpi(context, target.kpi)
    if target.value is None:
        named = f"{target.title}: " if target.title else ""
        return say(f"{named}{target.text or 'not stated'}")
    percentile = f"p{number(target.percentile)} " if target.percentile is not None else ""
    unit = f" {target.unit}" if target.unit else ""
    comparator = target.comparator or "exactly"
    return say(f"{target.title}: {percentile}{comparator} {number(target.value)}{unit}")


def _of_kpi(context: Context, identifier: str) -> Sentence:
    record = context.plan.by_id[identifier][1]
    words = target_in_words(record) if isinstance(record, Kpi) else ""
    return say(context.span(identifier), f" {words}")
