"""What is asked most often, help and completion, must not wait for the plan's machinery."""

from __future__ import annotations

import subprocess
import sys

from small_project import environment

HEAVY = (
    "jinja2",
    "markdown_it",
    "mkdocs",
    "plotly",
    "pydantic",
    "ruamel",
    "rapidfuzz",
    "rich",
    "watchfiles",
)
LISTS_ALL_VERBS = f"""
import sys
from milepost.cli.main import main
try:
    main(["--help"])
except SystemExit:
    pass
print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)
"""


def test_the_list_of_all_verbs_loads_none_of_their_work() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LISTS_ALL_VERBS],
        env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "publish" in ran.stdout
    assert "doctor" in ran.stdout
    assert ran.stderr == "[]\n"
