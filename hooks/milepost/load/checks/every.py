"""Every check, in the order of the manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from milepost.load.checks.addresses import check_addresses
from milepost.load.checks.calendars import (
    check_country,
    check_events,
    check_working_days,
    check_zone,
)
from milepost.load.checks.cycles import check_cycles
from milepost.load.checks.dates import (
    check_expiry,
    check_far_dates,
    check_future,
    check_nesting,
    check_order,
)
from milepost.load.checks.ids import check_ids
from milepost.load.checks.links import check_links, check_page_paths
from milepost.load.checks.numbers import (
    check_levels,
    check_measurements,
    check_percentiles,
    check_phase_numbers,
    check_scales,
    check_source_lines,
    check_targets,
    check_thresholds,
)
from milepost.load.checks.references import check_accountable, check_references
from milepost.load.checks.states import (
    check_done,
    check_groups,
    check_reasons,
    check_recurring,
    check_waivers,
)
from milepost.load.checks.subject import Subject
from milepost.problems.code import Problem

Check = Callable[[Subject], Iterator[Problem]]

ALWAYS: tuple[Check, ...] = (
    check_ids,
    check_references,
    check_accountable,
    check_cycles,
    check_order,
    check_nesting,
    check_done,
    check_groups,
    check_recurring,
    check_reasons,
    check_waivers,
    check_targets,
    check_percentiles,
    check_source_lines,
    check_measurements,
    check_phase_numbers,
    check_events,
    check_addresses,
    check_links,
    check_page_paths,
)
"""Checks that need nothing of the project itself."""

WITH_PROJECT: tuple[Check, ...] = (
    check_future,
    check_expiry,
    check_far_dates,
    check_levels,
    check_scales,
    check_thresholds,
    check_zone,
    check_working_days,
    check_country,
)
"""Checks that rely on as_of, scales or calendar of the project."""


def check(subject: Subject) -> Iterator[Problem]:
    """Yield every problem between the records of a plan, as far as the plan is known."""
    for each in ALWAYS:
        yield from each(subject)
    if subject.project_is_sound:
        for each in WITH_PROJECT:
            yield from each(subject)
