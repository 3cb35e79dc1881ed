"""Commits are hashes, and targets lead to safe addresses and to pages that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from milepost.load.addresses import (
    ONLY,
    fault_of_address,
    inner_path,
    is_dangerous,
    scheme_of,
)
from milepost.load.checks.site_paths import generated_paths, hand_written_paths, may_exist
from milepost.load.checks.subject import Subject
from milepost.load.wording import nearest, quoted
from milepost.model.base import Record
from milepost.model.kpi import Measurement
from milepost.model.project import Deployment, DocumentLink, Fact, Owner, SourceDocument
from milepost.model.work import EvidenceList
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem
from milepost.value import replace

_HASH = re.compile(r"[0-9a-fA-F]{7,64}\Z")
_MAILBOX = re.compile(r"[^@\s:/]+@[^@\s:/]+\Z")
_COMMIT = "commit:"


def check_addresses(subject: Subject) -> Iterator[Problem]:
    """Yield a problem for each commit, address and path that leads nowhere safe."""
    known = hand_written_paths(subject) | generated_paths(subject)
    for visit in subject.visits:
        yield from _evidence(subject, visit.source, known)
        for record in visit.records:
            yield from _of(subject, record, known)


def _evidence(subject: Subject, source: Record, known: frozenset[str]) -> Iterator[Problem]:
    evidence: EvidenceList = getattr(source, "evidence", ())
    for index, shown in enumerate(evidence):
        place = shown.place.at("target")
        for found in _of_evidence(subject, shown.target, place, known):
            # Bare text has no place of its own; finding it means to read the file once more.
            at = subject.outlines.item(source.place.at("evidence"), index)
            yield found if place.file else replace(found, place=at)


def _of_evidence(
    subject: Subject, target: str, place: Place, known: frozenset[str]
) -> Iterator[Problem]:
    if target.startswith(_COMMIT):
        yield from _commit(target.removeprefix(_COMMIT), place)
    else:
        yield from _target(subject, target, place, known)


def _of(subject: Subject, record: Record, known: frozenset[str]) -> Iterator[Problem]:
    if isinstance(record, Deployment | SourceDocument) and record.commit:
        yield from _commit(record.commit, record.place.at("commit"))
    elif isinstance(record, DocumentLink):
        yield from _as_written(record.target, record.place.at("target"))
        if record.page:
            yield from _target(subject, record.page, record.place.at("page"), known)
    elif isinstance(record, Fact) and record.link:
        yield from _as_written(record.link, record.place.at("link"))
    elif isinstance(record, Measurement) and record.source:
        yield from _as_written(record.source, record.place.at("source"))
    elif isinstance(record, Owner) and record.contact:
        yield from _contact(record.contact, record.place.at("contact"))


def _commit(commit: str, place: Place) -> Iterator[Problem]:
    if not _HASH.match(commit):
        yield problem(
            "bad-commit",
            place,
            f"The commit is {quoted(commit)}, which is not a hash.",
            "Write 7 to 64 hexadecimal digits, as git log shows them.",
        )


def _target(
    subject: Subject, target: str, place: Place, known: frozenset[str]
) -> Iterator[Problem]:
    if scheme_of(target) is not None:
        fault = fault_of_address(target)
        if fault:
            message = f"The address {quoted(target)} {fault}."
            yield problem("unsafe-link", place, message, ONLY)
        return
    path = inner_path(target)
    if path is None:
        message = f"The path {quoted(target)} leads out of the site."
        yield problem("unsafe-link", place, message, "Write it from the root of the site.")
    elif not _is_there(path.path, known) and not may_exist(subject, path.path):
        near = nearest(path.path, known)
        yield problem(
            "missing-page",
            place,
            f"The site has no page {quoted(path.path)}.",
            f'Did you mean "{near}"?' if near else "Write the page, or name one that is there.",
        )


def _is_there(path: str, known: frozenset[str]) -> bool:
    return path in known or f"{path}.html" in known


def _as_written(target: str, place: Place) -> Iterator[Problem]:
    if is_dangerous(target):
        message = f"The address {quoted(target)} is not one that a reader may open."
        yield problem("unsafe-link", place, message, ONLY)


def _contact(contact: str, place: Place) -> Iterator[Problem]:
    if scheme_of(contact) is not None and fault_of_address(contact) is None:
        return
    cure = f'Write "mailto:{contact}".' if _MAILBOX.match(contact) else "Use mailto or https."
    yield problem("unsafe-link", place, f"The contact {quoted(contact)} is not an address.", cure)
