"""What the plan as a whole shows: contradictions, the next days, its age and its gaps."""

from __future__ import annotations

from datetime import date

from milepost.model.communication import Event
from milepost.problems.place import Place
from milepost.value import Value


class Contradiction(Value):
    """Two statements that can't both hold, or a statement and what follows.

    `code` is one of the register, `group` one of `claims`, `dates`, `targets`, `links`.
    `stated` and `against` are the two sides as short sentences, `cure` what to do, `places` where
    they stand, in that order. `inferred` is True when it rests on an inferred link. `subjects`
    are ids of the objects concerned; `source_lines` lines of the source document.
    """

    code: str
    group: str
    stated: str
    against: str
    cure: str
    places: tuple[Place, ...]
    inferred: bool
    subjects: tuple[str, ...]
    source_lines: tuple[int, ...] = ()


class Occasion(Value):
    """Something that happens on a day of the outlook.

    `kind` is one of `decision`, `phase start`, `phase end`, `task end`, `task start`, `milestone`,
    `review`, `recurring`, `waiver end`, `event`; `ids` are the objects, several of one kind on
    one day stand together; `owner` the teams.
    """

    date: date
    kind: str
    ids: tuple[str, ...]
    owner: tuple[str, ...]


class EventDates(Value):
    """A communication event and its next days from as-of on, as many as the outlook holds.

    `next` is the first at or after as-of, None for one that has passed.
    """

    event: Event
    next: date | None
    upcoming: tuple[date, ...]


class Staleness(Value):
    """The plan's age against its review cadence: next review, and days it is overdue at as-of."""

    next_review: date | None
    overdue_days: int


class Gaps(Value):
    """What is not known, counted. Silence is never green.

    `without_evidence` are ids of things called done without evidence, out of `called_done`;
    `not_measured` KPIs without a value; `inferred` counts inferred links and facts;
    `without_owner`, `without_dates` are ids of open leaf work without either; `uncovered` ids of
    open readiness items that no work closes; `unmitigated` ids of open risks without work;
    `untested` ids of runbooks never rehearsed.
    """

    called_done: tuple[str, ...]
    without_evidence: tuple[str, ...]
    not_measured: tuple[str, ...]
    inferred_links: int
    inferred_facts: int
    without_owner: tuple[str, ...]
    without_dates: tuple[str, ...]
    uncovered: tuple[str, ...]
    unmitigated: tuple[str, ...]
    untested: tuple[str, ...]
