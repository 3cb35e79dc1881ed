"""Whatever happens to the files of `plan/reviews/` is found and named, by both verifiers."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sealed_reviews import archive_in, heads_of, sealed_reviews

from milepost.errors import PlanError
from milepost.history.archive import inspect_archive, read_archive
from milepost.history.canonical import read_canonical, sealed
from milepost.history.names import Name, name_of
from tools import verify_reviews

Files = dict[str, bytes]


@cache
def whole() -> Mapping[str, bytes]:
    with TemporaryDirectory() as folder:
        return sealed_reviews(Path(folder))


@cache
def pinned() -> tuple[str, ...]:
    return heads_of(whole())


def faults(files: Mapping[str, bytes], heads: tuple[str, ...] | None = None) -> set[str]:
    """Return the names that both verifiers complain of; they must agree on them."""
    pins = pinned() if heads is None else heads
    ours = inspect_archive(files, pins).problems
    theirs, _ = verify_reviews.verify_files(files, pins)
    assert bool(ours) == bool(theirs), (ours, theirs)
    told = {problem.place.file.removeprefix("plan/reviews/") for problem in ours}
    assert all(any(name in line for line in theirs) for name in told), (ours, theirs)
    return told


def flip(files: Files, chance: random.Random) -> set[str]:
    name = chance.choice(sorted(files))
    data = bytearray(files[name])
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    files[name] = bytes(data)
    return {name}


def delete(files: Files, chance: random.Random) -> set[str]:
    name = chance.choice(sorted(files))
    del files[name]
    return set()


def rename(files: Files, chance: random.Random) -> set[str]:
    name = chance.choice(sorted(files))
    new = chance.choice(["2026-01-12.json", "2026-03-01.json", f"{name}.bak", "2026-02-30.json"])
    files[new] = files.pop(name)
    return {new}


def swap(files: Files, chance: random.Random) -> set[str]:
    one, other = chance.sample(sorted(files), 2)
    files[one], files[other] = files[other], files[one]
    return {one, other}


def add(files: Files, chance: random.Random) -> set[str]:
    name = chance.choice(
        ["2026-02-08.json", "2025-12-31.json", "2026-01-25.erratum-2.json", "notes.txt", ".hidden"]
    )
    files[name] = chance.choice([*files.values(), b"", b"{}\n", b'{"schema":1}\n'])
    return {name}


def cut(files: Files, chance: random.Random) -> set[str]:
    name = chance.choice(sorted(files))
    files[name] = files[name][: chance.randrange(len(files[name]))]
    return {name}


@pytest.mark.parametrize("tamper", [flip, delete, rename, swap, add, cut])
def test_a_thousand_tamperings_are_each_found_and_named(
    tamper: Callable[[Files, random.Random], set[str]],
) -> None:
    chance = random.Random(f"{tamper.__name__}")  # noqa: S311 - a repeatable run
    for _ in range(1000 if tamper is flip else 200):
        files = dict(whole())
        named = tamper(files, chance)
        found = faults(files)
        assert found, (tamper, named)
        assert named <= found, (named, found)


def test_every_single_bit_of_the_shortest_file_counts() -> None:
    name = min(whole(), key=lambda each: len(whole()[each]))
    for position in range(8 * len(whole()[name])):
        files = dict(whole())
        data = bytearray(files[name])
        data[position // 8] ^= 1 << position % 8
        files[name] = bytes(data)
        assert name in faults(files)


def test_an_untouched_folder_has_no_faults() -> None:
    assert faults(whole()) == set()
    archive = read_archive(whole())
    assert [seal.day.isoformat() for seal in archive.seals] == [
        "2026-01-11",
        "2026-01-18",
        "2026-01-25",
        "2026-02-01",
    ]
    assert [(e.review.isoformat(), e.number) for e in archive.errata] == [
        ("2026-01-11", 1),
        ("2026-01-11", 2),
        ("2026-01-25", 1),
    ]


def test_an_empty_folder_has_no_faults_unless_a_digest_is_expected() -> None:
    assert faults({}, ()) == set()
    assert inspect_archive({}, ["0" * 64]).problems[0].code == "seal-head"
    assert verify_reviews.verify_files({}, ["0" * 64])[0]


def test_a_review_rewritten_with_a_digest_of_its_own_breaks_the_chain() -> None:
    files = dict(whole())
    content = read_canonical(files["2026-01-18.json"])
    content["notes"] = "Nothing happened."
    files["2026-01-18.json"] = sealed(content)
    assert faults(files) == {"2026-01-25.json"}


def test_the_newest_review_rewritten_with_its_digest_needs_the_pin() -> None:
    files = dict(whole())
    content = read_canonical(files["2026-02-01.json"])
    content["notes"] = "Nothing happened."
    files["2026-02-01.json"] = sealed(content)
    assert faults(files, ()) == set()
    assert faults(files) == {"plan/reviews"}


def test_the_newest_review_taken_away_needs_the_pin() -> None:
    files = dict(whole())
    del files["2026-02-01.json"]
    assert faults(files, ()) == set()
    assert faults(files) == {"plan/reviews"}


def test_an_erratum_taken_away_is_missed_by_the_next_review() -> None:
    files = dict(whole())
    del files["2026-01-11.erratum-2.json"]
    assert faults(files, ()) == {"2026-01-25.json", "2026-02-01.json"}


def test_an_earlier_digest_is_told_from_an_unknown_one() -> None:
    early = archive_in(whole()).seals[1].digest
    assert "later ones follow" in inspect_archive(whole(), [early]).problems[0].message
    assert "is not 0000" in inspect_archive(whole(), ["0" * 64]).problems[0].message


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"schema": 99}, "seal-shape"),
        ({"schema": "1"}, "seal-shape"),
        ({"plan": {}}, "seal-shape"),
        ({"plan": []}, "seal-shape"),
        ({"headline": {"health": "on track"}}, "seal-shape"),
        ({"surplus": 1}, "seal-shape"),
        ({"kind": "erratum"}, "seal-shape"),
        ({"sealed_by": {"name": "Ada"}}, "seal-shape"),
        ({"previous": "x"}, "seal-shape"),
        ({"date": "2026-13-01"}, "seal-shape"),
        ({"date": "2026-01-12"}, "seal-shape"),
    ],
)
def test_a_forged_shape_is_refused_whatever_its_digest(change: Files, code: str) -> None:
    files = dict(whole())
    content = {**read_canonical(files["2026-01-11.json"]), **change}
    files["2026-01-11.json"] = sealed(content)
    problem = next(
        each
        for each in inspect_archive(files).problems
        if each.place.file.endswith("2026-01-11.json")
    )
    assert problem.code == code
    assert "\n" not in problem.message


def test_a_damaged_archive_can_not_be_used() -> None:
    files = dict(whole())
    files["2026-01-11.json"] += b" "
    with pytest.raises(PlanError) as refusal:
        read_archive(files)
    assert [problem.code for problem in refusal.value.problems] == ["seal-form"]


def test_reading_leaves_what_was_read_as_it_was() -> None:
    files = dict(whole())
    read_archive(files)
    assert files == whole()


@pytest.mark.parametrize(
    "text",
    [
        "2026-1-11.json",
        "2026-02-30.json",
        "2026-01-11.JSON",
        "2026-01-11.json\n",
        "2026-01-11.erratum-0.json",
        "2026-01-11.erratum-01.json",
        "2026-01-11.erratum-1.json.json",
        "٢٠٢٦-01-11.json",
        "../2026-01-11.json",
        "",
    ],
)
def test_no_other_name_is_taken_for_that_of_a_review(text: str) -> None:
    assert name_of(text) is None
    assert not verify_reviews.is_name(text)


def test_names_are_written_as_they_are_read() -> None:
    for text in whole():
        name = name_of(text)
        assert isinstance(name, Name)
        assert str(name) == text
        assert verify_reviews.is_name(text)


def test_the_archive_finds_reviews_by_day() -> None:
    archive = archive_in(whole())
    second = archive.seals[1]
    assert archive.at(second.day) is second
    assert archive.before(second.day) is archive.seals[0]
    assert archive.before(archive.seals[0].day) is None
    assert archive.until(second.day).last is second
    assert archive.head == archive.seals[-1].digest
    assert len(archive.errata_of(archive.seals[0].day)) == 2


def test_the_stand_alone_verifier_needs_nothing_but_the_standard_library() -> None:
    source = Path(verify_reviews.__file__).read_text(encoding="utf-8")
    imported = {
        line.split()[1].split(".")[0]
        for line in source.splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported <= sys.stdlib_module_names
    assert len(source.splitlines()) <= 200
