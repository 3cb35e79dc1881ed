"""Fixtures: whole sites, each built once in a run of the tests and shared by all of its workers."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from built_sites import ROOT, Builder, BuiltSite, mkdocs


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a lock that the workers of one run share."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sites"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def build_once(shared_folder: Path) -> Builder:
    """Builds sites by name; the first worker that asks builds, the others wait for it."""

    def build(name: str, configured: Callable[[Path], Path]) -> BuiltSite:
        site, said = shared_folder / f"{name}-site", shared_folder / f"{name}.txt"
        with alone(shared_folder / f"{name}.lock"):
            if not said.exists():
                ran = mkdocs(configured(shared_folder / name), site)
                assert ran.returncode == 0, ran.stderr
                said.write_text(ran.stderr, encoding="utf-8")
        return BuiltSite(site, said.read_text(encoding="utf-8"))

    return build


@pytest.fixture(scope="session")
def real_site(build_once: Builder) -> BuiltSite:
    """The site of this repository's own plan."""
    return build_once("real", lambda _: ROOT / "mkdocs.yml")
