"""The headline figures of a review beside those of the one before."""

from __future__ import annotations

from milepost.derive.status import Health
from milepost.history.headline import Headline
from milepost.value import Value, replace
from milepost.views import marks
from milepost.views.marks import Mark
from milepost.views.wording import signed


class Movement(Value):
    """One figure: what it was, what it is, and how far it moved; `before` is None at first."""

    label: str
    before: str | None
    now: str
    moved: str
    mark: Mark | None = None


def movements(now: Headline, before: Headline | None) -> tuple[Movement, ...]:
    """Return the six figures of a review in their order."""
    was = before or now
    first = before is None
    found = (
        _health(now, was),
        _count("Tasks", _tasks(now), _tasks(was), _tasks_moved(now, was)),
        _count("Readiness", _items(now), _items(was), now.readiness_done - was.readiness_done),
        _count("KPIs met", _kpis(now), _kpis(was), now.kpis_met - was.kpis_met),
        _count("Exposure", str(now.exposure), str(was.exposure), now.exposure - was.exposure),
        _count(
            "Open decisions",
            str(now.decisions_open),
            str(was.decisions_open),
            now.decisions_open - was.decisions_open,
        ),
    )
    return tuple(replace(one, moved="") for one in found) if first else found


def health_mark(word: str) -> Mark:
    """Return the mark of a health that a seal holds as a word."""
    return marks.of_health(Health(word))


def _health(now: Headline, was: Headline) -> Movement:
    mark = health_mark(now.health)
    if was.health == now.health:
        return Movement("Overall health", None, mark.word, "no change", mark)
    return Movement("Overall health", health_mark(was.health).word, mark.word, "", mark)


def _count(label: str, now: str, was: str, moved: int | str) -> Movement:
    if isinstance(moved, int):
        moved = signed(moved) if moved else "no change"
    return Movement(label, None if was == now else was, now, moved)


def _tasks(shown: Headline) -> str:
    return f"{shown.tasks_done} of {shown.tasks_total}"


def _items(shown: Headline) -> str:
    return f"{shown.readiness_done} of {shown.readiness_total}"


def _kpis(shown: Headline) -> str:
    return f"{shown.kpis_met} of {shown.kpis_total}"


def _tasks_moved(now: Headline, was: Headline) -> str:
    done = now.tasks_done - was.tasks_done
    scope = now.tasks_total - was.tasks_total
    moved = signed(done) if done else "no change"
    return f"{moved}, scope {signed(scope)}" if scope else moved
