"""What a build keeps of the reviews: the next one reads back just what this one found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from milepost.build.reviews import archive_of
from milepost.exports.known_reviews import facts_by_seal, heads_of, known_file, read_known
from milepost.views.reviews.past import Past

OBSERVATORY = Path(__file__).resolve().parents[2] / "examples/observatory"
GENERATOR = "a" * 64
STATES, FORECASTS = 1, 2
"""Where the lists of all states and forecasts stand in the file."""


@pytest.fixture(scope="module")
def past() -> Past:
    """The past of the sample project: renamings, waivers, new baselines, an erratum."""
    return Past(archive_of(OBSERVATORY))


@pytest.fixture(scope="module")
def written(past: Past) -> bytes:
    return known_file(GENERATOR, past.archive.seals, past.facts)


def test_facts_come_back_as_they_were_found(past: Past, written: bytes) -> None:
    known = read_known(GENERATOR, written)
    assert [known[seal.source].facts for seal in past.archive.seals] == list(past.facts)
    assert known_file(GENERATOR, past.archive.seals, past.facts) == written


def test_known_seals_are_the_same_and_open_to_the_same_plan(past: Past, written: bytes) -> None:
    archive = archive_of(OBSERVATORY, heads_of(read_known(GENERATOR, written)))
    assert archive == past.archive
    for seal, other in zip(archive.seals, past.archive.seals, strict=True):
        assert seal.source == other.source
        assert seal.snapshot == other.snapshot


def test_known_facts_are_taken_and_the_plans_stay_shut(past: Past, written: bytes) -> None:
    known = read_known(GENERATOR, written)
    archive = archive_of(OBSERVATORY, heads_of(known))
    again = Past(archive, facts_by_seal(known))
    assert again.facts == past.facts
    assert [seal.day for seal in archive.seals if "snapshot" in vars(seal)] == []


def test_what_is_known_of_all_but_the_last_review_is_enough_to_find_that(
    past: Past, written: bytes
) -> None:
    known = read_known(GENERATOR, written)
    earlier = {each.head.digest: each.facts for each in list(known.values())[:-1]}
    assert Past(past.archive, earlier).facts == past.facts


@pytest.mark.parametrize(
    ("generator", "damage"),
    [("b" * 64, b""), (GENERATOR, b"}"), (GENERATOR, b'["' + b"a" * 64 + b'",[]]')],
)
def test_of_another_generator_or_a_damaged_file_nothing_is_known(
    written: bytes, generator: str, damage: bytes
) -> None:
    content = damage if damage.startswith(b"[") else written + damage
    assert read_known(generator, content) == {}


@pytest.mark.parametrize("missing", [STATES, FORECASTS])
def test_a_state_or_forecast_that_its_list_does_not_hold_makes_the_file_a_damaged_one(
    past: Past, written: bytes, missing: int
) -> None:
    assert past.facts
    content = json.loads(written)
    assert read_known(GENERATOR, json.dumps(content, separators=(",", ":")).encode())
    content[missing] = []
    assert read_known(GENERATOR, json.dumps(content, separators=(",", ":")).encode()) == {}
