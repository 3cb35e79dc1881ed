"""The page of derived values, read from the docstrings of the functions that derive them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any

from milepost.derive.calendar import work_calendar
from milepost.derive.chain import longest_chain
from milepost.derive.contradictions import find_contradictions
from milepost.derive.decisions import decision_status
from milepost.derive.events import event_dates
from milepost.derive.gaps import gaps
from milepost.derive.health import decisions as decision_rules
from milepost.derive.health import kpis as kpi_rules
from milepost.derive.health import overall_health
from milepost.derive.health import readiness as readiness_rules
from milepost.derive.health import risks as risk_rules
from milepost.derive.health import schedule as schedule_rules
from milepost.derive.health.rule import Rule
from milepost.derive.kpis import attains, kpi_status
from milepost.derive.network import run_passes, slacks
from milepost.derive.outline import outline
from milepost.derive.outlook import outlook
from milepost.derive.progress import Tally, planned_days, progress
from milepost.derive.readiness import readiness
from milepost.derive.risks import risk_status
from milepost.derive.rounds import next_round
from milepost.derive.staleness import staleness
from milepost.derive.states import standings
from milepost.derive.ties import finished
from milepost.value import Value
from milepost.views import marks
from milepost.views.marks import Mark
from milepost.views.page_view import PageView

PATH = "reference/derived.html"

LABELS = ("Formula", "Units", "Edge cases", "Source")
"""What the docstring of every function that derives a value says, each in a paragraph line."""

_LABELLED = re.compile(rf"^({'|'.join(LABELS)}): ", re.MULTILINE)
_PARAMETER = re.compile(r"; `\w+` is .*")
"""Where a summary begins to speak of a function's parameters, which are of no use to readers."""
_LEAD = (
    "Each value follows from the plan and its as-of day alone. No clock and no guess is used; "
    "what is not known stays unknown."
)


class Labelled(Value):
    """One labelled part of a docstring."""

    label: str
    text: str


class RuleRow(Value):
    """A rule of health: the state, when it holds, and its name."""

    mark: Mark
    when: str
    name: str


class DerivedValue(Value):
    """One derived value; `function` is the name of what derives it."""

    id: str
    title: str
    summary: str
    parts: tuple[Labelled, ...]
    function: str
    rules: tuple[RuleRow, ...] = ()


class DerivedGroup(Value):
    """Derived values of one theme."""

    id: str
    title: str
    values: tuple[DerivedValue, ...]


class DerivedView(Value):
    """All derived values."""

    lead: str
    groups: tuple[DerivedGroup, ...]


def derived_page() -> PageView:
    """Return the page of derived values."""
    view = derived_view()
    return PageView(PATH, "Derived values", view.lead, "Manual", "reference-derived.html.j2", view)


def derived_view() -> DerivedView:
    """Return every derived value by theme, in the order in which one rests on another."""
    return DerivedView(
        lead=_LEAD,
        groups=(
            DerivedGroup(
                "work",
                "Work",
                (
                    _value("working-days", "Working days", work_calendar),
                    _value("inherited", "Dates and owners that hold", outline),
                    _value("work-state", "State of work", standings),
                    _value("finished", "Finished work", finished),
                    _value("recurring", "Recurring work", next_round),
                ),
            ),
            DerivedGroup(
                "progress-and-schedule",
                "Progress and schedule",
                (
                    _value("progress", "Progress", progress),
                    _value("planned", "Planned progress", planned_days),
                    _value("performance", "Schedule performance", Tally.progress),
                    _value("network", "Early and late dates", run_passes),
                    _value("slack", "Slack", slacks),
                    _value("critical", "Critical path", longest_chain),
                ),
            ),
            DerivedGroup(
                "goals",
                "Readiness, KPIs, risks and decisions",
                (
                    _value("readiness", "Readiness verdict", readiness),
                    _value("comparator", "Comparators", attains),
                    _value("kpi", "Attainment of a KPI", kpi_status),
                    _value("exposure", "Exposure of a risk", risk_status),
                    _value("decision", "Urgency of a decision", decision_status),
                ),
            ),
            DerivedGroup("health", "Health", _healths()),
            DerivedGroup(
                "attention",
                "What needs attention",
                (
                    _value("contradictions", "Contradictions", find_contradictions),
                    _value("gaps", "What is not known", gaps),
                    _value("outlook", "The next days", outlook),
                    _value("events", "Meetings and reports", event_dates),
                    _value("staleness", "Staleness of the plan", staleness),
                ),
            ),
        ),
    )


def _healths() -> tuple[DerivedValue, ...]:
    schedule, kpis = schedule_rules.schedule_health, kpi_rules.kpi_health
    checklist, risks = readiness_rules.readiness_health, risk_rules.risk_health
    return (
        _value("overall-health", "Overall health", overall_health),
        _value("schedule-health", "Health of the schedule", schedule, schedule_rules.RULES),
        _value("readiness-health", "Health of readiness", checklist, readiness_rules.RULES),
        _value("kpi-health", "Health of the KPIs", kpis, kpi_rules.RULES),
        _value("risk-health", "Health of the risks", risks, risk_rules.RULES),
        _value(
            "decision-health",
            "Health of the decisions",
            decision_rules.decision_health,
            decision_rules.RULES,
        ),
    )


def _value(
    identifier: str, title: str, function: Callable[..., Any], rules: Iterable[Rule[Any]] = ()
) -> DerivedValue:
    summary, *parts = _LABELLED.split(inspect.getdoc(function) or "")
    labelled = zip(parts[::2], parts[1::2], strict=True)
    return DerivedValue(
        id=identifier,
        title=title,
        summary=_as_noun(summary),
        parts=tuple(Labelled(label, _capital(_joined(text))) for label, text in labelled),
        function=f"{function.__module__}.{function.__qualname__}",
        rules=tuple(RuleRow(marks.of_health(rule.health), rule.when, rule.name) for rule in rules),
    )


def _as_noun(summary: str) -> str:
    """Return `Return the slack; `end` is the end.` as readers expect it: `The slack.`"""
    text = _PARAMETER.sub(".", re.sub(r"^(Return|Tell) ", "", _joined(summary)))
    return _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(text: str) -> str:
    return " ".join(text.split())
