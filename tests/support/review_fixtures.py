"""A project with a sealed review."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_commands import run
from sealed_reviews import write_project


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A project whose first review, of 11 Jan 2026, is sealed."""
    root = write_project(tmp_path)
    assert run(root, "seal").refusal is None
    return root
