"""At random: seal, edit, rename, tamper, kill and restore; what was sealed stays as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sealed_reviews import ADA, heads_of, write_project

from milepost.build import seal_file
from milepost.build.reviews import archive_of, inspect_reviews
from milepost.build.seal_file import sealing
from milepost.build.sealing import prepare
from milepost.errors import MilepostError
from milepost.history.names import Name
from milepost.history.seal import erratum_bytes, make_erratum
from tools import verify_reviews

FIRST = date(2026, 1, 11)
NUMBERS = st.integers(0, 10**6)


class _Killed(BaseException):
    """Stands for the end of the process: nothing catches it, and nothing is cleaned up after."""


class _DyingDisk:
    """The module `os` until a call; from then on every call ends the process."""

    def __init__(self, after: int) -> None:
        self._left = after
        self._open: set[int] = set()

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self._mortal(real) if callable(real) and name != "strerror" else real

    def _mortal(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if self._left <= 0:
                raise _Killed
            self._left -= 1
            result = real(*arguments, **options)
            if real is os.open:
                self._open.add(result)
            elif real is os.close:
                self._open.remove(arguments[0])
            return result

        return call

    def bury(self) -> None:
        """Close what the dead process had open, as the kernel does."""
        for file in self._open:
            os.close(file)


class Reviews(RuleBasedStateMachine):
    """A project under reviews; `sealed` is what must stand in the folder."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="milepost-test-"))
        self.folder = self.root / "plan/reviews"
        self.day = FIRST
        self.end = date(2026, 1, 30)
        self.reasons: list[str] = []
        self.sealed: dict[str, bytes] = {}
        self.edit(0)

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @rule(step=st.integers(0, 10))
    def edit(self, step: int) -> None:
        state = "done" if step % 2 else "open"
        write_project(self.root, self.day.isoformat(), self.end.isoformat(), state)
        text = "".join(
            f"  - {{item: {item}, why: {why}}}\n"
            for why in self.reasons
            for item in ("span", "piers")
        )
        (self.root / "plan/review.yml").write_text(
            f"reasons:\n{text}" if text else "", encoding="utf-8"
        )

    @rule(days=st.integers(1, 400))
    def seal(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.reasons.append(f"Why {len(self.reasons)}")
        self.edit(days)
        with sealing(self.root) as writer:
            ready = prepare(self.root, self.day, ADA)
            writer.write(ready.name, ready.data)
        self.sealed[ready.name] = ready.data

    @precondition(lambda self: self.sealed)
    @rule()
    def seal_again(self) -> None:
        for day in (self.day, self.day - timedelta(days=1)):
            try:
                prepare(self.root, day, ADA)
            except MilepostError:
                continue
            raise AssertionError(day)

    @precondition(lambda self: self.sealed)
    @rule(days=st.integers(1, 30))
    def move_a_date_in_silence(self, days: int) -> None:
        """A reason that was sealed with an earlier change explains no later one."""
        later = self.end + timedelta(days=days)
        self.edit(0)
        write_project(self.root, self.day.isoformat(), later.isoformat())
        try:
            prepare(self.root, self.day + timedelta(days=1), ADA)
        except MilepostError as refusal:
            assert "no reason" in str(refusal)  # noqa: PT017 - pytest.raises hides the state
        else:
            raise AssertionError(later)
        self.edit(0)

    @precondition(lambda self: self.sealed)
    @rule(number=NUMBERS)
    def name_a_mistake(self, number: int) -> None:
        archive = archive_of(self.root)
        review = archive.seals[number % len(archive.seals)].day
        erratum = make_erratum(archive, review, f"Mistake {number}", ADA)
        name = str(Name(review, erratum.number))
        with sealing(self.root) as writer:
            writer.write(name, erratum_bytes(erratum))
        self.sealed[name] = erratum_bytes(erratum)

    @rule(after=st.integers(0, 14))
    def kill_while_sealing(self, after: int) -> None:
        day = self.day + timedelta(days=1)
        self.reasons.append(f"Why {len(self.reasons)}")
        self.edit(1)
        ready = prepare(self.root, day, ADA)
        real = seal_file.__dict__["os"]
        disk = _DyingDisk(after)
        seal_file.__dict__["os"] = disk
        try:
            with sealing(self.root) as writer:
                writer.write(ready.name, ready.data)
        except _Killed:
            pass
        finally:
            seal_file.__dict__["os"] = real
            disk.bury()
        if (self.folder / ready.name).exists():
            self.day = day
            self.sealed[ready.name] = ready.data
        else:
            self.reasons.pop()

    @precondition(lambda self: self.sealed)
    @rule(which=NUMBERS, bit=NUMBERS)
    def flip_a_bit_and_restore(self, which: int, bit: int) -> None:
        name = self._one(which)
        data = bytearray(self.sealed[name])
        data[bit // 8 % len(data)] ^= 1 << bit % 8
        (self.folder / name).write_bytes(data)
        assert f"plan/reviews/{name}" in self._faulty()
        self._restore()

    @precondition(lambda self: self.sealed)
    @rule(which=NUMBERS, days=st.integers(1, 3000))
    def rename_and_restore(self, which: int, days: int) -> None:
        name = self._one(which)
        new = f"{FIRST + timedelta(days=days)}.json"
        if new not in self.sealed:
            (self.folder / name).rename(self.folder / new)
            assert f"plan/reviews/{new}" in self._faulty()
            self._restore()

    @precondition(lambda self: self.sealed)
    @rule(which=NUMBERS)
    def delete_and_restore(self, which: int) -> None:
        (self.folder / self._one(which)).unlink()
        assert self._faulty()
        self._restore()

    @precondition(lambda self: len(self.sealed) > 1)
    @rule(which=NUMBERS)
    def swap_and_restore(self, which: int) -> None:
        one, other = self._one(which), self._one(which + 1)
        (self.folder / one).write_bytes(self.sealed[other])
        (self.folder / other).write_bytes(self.sealed[one])
        assert {f"plan/reviews/{one}", f"plan/reviews/{other}"} <= self._faulty()
        self._restore()

    @invariant()
    def all_is_as_it_was_sealed(self) -> None:
        found = inspect_reviews(self.root, self._heads())
        assert found.problems == ()
        assert verify_reviews.verify(str(self.root), self._heads())[0] == []
        there = {path.name: path.read_bytes() for path in self.folder.glob("*")}
        assert there == self.sealed

    def _one(self, which: int) -> str:
        return sorted(self.sealed)[which % len(self.sealed)]

    def _heads(self) -> tuple[str, ...]:
        return heads_of(self.sealed) if self.sealed else ()

    def _faulty(self) -> set[str]:
        ours = {each.place.file for each in inspect_reviews(self.root, self._heads()).problems}
        theirs, _ = verify_reviews.verify(str(self.root), self._heads())
        assert all(any(name in line for line in theirs) for name in ours)
        return ours

    def _restore(self) -> None:
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        for name, data in self.sealed.items():
            (self.folder / name).write_bytes(data)


TestReviews = Reviews.TestCase
TestReviews.settings = settings(max_examples=12, stateful_step_count=12)
