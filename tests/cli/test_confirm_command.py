"""`confirm`: what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_commands import refused, run
from sealed_reviews import write_project

from milepost.build.reviews import archive_of

pytest_plugins = ["review_fixtures"]


def test_items_are_confirmed_and_no_longer_silent(sealed: Path) -> None:
    assert run(sealed, "seal", "--date", "2026-01-18", "--yes").refusal is None
    silent = archive_of(sealed).seals[1].snapshot.headline["silent"]
    write_project(sealed, "2026-01-25")
    ran = run(sealed, "confirm", "flood", "piers")
    assert ran.said.startswith("Confirmed 2 items by Ada Lovelace on 2026-01-25")
    assert run(sealed, "seal").refusal is None
    assert archive_of(sealed).seals[2].snapshot.headline["silent"] == silent - 2


def test_all_of_an_owner_are_confirmed_with_what_is_inherited(sealed: Path) -> None:
    said = run(sealed, "confirm", "--all-of", "crew").said
    assert sorted(said.strip().rpartition(": ")[2].split(", ")) == ["flood", "piers", "span"]
    assert ": deck" in run(sealed, "confirm", "--all-of", "office", "--by", "no").said
    text = (sealed / "plan/review.yml").read_text(encoding="utf-8")
    assert text.count("- item: ") == 4
    assert "by: no" in text


COMMENTED = """\
# Said by hand.
notes: >-
  A note
  of two lines.   # none

reasons:
  # why
  - {item: span, fields: [end], why: "It: froze"}   # indeed
confirmations:   # who looked
  - item: deck
    on: 2026-01-04   # earlier
    # after it

# the end
"""


def test_comments_order_and_quotes_stay(sealed: Path) -> None:
    path = sealed / "plan/review.yml"
    path.write_text(COMMENTED, encoding="utf-8")
    assert run(sealed, "confirm", "deck", "flood", "--by", "Ada").refusal is None
    text = path.read_text(encoding="utf-8")
    kept = [line for line in COMMENTED.splitlines() if "2026-01-04" not in line]
    assert [line for line in text.splitlines() if line in kept] == kept
    assert "on: 2026-01-11   # earlier" in text
    assert text.count("- item: ") == 2
    again = run(sealed, "confirm", "deck", "--by", "Ada")
    assert again.refusal is None
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["", "# Only a comment.\n", "confirmations:\n", "notes: A.\n"])
def test_a_file_without_confirmations_gets_them(sealed: Path, text: str) -> None:
    path = sealed / "plan/review.yml"
    path.write_text(text, encoding="utf-8")
    assert run(sealed, "confirm", "flood").refusal is None
    assert path.read_text(encoding="utf-8").startswith(text)


def test_what_can_not_be_confirmed_is_refused_with_the_nearest(sealed: Path) -> None:
    assert 'Did you mean "flood"?' in str(refused(sealed, "confirm", "floot").refusal)
    assert 'Did you mean "crew"?' in str(refused(sealed, "confirm", "--all-of", "crow").refusal)
    assert "crew" in str(refused(sealed, "confirm", "crew").refusal)
    refused(sealed, "confirm")
    refused(sealed, "confirm", "flood", "--all-of", "crew")
