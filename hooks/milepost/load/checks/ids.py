"""Ids are unique, and usable as the name of a page."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.load.checks.subject import Subject, identifier_of
from milepost.load.nouns import kind_noun
from milepost.load.wording import with_article
from milepost.model.base import Record
from milepost.problems.code import Problem
from milepost.problems.register import problem

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "404", "search", "sitemap"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that Windows or the site keeps for itself."""


def check_ids(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each id that is reserved or given before."""
    first: dict[str, tuple[str, Record]] = {}
    for visit in subject.visits:
        kind, record = visit.kind, visit.source
        identifier = identifier_of(record)
        if identifier in RESERVED:
            yield _reserved(record, identifier)
        if identifier in first and kind != "project":
            yield _duplicate(record, *first[identifier])
        if kind != "project":
            first.setdefault(identifier, (kind, record))


def _reserved(record: Record, identifier: str) -> Problem:
    return problem(
        "reserved-id",
        record.place.at("id"),
        f'The id "{identifier}" is a name that systems and sites keep for themselves.',
        f'Choose another, such as "{identifier}-1".',
    )


def _duplicate(record: Record, first_kind: str, first: Record) -> Problem:
    here, there = sorted((record.place.at("id"), first.place.at("id")), reverse=True)
    owner = with_article(kind_noun(first_kind))
    return problem(
        "duplicate-id",
        here,
        f'The id "{identifier_of(record)}" is also that of {owner} at {there}.',
        "Give one of the two another id.",
    )
