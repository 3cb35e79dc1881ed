"""Installing with apt-get: a stand-in for it records what it is asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tools.debian import install_packages


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that holds what apt-get was asked; root is asking."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ASKED", str(tmp_path / "asked"))
    return tmp_path / "asked"


def _stand_in(folder: Path, rule: str) -> None:
    file = folder / "apt-get"
    file.write_text(f'#!/bin/sh\necho "$*" >> "$ASKED"\n{rule}\n', "utf-8")
    file.chmod(0o755)


def test_a_machine_with_fresh_lists_installs_at_once(asked: Path) -> None:
    _stand_in(asked.parent, "exit 0")

    assert install_packages("one", "two")
    assert asked.read_text().splitlines() == ["install -y --no-install-recommends one two"]


def test_a_machine_with_old_lists_updates_them_and_tries_again(asked: Path) -> None:
    _stand_in(asked.parent, '[ "$1" = update ] && : > "$ASKED.updated"; [ -e "$ASKED.updated" ]')

    assert install_packages("one")
    assert [line.split()[0] for line in asked.read_text().splitlines()] == [
        "install",
        "update",
        "install",
    ]


def test_a_machine_that_cannot_reach_its_mirror_says_so(asked: Path) -> None:
    _stand_in(asked.parent, "exit 100")

    assert not install_packages("one")


def test_a_machine_without_apt_get_is_left_alone(asked: Path) -> None:
    assert not install_packages("one")
    assert not asked.exists()
