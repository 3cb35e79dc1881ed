"""Folders to publish into, made once for all tests that break the publishing in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from faulty_disk import quick_folder
from folder_stage import Stage, first_stage, next_stage


@pytest.fixture(scope="session")
def quick() -> Iterator[Path]:
    """A folder on a quick disk."""
    with quick_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def next_one(quick: Path) -> Stage:
    """A site that is there already, and what comes next."""
    return next_stage(quick / "next")


@pytest.fixture(scope="session")
def first_one(quick: Path) -> Stage:
    """No site yet, and the first one."""
    return first_stage(quick / "first")


@pytest.fixture(params=["next_one", "first_one"])
def stage(request: pytest.FixtureRequest) -> Stage:
    """Both of them."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Stage)
    return found


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder on a quick disk for one test, since publishing waits for the disk very often."""
    with quick_folder() as folder:
        yield folder
