"""How the risks moved since the review before, with what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from milepost.derive.status import RiskStatus
from milepost.history.change import ChangeKind, Explained
from milepost.history.comparison import Comparison
from milepost.history.identity import same_objects
from milepost.history.objects import objects_of
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import capital, in_words, short_day

_TOLD = (
    ChangeKind.ADDED,
    ChangeKind.IMPACT,
    ChangeKind.LIKELIHOOD,
    ChangeKind.REMOVED,
    ChangeKind.STATE,
)
_STATES = {"open": "open again", "closed": "closed", "occurred": "has occurred"}


class RiskMove(Value):
    """One risk that moved: its number, what moved, and why; a reason may be asked for.

    A risk that left the register has no number any more.
    """

    number: int | None
    sentence: Sentence
    reason: str | None
    needed: bool


class RiskMoves(Value):
    """All that moved since the review before; `former` holds the earlier status of each by id."""

    day: str
    former: Mapping[str, RiskStatus]
    moves: tuple[RiskMove, ...]

    @property
    def positions(self) -> Mapping[str, tuple[int, int]]:
        """Where each risk stood: likelihood and impact, each counted from 1."""
        return {name: (entry.likelihood, entry.impact) for name, entry in self.former.items()}


def risk_moves(context: Context) -> RiskMoves | None:
    """Return how the risks moved; None where no earlier review is there to compare with."""
    found = context.since_last
    if found is None:
        return None
    same = same_objects(objects_of(found.before.plan), objects_of(found.after.plan))
    earlier = found.first.status.risks
    former = {same[entry.risk.id]: entry for entry in earlier if entry.risk.id in same}
    gone = [entry for entry in earlier if entry.risk.id not in same]
    said = _said(found)
    return RiskMoves(
        short_day(found.before.date, context.status.as_of),
        former,
        (*_moved(context, former, said), *_left(gone, said)),
    )


def since(moves: RiskMoves | None, entry: RiskStatus) -> str | None:
    """Return how the exposure of a risk moved, such as `up from 3`; None where it did not."""
    if moves is None:
        return None
    old = moves.former.get(entry.risk.id)
    if old is None:
        return "new"
    if old.exposure == entry.exposure:
        return None
    return f"{'up' if entry.exposure > old.exposure else 'down'} from {old.exposure}"


def what_rose(context: Context, moves: RiskMoves | None) -> str:
    """Return a sentence about the open risks that rose, the highest first; empty where none did."""
    if moves is None:
        return ""
    rose = [entry for entry in context.status.risks if _rose(moves, entry)]
    if not rose:
        return ""
    first = max(rose, key=lambda entry: (entry.exposure, -entry.number))
    old = moves.former[first.risk.id]
    to = first.band if first.band != old.band else f"an exposure of {first.exposure}"
    if len(rose) == 1:
        return f"“{first.risk.title}” rose to {to} since {moves.day}. "
    number = capital(in_words(len(rose)))
    return f"{number} risks rose since {moves.day}; “{first.risk.title}” to {to}. "


def _rose(moves: RiskMoves, entry: RiskStatus) -> bool:
    old = moves.former.get(entry.risk.id)
    return entry.risk.state == "open" and old is not None and entry.exposure > old.exposure


def _moved(
    context: Context, former: Mapping[str, RiskStatus], said: Mapping[str, Explained]
) -> Iterator[RiskMove]:
    ranked = sorted(context.status.risks, key=lambda entry: (-entry.exposure, entry.number))
    for entry in ranked:
        words = _words(former.get(entry.risk.id), entry)
        if words:
            sentence = say(Span(entry.risk.title, f"risks.html#{entry.risk.id}"), ": ", *words, ".")
            yield _move(entry.number, sentence, said.get(entry.risk.id))


def _left(gone: Iterable[RiskStatus], said: Mapping[str, Explained]) -> Iterator[RiskMove]:
    for entry in gone:
        sentence = say(f"{entry.risk.title}: no longer in the register.")
        yield _move(None, sentence, said.get(entry.risk.id))


def _move(number: int | None, sentence: Sentence, said: Explained | None) -> RiskMove:
    reason = said.reason if said else None
    return RiskMove(number, sentence, reason, needed=bool(said and said.needed and not reason))


def _words(old: RiskStatus | None, now: RiskStatus) -> Sentence:
    """Return what moved of a risk; nothing where it stands as it stood."""
    exposure = Span(f"{now.exposure}", strong=True)
    if old is None:
        return say("new, exposure ", exposure)
    moved = []
    if old.risk.state != now.risk.state:
        moved.append(_STATES[now.risk.state])
    if old.risk.likelihood != now.risk.likelihood:
        moved.append(f"likelihood {old.risk.likelihood} to {now.risk.likelihood}")
    if old.risk.impact != now.risk.impact:
        moved.append(f"impact {old.risk.impact} to {now.risk.impact}")
    if old.exposure == now.exposure:
        return say(", ".join(moved))
    return say(", ".join((*moved, f"exposure {old.exposure} to ")), exposure)


def _said(found: Comparison) -> Mapping[str, Explained]:
    """Return the change of each risk of which most was said, by its id."""
    told: dict[str, Explained] = {}
    for each in found.changes:
        change = each.change
        if change.object_kind == "risk" and change.kind in _TOLD:
            known = told.get(change.object)
            if known is None or (not known.reason and (each.reason or each.needed)):
                told[change.object] = each
    return told
