"""A GitHub of this machine for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_github import TOKEN, FakeGitHub, fake_github

from milepost.publish.host.api import Api


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGitHub]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with fake_github() as held:
        yield held


@pytest.fixture
def api(github: FakeGitHub) -> Api:
    """The API of it; waiting between two tries takes no time."""
    return Api(github.address, TOKEN, pause=lambda seconds: None)
