"""Names of files that a preview takes, and those that it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.publish.proposal.names import fault_of, same_name, shown

REFUSED = (
    *("..", ".", "", "a/b", "/etc", ".git", ".GIT", ".Git. ", "git~1", ".g\u200cit"),
    *(
        "a\\b",
        "a\nb",
        "a\x7f",
        "a\u202eb",
        "CON",
        "con.yml",
        "aux.",
        "Nul.tar.gz",
        "COM1",
        "lpt9.md",
    ),
    *("conin$", "a:b", "a?", "a*", "<a>", 'a"', "a|b", "a.", "a ", "x" * 256),
)
TAKEN = (
    "project.yml",
    "phases",
    "über.md",
    "日本.md",
    "console.yml",
    "com.md",
    "a b.md",
    ".gitkeep",
    "git",
)


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_leads_away_or_is_not_portable_is_refused(name: str) -> None:
    assert fault_of(name.encode())


@pytest.mark.parametrize("name", TAKEN)
def test_a_plain_name_is_taken(name: str) -> None:
    assert fault_of(name.encode()) is None


def test_a_name_that_is_not_utf8_is_refused_and_still_shown() -> None:
    assert fault_of(b"caf\xe9.md") == "is not UTF-8"
    assert shown(b"caf\xe9.md") == "caf\\xe9.md"


@pytest.mark.parametrize("names", [("Risks.yml", "risks.YML"), ("e\u0301.md", "é.md"), ("ß", "SS")])
def test_names_that_some_system_takes_for_one_are_the_same(names: tuple[str, str]) -> None:
    assert same_name(names[0].encode()) == same_name(names[1].encode())


@given(st.binary(max_size=300))
def test_what_is_taken_stays_in_its_folder_and_every_name_can_be_shown(name: bytes) -> None:
    assert shown(name).isprintable()
    if fault_of(name) is None:
        text = name.decode("utf-8")
        assert not {"/", "\\", "\0", ":"} & set(text)
        assert text.strip(". ")
        assert len(name) <= 255
