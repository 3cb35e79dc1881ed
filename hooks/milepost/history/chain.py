"""The two chains of `plan/reviews/`: each review names the one before, each erratum likewise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from milepost.history.names import FOLDER, Name
from milepost.history.sealed_file import SealedFile
from milepost.history.snapshot import Erratum, Seal
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.problems.register import problem

_FOLDER_CURE = f"Restore {FOLDER}/ from git."


def chain_problems(files: Iterable[SealedFile]) -> Iterator[Problem]:
    """Yield a problem for each link that does not hold; what was complained of is left alone."""
    by_name = {file.name: file for file in files if file.name}
    names = sorted(by_name)
    reviews = [by_name[name] for name in names if not name.erratum]
    errata = [by_name[name] for name in names if name.erratum]
    yield from _reviews(reviews)
    yield from _errata(errata, by_name)
    if all(file.content for file in errata):
        yield from _unseen(reviews, errata)


def head_problems(heads: Iterable[str], files: Iterable[SealedFile]) -> Iterator[Problem]:
    """Yield a problem for each digest kept elsewhere that is not the newest of its chain."""
    held = [file.content for file in files if file.content]
    seals = sorted((each for each in held if isinstance(each, Seal)), key=lambda seal: seal.day)
    errata = {
        each.review: each
        for each in sorted(
            (each for each in held if isinstance(each, Erratum)), key=lambda each: each.number
        )
    }
    newest = {*(seal.digest for seal in seals[-1:]), *(each.digest for each in errata.values())}
    for head in heads:
        if head not in newest:
            yield _not_the_head(head, seals)


def _reviews(reviews: list[SealedFile]) -> Iterator[Problem]:
    first = reviews[0].content if reviews else None
    if isinstance(first, Seal) and first.previous is not None:
        yield _broken(reviews[0], "names a review before it, and there is none in the folder")
    for before, file in pairwise(reviews):
        one, other = before.content, file.content
        if isinstance(one, Seal) and isinstance(other, Seal) and other.previous != one.digest:
            yield _broken(file, f"does not follow on the review before it, {one.day}")


def _errata(errata: list[SealedFile], by_name: dict[Name, SealedFile]) -> Iterator[Problem]:
    for file in errata:
        name, erratum = file.name, file.content
        if name is None or not isinstance(erratum, Erratum):
            continue
        wanted = Name(name.review, name.erratum - 1)
        before = by_name.get(wanted)
        if before is None:
            yield _broken(file, f"follows on {wanted}, which is not in the folder")
        elif before.content and erratum.previous != before.content.digest:
            yield _broken(file, f"does not follow on {wanted}")


def _unseen(reviews: list[SealedFile], errata: list[SealedFile]) -> Iterator[Problem]:
    """Yield a problem for each review that knew of an erratum which is gone."""
    there = {file.content.digest for file in errata if file.content}
    for file in reviews:
        if isinstance(file.content, Seal) and not there.issuperset(file.content.errata):
            yield _broken(file, "names an erratum that is not in the folder")


def _broken(file: SealedFile, fault: str) -> Problem:
    return problem("seal-chain", file.place, f"{file.path} {fault}.", _FOLDER_CURE)


def _not_the_head(head: str, seals: list[Seal]) -> Problem:
    short = head[:16]
    later = next((n for n, seal in enumerate(reversed(seals)) if seal.digest == head), None)
    if not seals:
        message = f"There is no sealed review, so none has the digest {short}."
    elif later:
        day = seals[-1 - later].day
        message = f"The digest {short} is that of the review of {day}, and later ones follow it."
    else:
        message = f"The newest review is that of {seals[-1].day}; its digest is not {short}."
    cure = "Compare with the copy that the digest was taken from." if later else _FOLDER_CURE
    return problem("seal-head", Place(FOLDER), message, cure)
