"""Each code of the register explains itself, in the product's own plain words."""

from __future__ import annotations

import re

import pytest

from milepost.problems.code import Problem, Severity
from milepost.problems.place import Place
from milepost.problems.register import CODES, problem

NAMES = sorted(CODES)


@pytest.mark.parametrize("name", NAMES)
def test_a_code_has_a_plain_name_and_whole_sentences(name: str) -> None:
    code = CODES[name]
    assert code.name == name
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert not code.title.endswith(".")
    assert len(code.title) <= 70
    for text in (code.what, code.why):
        assert text.endswith(".")
        assert all(len(sentence.split()) <= 25 for sentence in re.split(r"[.;] ", text))


@pytest.mark.parametrize("name", NAMES)
def test_a_code_shows_what_is_wrong_and_what_is_right(name: str) -> None:
    code = CODES[name]
    assert code.wrong.strip()
    assert code.right.strip()
    assert code.wrong != code.right
    assert "\t" not in code.right


def test_titles_tell_the_codes_apart() -> None:
    assert len({code.title for code in CODES.values()}) == len(CODES)


def test_a_problem_takes_its_severity_from_its_code_unless_it_is_milder() -> None:
    place = Place("plan/risks.yml", 3, 5)
    assert problem("bad-id", place, "A.", "B.").severity is Severity.ERROR
    assert problem("expired", place, "A.", "B.").severity is Severity.WARNING
    milder = problem("missing-id", place, "A.", "B.", Severity.WARNING)
    assert milder.severity is Severity.WARNING


def test_a_problem_reads_as_place_message_cure_and_code() -> None:
    found = problem("unknown-key", Place("plan/risks.yml", 12, 3), "It is wrong.", "Mend it.")
    assert str(found) == "plan/risks.yml:12:3: It is wrong. Mend it. [unknown-key]"


def test_a_code_that_is_not_in_the_register_can_not_be_reported() -> None:
    with pytest.raises(KeyError):
        problem("no-such-code", Place("plan/risks.yml"), "A.", "B.")


def test_problems_sort_by_file_then_line_then_column() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 10)]
    problems = [Problem(Place(*place), "bad-id", "A.", "B.") for place in places]
    assert [str(found.place) for found in sorted(problems)] == [
        "a:2:9",
        "a:2:10",
        "a:10:1",
        "b:1:1",
    ]
