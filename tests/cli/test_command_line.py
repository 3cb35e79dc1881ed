from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from small_project import milepost

from milepost import __version__

COMMANDS = ("build", "serve", "check", "render", "completion")


def test_help_names_every_command_with_its_sentence(tmp_path: Path) -> None:
    ran = milepost(tmp_path, "-h")
    assert ran.returncode == 0
    for command in COMMANDS:
        line = next(line for line in ran.stdout.splitlines() if line.split()[:1] == [command])
        assert len(line.split()) > 3
    assert ran.stdout == milepost(tmp_path, "--help").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_examples(tmp_path: Path, command: str) -> None:
    ran = milepost(tmp_path, command, "-h")
    assert ran.returncode == 0
    examples = ran.stdout.split("Examples:")[1].splitlines()
    assert any(line.strip().startswith(f"milepost {command}") for line in examples)


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    ran = milepost(tmp_path)
    assert "Usage: milepost" in ran.stdout + ran.stderr


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert milepost(tmp_path, "--version").stdout == f"milepost {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "No such command 'bild'. Did you mean 'build'?"),
        (["xyz"], "No such command 'xyz'."),
        (["check", "--fromat", "json"], "--format"),
        (["check", "--format", "xml"], "xml"),
        (["--root", "nowhere", "check"], "nowhere"),
        (["render"], "DIR"),
        (["serve", "--port", "0"], "port"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    ran = milepost(tmp_path, *arguments)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(tmp_path: Path, shell: str) -> None:
    ran = milepost(tmp_path, "completion", shell)
    assert ran.returncode == 0
    assert "_MILEPOST_COMPLETE" in ran.stdout
    interpreter = shutil.which(shell)
    if interpreter:
        script = tmp_path / "script"
        script.write_text(ran.stdout)
        subprocess.run([interpreter, "-n", str(script)], check=True)
