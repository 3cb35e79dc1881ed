"""The locked requirements: exact, hashed, of one mind, and silent on where they came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_project import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
SITE = ROOT / "requirements" / "site.txt"
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.*?))? \\$", re.MULTILINE)


def _pins(lock: Path) -> set[tuple[str, str, str]]:
    return set(_PIN.findall(lock.read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_versions_and_hashes_only(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--index|--find-links|@ ", text)
    for block in re.split(r"\n(?=[a-z])", text.strip()):
        assert _PIN.match(block), block[:80]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block[:80]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_all_locks_fit_into_one_environment(lock: Path) -> None:
    site = {(name, marker): version for name, version, marker in _pins(SITE)}
    for name, version, marker in _pins(lock):
        assert site.get((name, marker), version) == version, name


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_what_its_list_asks_for(lock: Path) -> None:
    wanted = re.findall(r"^[a-z][a-z0-9-]*", lock.with_suffix(".in").read_text(), re.MULTILINE)
    assert set(wanted) <= {name for name, _, _ in _pins(lock)}
