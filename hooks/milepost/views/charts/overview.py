"""The overview's Gantt: phases, decisions and milestones on one screen, a phone or paper."""

from __future__ import annotations

from milepost.derive.status import DecisionState, Status
from milepost.model.plan import Plan
from milepost.views import wording
from milepost.views.charts.events import decision_events, milestone_events
from milepost.views.charts.gantt import Gantt
from milepost.views.charts.keys import keys_of
from milepost.views.charts.phone_form import phone_drawing
from milepost.views.charts.print_form import print_drawing
from milepost.views.charts.wide_form import wide_drawing
from milepost.views.context import Context

_TITLE = "Phases and decisions by day"
EMPTY = "There is nothing to draw yet. Add phases with dates to plan/phases.yml."


def overview_gantt(plan: Plan, status: Status) -> Gantt:
    """Return the Gantt of the overview; empty where the plan holds nothing with a day."""
    context = Context(plan, status)
    if not status.phases and not decision_events(context) and not milestone_events(context):
        return Gantt("overview", _TITLE, EMPTY, (), (), EMPTY)
    forms = (wide_drawing(context), phone_drawing(context), print_drawing(context))
    return Gantt("overview", _TITLE, caption_of(context), forms, keys_of(context, forms))


def caption_of(context: Context) -> str:
    """Return in words what the chart shows, for readers who hear the page."""
    status = context.status
    phases = wording.count(len(status.phases), "phase")
    waiting = [entry for entry in status.decisions if entry.state is not DecisionState.TAKEN]
    decisions = wording.count(len(waiting), "open decision")
    as_of = wording.full_day(status.as_of)
    end = status.network.end
    last = f"; the last stated end is {wording.full_day(end)}" if end else ""
    return f"{phases} and {decisions} by day, as of {as_of}{last}. A table says the same."
