"""How readers know what changed: its name, and where it is found on the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from milepost.derive.status import Status
from milepost.history.comparison import Comparison
from milepost.model.plan import Plan
from milepost.model.project import Claim, Owner
from milepost.model.work import Phase
from milepost.views.links import SiteLinks
from milepost.views.sentence import Span
from milepost.views.wording import phases_called, quoted, short_day

_WORDS = 8


@dataclass(frozen=True)
class Named:
    """Names the objects of a comparison, with a link where the site has them.

    `site` is the plan of the site on which the names stand; the later plan if not given.
    """

    comparison: Comparison = field(repr=False)
    site: Plan | None = field(default=None, repr=False)

    @property
    def plan(self) -> Plan:
        """The later plan."""
        return self.comparison.second.plan

    @property
    def status(self) -> Status:
        """What follows from the later plan."""
        return self.comparison.second.status

    @cached_property
    def _links(self) -> SiteLinks:
        return SiteLinks(self.site or self.plan)

    @property
    def as_of(self) -> date:
        """The day of the later plan."""
        return self.comparison.after.date

    @property
    def day_before(self) -> str:
        """The day of the earlier plan in words."""
        return short_day(self.comparison.before.date, self.as_of)

    @property
    def than_before(self) -> str:
        """With what something is compared: `than on 14 Dec`, or another plan for the same day."""
        if self.comparison.before.date == self.comparison.after.date:
            return "than before"
        return f"than on {self.day_before}"

    @cached_property
    def _phases(self) -> dict[str, Phase]:
        return {phase.id: phase for phase in (*self._earlier.work.phases, *self.plan.work.phases)}

    @property
    def _earlier(self) -> Plan:
        return self.comparison.first.plan

    @cached_property
    def _owners(self) -> dict[str, Owner]:
        return {
            each.id: each for each in (*self._earlier.project.owners, *self.plan.project.owners)
        }

    def title(self, identifier: str) -> str:
        """Return what an object is called; the id where neither plan has it."""
        found = self.plan.by_id.get(identifier) or self._earlier.by_id.get(identifier)
        if found is None:
            return identifier
        record = found[1]
        return f"“{record.text}”" if isinstance(record, Claim) else record.called

    def href(self, identifier: str) -> str | None:
        """Return where the site shows an object, if it does."""
        return self._links.to(identifier) if identifier in self._links.plan.by_id else None

    def row(self, identifier: str) -> Span:
        """Return an object as a row of a table names it: a phase by number and title."""
        phase = self._phases.get(identifier)
        text = f"{phase.number} {phase.title}" if phase else self.title(identifier)
        return Span(text, self.href(identifier))

    def said(self, identifier: str, words: int = _WORDS) -> Span:
        """Return an object as a sentence names it: `Phase 4`, or its first words in quotes."""
        phase = self._phases.get(identifier)
        text = (
            f"Phase {phase.number}" if phase else quoted(shortened(self.title(identifier), words))
        )
        return Span(text, self.href(identifier))

    def phases(self, identifiers: Sequence[str]) -> Span:
        """Return several phases as a sentence names them: `Phases 1, 2 and 4`."""
        if len(identifiers) == 1:
            return self.said(identifiers[0])
        numbers = sorted(self._phases[name].number for name in identifiers)
        return Span(phases_called(numbers), "timeline.html")

    def owner(self, identifier: str) -> str:
        """Return the short name of a team; the id where neither plan has it."""
        owner = self._owners.get(identifier)
        return (owner.short or owner.title) if owner else identifier


def shortened(text: str, words: int = _WORDS) -> str:
    """Return the first words of a text, with a sign where some were left out."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else f"{' '.join(parts[:words])} …"
