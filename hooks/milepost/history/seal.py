"""Making seals and errata: a snapshot with its place in the chain, and the bytes of its file."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from milepost.history.archive import Archive
from milepost.history.canonical import digest_of, sealed
from milepost.history.snapshot import SCHEMA, Erratum, Person, Seal, Snapshot, seal_of
from milepost.value import replace


def make_seal(
    snapshot: Snapshot,
    archive: Archive,
    sealed_by: Person,
    generator: str,
    notes: str | None = None,
) -> Seal:
    """Return the seal that continues the chain of an archive.

    The day of the snapshot must lie after that of the last seal.
    """
    seal = seal_of(
        snapshot,
        generator=generator,
        sealed_by=sealed_by,
        previous=archive.head,
        errata=tuple(sorted(erratum.digest for erratum in archive.errata)),
        notes=notes,
    )
    return dataclasses.replace(seal, digest=digest_of(_seal_content(seal)))


def seal_bytes(seal: Seal) -> bytes:
    """Return the file of a seal; equal seals have equal bytes, anywhere and at any time."""
    return sealed(_seal_content(seal))


def make_erratum(archive: Archive, review: date, reason: str, by: Person) -> Erratum:
    """Return the next erratum of a review that the archive holds; KeyError where it does not."""
    earlier = archive.errata_of(review)
    seal = archive.at(review)
    if seal is None:
        raise KeyError(review)
    erratum = Erratum(
        review=review,
        number=len(earlier) + 1,
        reason=reason,
        by=by,
        previous=earlier[-1].digest if earlier else seal.digest,
        digest="",
    )
    return replace(erratum, digest=digest_of(_erratum_content(erratum)))


def erratum_bytes(erratum: Erratum) -> bytes:
    """Return the file of an erratum."""
    return sealed(_erratum_content(erratum))


def _seal_content(seal: Seal) -> Mapping[str, Any]:
    snapshot = seal.snapshot
    return {
        "kind": "review",
        "schema": seal.schema,
        "generator": seal.generator,
        "date": snapshot.date.isoformat(),
        "plan": snapshot.plan,
        "headline": snapshot.headline,
        "places": snapshot.places,
        "warnings": snapshot.warnings,
        "notes": seal.notes,
        "sealed_by": _person(seal.sealed_by),
        "previous": seal.previous,
        "errata": seal.errata,
    }


def _erratum_content(erratum: Erratum) -> Mapping[str, Any]:
    return {
        "kind": "erratum",
        "schema": SCHEMA,
        "review": erratum.review.isoformat(),
        "number": erratum.number,
        "reason": erratum.reason,
        "sealed_by": _person(erratum.by),
        "previous": erratum.previous,
    }


def _person(person: Person) -> dict[str, str]:
    return {"name": person.name, "email": person.email}
