"""What the doctor found: areas that were looked at, and in each what is wrong."""

from __future__ import annotations

from milepost.value import Value


class Finding(Value):
    """One thing that is wrong, in a sentence, and the one command that cures it.

    A note is worth knowing, but nothing fails because of it.
    """

    what: str
    cure: str
    is_note: bool = False


class Area(Value):
    """One part of a project that was looked at: what is there, and what is wrong with it."""

    name: str
    there: str
    findings: tuple[Finding, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing but notes was found."""
        return all(finding.is_note for finding in self.findings)
