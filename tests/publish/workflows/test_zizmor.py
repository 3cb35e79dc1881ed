"""What zizmor, which knows how workflows are attacked, says of ours."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from workflow_documents import GITHUB, texts_of

ZIZMOR = Path(sys.executable).with_name("zizmor")


def findings(folder: Path) -> list[dict[str, Any]]:
    command = [str(ZIZMOR), "--offline", "--no-config", "--no-exit-codes", "--format=json", "."]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)
    assert isinstance(found, list)
    return found


def write(folder: Path, without_exceptions: bool = False) -> Path:
    target = folder / ".github" / "workflows"
    target.mkdir(parents=True)
    for name, text in texts_of(*GITHUB).items():
        kept = re.sub(r" # zizmor: ignore.*", "", text) if without_exceptions else text
        (target / name.replace(".yml with tool", "-tool.yml")).write_text(kept)
    return folder


def test_it_finds_nothing(tmp_path: Path) -> None:
    assert findings(write(tmp_path)) == []


def test_the_exception_hides_nothing_but_the_trigger_of_the_preview(tmp_path: Path) -> None:
    found = findings(write(tmp_path, without_exceptions=True))
    assert {each["ident"] for each in found} == {"dangerous-triggers"}
    assert all("milepost-preview" in json.dumps(each["locations"]) for each in found)


def test_it_would_find_an_expression_in_a_command(tmp_path: Path) -> None:
    folder = write(tmp_path)
    file = folder / ".github/workflows/milepost-check.yml"
    text = file.read_text()
    file.write_text(text.replace("check --format github", "check ${{ github.head_ref }}"))
    assert "template-injection" in {each["ident"] for each in findings(folder)}
