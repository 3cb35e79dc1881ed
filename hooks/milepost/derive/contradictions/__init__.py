"""Contradictions: statements of a plan that can't both hold.

A rule is a generator function of a `Context`; it knows one kind of contradiction and nothing of
the others. To add one, write it in the module of its theme, list it below, and give its code a
text in the register.
"""

from __future__ import annotations

from collections.abc import Callable

from milepost.derive.contradictions.another_year import dates_fit_another_year
from milepost.derive.contradictions.claim_dates import other_dates_than_section, work_beyond_dates
from milepost.derive.contradictions.claims import (
    complete_with_open_tasks,
    finished_before_start,
    other_than_sections,
    unknown_phases,
)
from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.days_off import dates_on_days_off
from milepost.derive.contradictions.decision_dates import (
    decision_after_start,
    decision_before_its_task,
)
from milepost.derive.contradictions.dependency_dates import (
    starts_before_its_turn,
    work_after_go_live,
)
from milepost.derive.contradictions.documents import missing_documents
from milepost.derive.contradictions.finding import Findings
from milepost.derive.contradictions.kpi_claims import state_against_value, state_without_value
from milepost.derive.contradictions.live import live_before_go_live, live_but_not_ready
from milepost.derive.contradictions.order import in_order
from milepost.derive.contradictions.phase_claims import (
    begun_before_start,
    finished_with_open_tasks,
    open_but_all_done,
    scheduled_but_begun,
)
from milepost.derive.contradictions.status_dates import review_before_status, updated_after_status
from milepost.derive.contradictions.targets import (
    latency_without_percentile,
    target_without_number,
    targets_differ,
)
from milepost.derive.contradictions.week_label import week_label_differs
from milepost.derive.contradictions.work_order import (
    done_before_decision,
    done_before_its_turn,
    item_done_work_open,
)
from milepost.derive.status import Contradiction, Status
from milepost.model.plan import Plan

Rule = Callable[[Context], Findings]

RULES: tuple[Rule, ...] = (
    complete_with_open_tasks,
    unknown_phases,
    other_than_sections,
    finished_before_start,
    live_but_not_ready,
    live_before_go_live,
    finished_with_open_tasks,
    begun_before_start,
    scheduled_but_begun,
    open_but_all_done,
    state_without_value,
    state_against_value,
    done_before_its_turn,
    done_before_decision,
    item_done_work_open,
    dates_fit_another_year,
    dates_on_days_off,
    work_beyond_dates,
    other_dates_than_section,
    week_label_differs,
    decision_after_start,
    decision_before_its_task,
    starts_before_its_turn,
    work_after_go_live,
    review_before_status,
    updated_after_status,
    target_without_number,
    latency_without_percentile,
    targets_differ,
    missing_documents,
)
"""Every rule. The order shown is another matter: see `order`."""


def find_contradictions(plan: Plan, status: Status) -> tuple[Contradiction, ...]:
    """Return every contradiction; `status` is what was derived so far, without them.

    Formula: each rule compares two statements of the plan, or a statement with what follows. It
    holds for any plan and knows none by name.
    Units: contradictions, counted; each keeps the places of both sides.
    Edge cases: one that rests on an inferred link is a class of its own and never red. Of finished
    work and past days only claims are compared.
    Source: the statements of the plan; each rule has a page under Problems.
    """
    context = Context(plan, status)
    return in_order(found for rule in RULES for found in rule(context))
