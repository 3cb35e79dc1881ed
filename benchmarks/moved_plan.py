"""A plan that moves from week to week, as plans do: five years of it, 260 weekly reviews.

Ten phases follow one another, each half a year, with five tasks and a register beside them. Work
is finished when it is due; now and then the phase in progress slips by a week, with its reason, a
task is added, a risk grows, a decision is taken, a KPI is measured, and once a year the dates are
agreed anew. The same week always has the same plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

FIRST_REVIEW = date(2026, 1, 9)
WEEK = timedelta(days=7)
PHASES = 10
WEEKS_OF_A_PHASE = 26

_MONDAY = date(2026, 1, 5)
_TASKS = 5
_TEAMS = ("platform", "security", "data", "quality")
_LEVELS = ("low", "medium", "high")
_WORK = ("Describe", "Agree on", "Set up", "Test", "Hand over", "Mend")

Records = list[dict[str, Any]]


@dataclass(slots=True)
class MovedPlan:
    """The plan as it stands on the day of a review; `move` brings it to the next."""

    day: date = FIRST_REVIEW
    week: int = 0
    phases: Records = field(default_factory=lambda: [_phase(index) for index in range(PHASES)])
    risks: Records = field(default_factory=lambda: [_risk(index) for index in range(PHASES)])
    decisions: Records = field(default_factory=lambda: [_decision(n) for n in range(PHASES)])
    kpis: Records = field(default_factory=lambda: [_kpi(index) for index in range(5)])
    items: Records = field(default_factory=lambda: [_item(index) for index in range(PHASES)])
    reasons: Records = field(default_factory=list)
    baselines: Records = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin what begins on the first day."""
        self._finish()

    def move(self) -> None:
        """Bring the plan to the day of the next review."""
        self.week += 1
        self.day += WEEK
        self.reasons = []
        self._finish()
        current = self.phases[min(self.week // WEEKS_OF_A_PHASE, PHASES - 1)]
        if self.week % 9 == 5:
            self._slip(current)
        if self.week % 20 == 10:
            current["tasks"].append(_task(current, len(current["tasks"]), current["end"]))
            self.reasons.append({"item": current["id"], "why": "Work was found that was missing."})
        if self.week % 7 == 3:
            risk = self.risks[self.week // 7 % PHASES]
            risk["likelihood"] = _LEVELS[self.week // 7 % 3]
        if self.week % 4 == 0:
            self._measure()
        if self.week % 52 == 51:
            why = "The owners agreed to the dates of the coming year."
            self.baselines.append({"review": self.day - WEEK, "on": self.day, "why": why})

    def files(self) -> dict[str, Any]:
        """Return the files of the plan by name, as plain values."""
        return {
            "project.yml": self._project(),
            "phases.yml": {"phases": self.phases},
            "risks.yml": {"risks": self.risks},
            "decisions.yml": {"decisions": self.decisions},
            "kpis.yml": {"kpis": self.kpis},
            "readiness.yml": {"items": self.items},
            "review.yml": self._review(),
        }

    def _project(self) -> dict[str, Any]:
        return {
            "id": "programme",
            "name": {"title": "A programme of five years"},
            "as_of": self.day,
            "calendar": {"timezone": "Europe/Vienna"},
            "review": {"every": "week", "next": self.day + WEEK, "number": self.week + 1},
            "owners": [{"id": team, "title": f"{team.capitalize()} team"} for team in _TEAMS],
        }

    def _review(self) -> dict[str, Any]:
        looked = [
            {"item": phase["id"], "on": self.day, "by": "Ada Lind"}
            for phase in self.phases[self.week % 2 :: 2]
        ]
        return {
            "notes": f"Review {self.week + 1} was held with all four teams.",
            "reasons": self.reasons,
            "confirmations": looked,
            "baselines": self.baselines,
        }

    def _finish(self) -> None:
        for phase, item in zip(self.phases, self.items, strict=True):
            for task in phase["tasks"]:
                if task["end"] < self.day:
                    task.update(state="done", done_on=task["end"], evidence=_proof(task["id"]))
                elif task["start"] <= self.day:
                    task["state"] = "in progress"
            if phase["end"] < self.day:
                item.update(state="done", evidence=_proof(item["id"]))
        for decision in self.decisions:
            if decision["decide_by"] < self.day:
                decision["outcome"] = {"text": "Both", "date": decision["decide_by"]}

    def _slip(self, phase: dict[str, Any]) -> None:
        for task in phase["tasks"]:
            if task.get("state") != "done":
                task["end"] += WEEK
                task["start"] += WEEK if task.get("state") is None else timedelta()
        phase["end"] += WEEK
        self.reasons.append({"item": phase["id"], "why": "A supplier delivered a week late."})

    def _measure(self) -> None:
        for number, kpi in enumerate(self.kpis):
            value = 90 + (number + self.week // 4) % 10
            kpi["measurements"].append({"date": self.day, "value": value, "source": "Report"})


def weeks(count: int) -> Iterator[MovedPlan]:
    """Yield the plan at each of the first reviews; it is one object that moves."""
    plan = MovedPlan()
    for number in range(count):
        if number:
            plan.move()
        yield plan


def _phase(index: int) -> dict[str, Any]:
    start = _MONDAY + index * WEEKS_OF_A_PHASE * WEEK
    phase: dict[str, Any] = {
        "id": f"phase-{index + 1}",
        "number": index + 1,
        "title": f"Part {index + 1} of the move",
        "start": start,
        "end": start + WEEKS_OF_A_PHASE * WEEK - timedelta(days=3),
        "owner": _TEAMS[index % 4],
        "deliverable": f"What was planned for part {index + 1} is in use",
        "tasks": [],
    }
    for number in range(_TASKS):
        end = start + (number + 1) * 5 * WEEK - timedelta(days=3)
        phase["tasks"].append(_task(phase, number, end))
    return phase


def _task(phase: dict[str, Any], number: int, end: date) -> dict[str, Any]:
    before = phase["tasks"][-1]["end"] if phase["tasks"] else phase["start"] - timedelta(days=3)
    start = before + timedelta(days=3)
    name = f"task-{phase['number']}-{number + 1}"
    task = {
        "id": name,
        "title": f"{_WORK[number % len(_WORK)]} what part {phase['number']} needs",
        "start": start,
        "end": max(end, start + timedelta(days=4)),
        "owner": _TEAMS[(phase["number"] + number) % 4],
    }
    phase["end"] = max(phase["end"], task["end"])
    return task


def _risk(index: int) -> dict[str, Any]:
    return {
        "id": f"risk-{index + 1}",
        "title": f"Part {index + 1} takes longer than planned",
        "likelihood": _LEVELS[index % 3],
        "impact": _LEVELS[index // 3 % 3],
        "owner": _TEAMS[index % 4],
        "threatens": f"phase-{index + 1}",
    }


def _decision(index: int) -> dict[str, Any]:
    return {
        "id": f"decision-{index + 1}",
        "title": f"Supplier of part {index + 1}",
        "question": f"Which supplier builds part {index + 1}?",
        "decide_by": _MONDAY + (index * WEEKS_OF_A_PHASE + 2) * WEEK,
        "owner": _TEAMS[index % 4],
        "blocks": f"task-{index + 1}-3",
    }


def _kpi(index: int) -> dict[str, Any]:
    return {
        "id": f"kpi-{index + 1}",
        "title": f"Share of service {index + 1} that has moved",
        "comparator": "at least",
        "target": 95,
        "unit": "%",
        "measurements": [],
    }


def _item(index: int) -> dict[str, Any]:
    return {"id": f"ready-{index + 1}", "title": f"Part {index + 1} is accepted"}


def _proof(name: str) -> str:
    return f"https://example.org/evidence/{name}"
