"""One list of versions from what is published and what was built: nothing is ever lost from it."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.build.version_record import VersionRecord
from milepost.errors import MilepostError


def merged(
    published: Iterable[VersionRecord], built: Iterable[VersionRecord]
) -> tuple[VersionRecord, ...]:
    """Return the versions of the site as it will be, newest first.

    A published version stays as it is, also when it would be built otherwise today. Raises
    MilepostError when the same day was published from another seal.
    """
    there = {record.version: record for record in published}
    for record in built:
        known = there.setdefault(record.version, record)
        if known.source != record.source:
            raise another_seal(known, record)
    return tuple(record for _, record in sorted(there.items(), reverse=True))


def another_seal(published: VersionRecord, built: VersionRecord) -> MilepostError:
    """Return the refusal of a second seal for a day, with the digests of both."""
    return MilepostError(
        f"The review of {published.title} is published with the seal {published.digest}; "
        f"the one here is {built.digest}.",
        "A published review never changes. Restore the seal from git: git checkout plan/reviews",
    )
