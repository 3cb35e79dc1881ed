"""Every id that names another object leads to one, and to one of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from milepost.load.checks.anatomy import reference_fields
from milepost.load.checks.subject import Subject, identifier_of
from milepost.load.nouns import kind_noun
from milepost.load.wording import listed, proposal, with_article
from milepost.model.base import Link, Record
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import Value


class Reference(Value):
    """One id that stands where another object is meant: in which record and field."""

    name: str
    record: Record
    field: str
    kinds: frozenset[str]
    index: int
    target: str | Link


def check_references(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each reference that leads nowhere, astray, or twice to the same."""
    kinds = kinds_by_id(subject)
    for visit in subject.visits:
        source = "" if visit.kind == "project" else identifier_of(visit.source)
        for record in visit.records:
            for field, wanted in reference_fields(type(record)):
                value = getattr(record, field)
                if value:
                    targets = value if isinstance(value, tuple) else (value,)
                    yield from _of_field(subject, kinds, source, (record, field, wanted), targets)


def _of_field(
    subject: Subject,
    kinds: Mapping[str, str],
    source: str,
    where: tuple[Record, str, frozenset[str]],
    targets: tuple[str | Link, ...],
) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, target in enumerate(targets):
        name = target.to if isinstance(target, Link) else target
        found = kinds.get(name)
        if name == source:
            yield _to_itself(subject, Reference(name, *where, index, target))
        elif found is None:
            reference = Reference(name, *where, index, target)
            if not _may_be_lost(subject, reference):
                yield _unknown(subject, reference, kinds)
        elif found not in where[2]:
            yield _wrong_kind(subject, Reference(name, *where, index, target), found, kinds)
        if name in seen:
            yield _repeated(subject, Reference(name, *where, index, target))
        seen.add(name)


def kinds_by_id(subject: Subject) -> Mapping[str, str]:
    """Return the kind of each object by its id; the project itself is never referred to."""
    found: dict[str, str] = {}
    for visit in subject.visits:
        if visit.kind != "project":
            found.setdefault(identifier_of(visit.source), visit.kind)
    return found


def place_of(subject: Subject, reference: Reference) -> Place:
    """Return where a reference stands."""
    if isinstance(reference.target, Link) and reference.target.place.file:
        return reference.target.place.at("to")
    return subject.outlines.item(reference.record.place.at(reference.field), reference.index)


def _may_be_lost(subject: Subject, reference: Reference) -> bool:
    """Whether what is meant may stand in a part of the plan that could not be read."""
    return reference.name in subject.lost or bool(reference.kinds & subject.unsure)


def _to_itself(subject: Subject, reference: Reference) -> Problem:
    return problem(
        "self-reference",
        place_of(subject, reference),
        f'"{reference.name}" names itself under "{reference.field}".',
        "Name another one, or delete it.",
    )


def _wrong_kind(
    subject: Subject, reference: Reference, found: str, kinds: Mapping[str, str]
) -> Problem:
    fitting = [name for name, kind in kinds.items() if kind in reference.kinds]
    wanted = listed(with_article(kind_noun(kind)) for kind in sorted(reference.kinds))
    return problem(
        "wrong-kind",
        place_of(subject, reference),
        f'"{reference.name}" is {with_article(kind_noun(found))}; '
        f'"{reference.field}" names {wanted}.',
        proposal(reference.name, fitting, f"Write the id of {wanted}."),
    )


def _unknown(subject: Subject, reference: Reference, kinds: Mapping[str, str]) -> Problem:
    fitting = [name for name, kind in kinds.items() if kind in reference.kinds]
    wanted = listed(with_article(kind_noun(kind)) for kind in sorted(reference.kinds))
    return problem(
        "unknown-reference",
        place_of(subject, reference),
        f"No {listed(kind_noun(kind) for kind in sorted(reference.kinds))} has the id "
        f'"{reference.name}".',
        proposal(reference.name, fitting, f"Write the id of {wanted} that is in the plan."),
    )


def _repeated(subject: Subject, reference: Reference) -> Problem:
    return problem(
        "repeated-reference",
        place_of(subject, reference),
        f'"{reference.name}" stands twice under "{reference.field}".',
        "Delete one of the two, or name the one that was meant.",
    )


def check_accountable(subject: Subject) -> Iterator[Problem]:
    """Yield a warning for each accountable team that is not among the owners."""
    for visit in subject.visits:
        record = visit.source
        accountable = getattr(record, "accountable", None)
        owners: tuple[str, ...] = getattr(record, "owner", ())
        if accountable and owners and accountable not in owners:
            yield problem(
                "accountable-not-owner",
                record.place.at("accountable"),
                f'"{accountable}" is accountable but not an owner.',
                'Add it under "owner", or name one of the owners.',
            )
