"""Targets, measurements, scales, thresholds and phase numbers make sense as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from milepost.load.checks.subject import Subject
from milepost.load.wording import listed, proposal, quoted, spoken
from milepost.model.base import Record, Stated
from milepost.model.kpi import Kpi
from milepost.model.project import Band, Scales
from milepost.model.work import Target
from milepost.problems.code import Problem
from milepost.problems.register import problem

_OWN_OF_TARGET = ("title", "comparator", "value", "unit", "percentile", "text")


def check_targets(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each target that says two things, half a thing or nothing."""
    for phase in subject.plan.work.phases:
        for target in (*phase.success_criteria, *phase.targets):
            fault = _fault_of_target(target)
            if fault:
                key, message, cure = fault
                yield problem("target-form", target.place.at(key), message, cure)


def _fault_of_target(target: Target) -> tuple[str, str, str] | None:
    own = [key for key in _OWN_OF_TARGET if getattr(target, key) is not None]
    if target.kpi and own:
        message = f'A target names the KPI "{target.kpi}" and also has {listed(own, "and")}.'
        return own[0], message, f"Delete {listed(own, 'and')}, or move them to the KPI."
    if target.kpi:
        return None
    if not own or own == ["comparator"]:
        return "", "A target says nothing.", 'Name a "kpi", or write its "text".'
    if target.value is not None and target.comparator is None:
        message = "A target has a value, but nothing says how to compare with it."
        return "value", message, 'Add "comparator", such as "below" or "at least".'
    if target.value is None and target.comparator is not None:
        message = f'A target is "{target.comparator}", but no value follows.'
        return "comparator", message, 'Add "value", or delete the comparator.'
    if target.value is not None and not (target.title or target.text):
        message = "A target has a value, but nothing says what is measured."
        return "value", message, 'Add "title".'
    return None


def check_percentiles(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each percentile that is not between 0 and 100."""
    targets = (t for p in subject.plan.work.phases for t in (*p.success_criteria, *p.targets))
    records: Iterable[Kpi | Target] = (*subject.plan.kpis.kpis, *targets)
    for record in records:
        percentile = record.percentile
        if percentile is not None and not 0 < percentile < 100:
            yield _out_of_range(record, "percentile", percentile, "between 0 and 100")


def check_source_lines(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each line of the source document that no document has."""
    for visit in subject.visits:
        for record in visit.records:
            if not isinstance(record, Stated):
                continue
            for index, line in enumerate(record.source_lines):
                if line < 1:
                    place = subject.outlines.item(record.place.at("source_lines"), index)
                    yield problem(
                        "out-of-range",
                        place,
                        f'"source_lines" names line {line}; lines count from 1.',
                        "Write the number of the line.",
                    )


def check_measurements(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each second measurement of one day."""
    for kpi in subject.plan.kpis.kpis:
        days = set()
        for measurement in kpi.measurements:
            if measurement.date in days:
                yield problem(
                    "duplicate-measurement",
                    measurement.place.at("date"),
                    f'KPI "{kpi.id}" was measured twice on {spoken(measurement.date)}.',
                    "Keep one of the two, or correct the day.",
                )
            days.add(measurement.date)


def check_levels(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each likelihood or impact that is not on the plan's scale."""
    scales = subject.plan.project.scales
    for risk in subject.plan.risks.risks:
        for key, word, scale in (
            ("likelihood", risk.likelihood, scales.likelihood),
            ("impact", risk.impact, scales.impact),
        ):
            if word not in scale:
                choices = f"The scale has {listed(scale, 'and')}."
                yield problem(
                    "unknown-level",
                    risk.place.at(key),
                    f'The "{key}" of risk "{risk.id}" is {quoted(word)}, which is not on the '
                    "scale.",
                    proposal(word, scale, choices),
                )


def check_scales(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each scale with a word twice, and for bands that leave gaps."""
    scales = subject.plan.project.scales
    for key, words in (("likelihood", scales.likelihood), ("impact", scales.impact)):
        for index, word in enumerate(words):
            if word in words[:index]:
                yield problem(
                    "bad-scale",
                    subject.outlines.item(scales.place.at(key), index),
                    f"The scale of {key} holds {quoted(word)} twice.",
                    "Delete one, or give it another name.",
                )
    yield from _bands(scales)


def _bands(scales: Scales) -> Iterator[Problem]:
    bands: Sequence[Band] = scales.bands
    if not bands or bands[0].at_least != 1:
        yield problem(
            "bad-bands",
            bands[0].place.at("at_least") if bands else scales.place.at("bands"),
            "The lowest band does not start at 1, so some exposures have no band.",
            'Write "at_least: 1" in the first band.',
        )
    most = len(scales.likelihood) * len(scales.impact)
    for before, band in pairwise(bands):
        if band.at_least <= before.at_least:
            yield problem(
                "bad-bands",
                band.place.at("at_least"),
                f'The band "{band.name}" starts at {band.at_least}, not above "{before.name}".',
                "Sort the bands from the least exposure to the greatest.",
            )
    for index, band in enumerate(bands):
        if band.name in [other.name for other in bands[:index]]:
            message = f'The band "{band.name}" is there twice.'
            cure = "Keep one of the two."
            yield problem("bad-bands", band.place.at("name"), message, cure)
        if band.at_least > most:
            message = f'The band "{band.name}" starts at {band.at_least}; exposure ends at {most}.'
            cure = f"Write {most} or less."
            yield problem("bad-bands", band.place.at("at_least"), message, cure)


def check_thresholds(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each threshold that can't be crossed or has the wrong order."""
    thresholds = subject.plan.project.thresholds
    if thresholds.schedule_off_track > thresholds.schedule_at_risk:
        yield problem(
            "bad-thresholds",
            thresholds.place.at("schedule_off_track"),
            f"Off track starts below {thresholds.schedule_off_track}, at risk only below "
            f"{thresholds.schedule_at_risk}.",
            'Make "schedule_off_track" the smaller of the two.',
        )
    for key, value in thresholds:
        if isinstance(value, int | Decimal) and value < 0:
            yield _out_of_range(thresholds, key, value, "0 or more")
    if thresholds.kpi_unmeasured_share > 1:
        share = thresholds.kpi_unmeasured_share
        yield _out_of_range(thresholds, "kpi_unmeasured_share", share, "between 0 and 1")


def check_phase_numbers(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each phase whose number another phase has."""
    first: dict[int, str] = {}
    for phase in subject.plan.work.phases:
        if phase.number in first:
            yield problem(
                "duplicate-number",
                phase.place.at("number"),
                f'"{phase.id}" has the number {phase.number}, as has "{first[phase.number]}".',
                "Give one of the two another number.",
            )
        first.setdefault(phase.number, phase.id)


def _out_of_range(record: Record, key: str, value: int | Decimal, wanted: str) -> Problem:
    return problem(
        "out-of-range",
        record.place.at(key),
        f'"{key}" is {value}, which is not {wanted}.',
        f"Write a number {wanted}." if wanted[0] == "b" else f"Write {wanted}.",
    )
