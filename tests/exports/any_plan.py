"""Plans of any content that the loader would take, for laws that hold for every plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from milepost.model.checklist import ReadinessFile
from milepost.model.communication import CommunicationFile
from milepost.model.decision import DecisionsFile
from milepost.model.kpi import KpisFile
from milepost.model.plan import Plan
from milepost.model.project import Project
from milepost.model.risk import RisksFile
from milepost.model.runbook import Runbook
from milepost.model.work import PhasesFile

AS_OF = date(2025, 12, 14)

DAYS = st.dates(AS_OF - timedelta(days=400), AS_OF + timedelta(days=400))
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60
).filter(str.strip)
NUMBERS = st.decimals(-1000, 1000, places=3)
PERIODS = st.sampled_from(["day", "week", "month", "quarter", "year"])


def _given(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings with any of these keys."""
    return st.fixed_dictionaries({}, optional=parts)


def _some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


_LINKS = st.lists(
    st.fixed_dictionaries(
        {"to": st.just("phase-0")}, optional={"inferred": st.booleans(), "reason": TEXTS}
    ),
    max_size=2,
)
_SPANS: st.SearchStrategy[dict[str, date]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"start": DAYS}),
    st.fixed_dictionaries({"end": DAYS}),
    st.tuples(DAYS, DAYS).map(lambda days: {"start": min(days), "end": max(days)}),
)
_EVIDENCE = _some(st.just("https://example.org/1"), 1)
_TASKS = st.recursive(
    st.builds(
        lambda title, parts, span: {"title": title, **parts, **span},
        TEXTS,
        _given(
            state=st.sampled_from(["open", "in progress", "done", "dropped"]),
            weight=st.decimals(0, 10, places=1),
            evidence=_EVIDENCE,
            done_on=DAYS,
            recurring=_given(first=DAYS, last_done=DAYS).flatmap(
                lambda parts: PERIODS.map(lambda every: {"every": every, **parts})
            ),
        ),
        _SPANS,
    ),
    lambda tasks: st.builds(
        lambda title, below: {"title": title, "tasks": below}, TEXTS, _some(tasks)
    ),
    max_leaves=5,
)
_PHASES = st.builds(
    lambda title, parts, span, tasks: {"title": title, **parts, **span, "tasks": tasks},
    TEXTS,
    _given(
        claimed=st.builds(lambda text: {"state": "live", "text": text}, TEXTS),
        week_label=TEXTS,
        deliverable=TEXTS,
        targets=_some(st.builds(lambda text: {"text": text}, TEXTS), 2),
    ),
    _SPANS,
    _some(_TASKS),
)
_WAIVERS = st.fixed_dictionaries({"by": TEXTS, "until": DAYS, "reason": TEXTS})
_ITEMS = st.builds(
    lambda title, parts: {"title": title, **parts},
    TEXTS,
    _given(state=st.sampled_from(["open", "done"]), waiver=_WAIVERS, evidence=_EVIDENCE),
)
_MEASUREMENTS = _some(
    st.fixed_dictionaries({"date": DAYS, "value": NUMBERS}, optional={"source": TEXTS})
)
_KPIS = st.builds(
    lambda title, comparator, target, parts: {
        "title": title,
        "comparator": comparator,
        "target": target,
        **parts,
    },
    TEXTS,
    st.sampled_from(["below", "at most", "exactly", "at least", "above"]),
    NUMBERS,
    _given(measurements=_MEASUREMENTS, measured_every=PERIODS, unit=TEXTS, claimed=TEXTS),
)
_LEVELS = st.sampled_from(["low", "medium", "high"])
_RISKS = st.builds(
    lambda title, likelihood, impact, parts: {
        "title": title,
        "likelihood": likelihood,
        "impact": impact,
        **parts,
    },
    TEXTS,
    _LEVELS,
    _LEVELS,
    _given(state=st.sampled_from(["open", "closed", "occurred"]), mitigation=TEXTS),
)
_OUTCOMES = st.fixed_dictionaries({"text": TEXTS, "date": DAYS}, optional={"by": TEXTS})
_DECISIONS = st.builds(
    lambda title, parts: {"title": title, **parts},
    TEXTS,
    _given(decide_by=DAYS, options=_some(TEXTS), outcome=_OUTCOMES),
)
_EVENTS = st.builds(
    lambda title, kind, parts: {"title": title, "kind": kind, **parts},
    TEXTS,
    st.sampled_from(["meeting", "report"]),
    _given(every=PERIODS, weekday=st.just("friday"), first=DAYS, time=st.just("10:00")),
)
_MILESTONES = st.builds(
    lambda title, day, done: {"title": title, "date": day, "done": done},
    TEXTS,
    DAYS,
    st.booleans(),
)


def _named(kind: str, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"{kind}-{count}", **record} for count, record in enumerate(records)]


def _name_tasks(prefix: str, tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{prefix}-{count}",
            **task,
            "tasks": _name_tasks(f"{prefix}-{count}", task.get("tasks", [])),
        }
        for count, task in enumerate(tasks)
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return any plan; ids are unique, and links lead to phases that are there."""
    phases = draw(_some(_PHASES))
    for count, phase in enumerate(phases):
        phase |= {"id": f"phase-{count}", "number": count}
        phase["tasks"] = _name_tasks(f"task-{count}", phase["tasks"])
        if count:
            phase["depends_on"] = draw(_LINKS)
    links = _LINKS if phases else st.just([])
    decisions = _named("decision", draw(_some(_DECISIONS)))
    for decision in decisions:
        decision["blocks"] = draw(links)
    project = {
        "id": "any",
        "name": {"title": draw(TEXTS)},
        "as_of": AS_OF,
        "calendar": {"timezone": "Europe/Athens"},
        **draw(_given(claimed_status=TEXTS, document=_given(last_updated=DAYS))),
    }
    runbook = {
        "id": "runbook-0",
        "title": "R",
        "path": "runbooks/r.md",
        "owner": [],
        "trigger": "T",
        "last_tested": "never",
    }
    return Plan(
        project=Project.model_validate(project),
        work=PhasesFile.model_validate(
            {"phases": phases, "milestones": _named("milestone", draw(_some(_MILESTONES)))}
        ),
        readiness=ReadinessFile.model_validate({"items": _named("item", draw(_some(_ITEMS)))}),
        kpis=KpisFile.model_validate({"kpis": _named("kpi", draw(_some(_KPIS)))}),
        risks=RisksFile.model_validate({"risks": _named("risk", draw(_some(_RISKS)))}),
        decisions=DecisionsFile.model_validate({"decisions": decisions}),
        communication=CommunicationFile.model_validate(
            {"events": _named("event", draw(_some(_EVENTS)))}
        ),
        runbooks=(Runbook.model_validate(runbook),) if draw(st.booleans()) else (),
    )
