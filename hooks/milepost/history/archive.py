"""All sealed reviews of a project, oldest first, with the errata that were said of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from milepost.errors import PlanError
from milepost.history.chain import chain_problems, head_problems
from milepost.history.sealed_file import SealedFile, read_file
from milepost.history.snapshot import Erratum, Seal, SealHead
from milepost.problems.code import Problem
from milepost.value import Value


class Archive(Value):
    """The sealed reviews of a project, oldest first, and the errata by review and number."""

    seals: tuple[Seal, ...] = ()
    errata: tuple[Erratum, ...] = ()

    @property
    def last(self) -> Seal | None:
        """The newest seal."""
        return self.seals[-1] if self.seals else None

    @property
    def head(self) -> str | None:
        """The digest of the newest seal, by which the whole chain is pinned."""
        return self.seals[-1].digest if self.seals else None

    def before(self, day: date) -> Seal | None:
        """Return the newest seal of an earlier day."""
        return next((seal for seal in reversed(self.seals) if seal.day < day), None)

    def at(self, day: date) -> Seal | None:
        """Return the seal of a day."""
        return next((seal for seal in self.seals if seal.day == day), None)

    def until(self, day: date) -> Archive:
        """Return the archive as it was for the review of a day: later seals are left out."""
        return Archive(
            tuple(seal for seal in self.seals if seal.day <= day),
            tuple(erratum for erratum in self.errata if erratum.review <= day),
        )

    def errata_of(self, day: date) -> tuple[Erratum, ...]:
        """Return the errata of the review of a day, in the order in which they were written."""
        return tuple(erratum for erratum in self.errata if erratum.review == day)


class Inspection(Value):
    """What the files of `plan/reviews/` hold that is sound, and all that is wrong with them."""

    archive: Archive
    problems: tuple[Problem, ...]


def inspect_archive(
    files: Mapping[str, bytes],
    heads: Iterable[str] = (),
    proven: Mapping[str, SealHead] = MappingProxyType({}),
) -> Inspection:
    """Return the archive in files given by name, with a problem for each that is not sound.

    Checked are names, canonical form, digests, shape and both chains, in this order; each file
    is complained of once. That the newest files are missing can be told only from `heads`:
    digests kept elsewhere, each of which must be the newest review's or a newest erratum's.
    `proven` are seals whose files were found sound before, by the SHA-256 of those.
    """
    read = tuple(read_file(name, files[name], proven) for name in sorted(files))
    problems = [file.problem for file in read if file.problem]
    problems += chain_problems(read)
    problems += head_problems(heads, read)
    return Inspection(_archive(read), tuple(sorted(problems)))


def read_archive(
    files: Mapping[str, bytes], proven: Mapping[str, SealHead] = MappingProxyType({})
) -> Archive:
    """Return the archive in files given by name; raise PlanError where one is not sound."""
    found = inspect_archive(files, (), proven)
    if found.problems:
        raise PlanError(
            found.problems,
            "The sealed reviews are not as they were sealed.",
            "Restore plan/reviews/ from git.",
        )
    return found.archive


def _archive(read: tuple[SealedFile, ...]) -> Archive:
    """Return the archive of the files that are sound by themselves."""
    contents = [file.content for file in read]
    seals = [content for content in contents if isinstance(content, Seal)]
    errata = [content for content in contents if isinstance(content, Erratum)]
    return Archive(
        tuple(sorted(seals, key=lambda seal: seal.day)),
        tuple(sorted(errata, key=lambda erratum: (erratum.review, erratum.number))),
    )
