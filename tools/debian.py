"""Install packages of Debian where that needs no question."""

from __future__ import annotations

import os
import shutil
import subprocess

INSTALL = "apt-get install -y --no-install-recommends"


def install_packages(*names: str) -> bool:
    """Install `names` as root, or by a sudo that asks no password; tell whether they are there."""
    prefix = _as_root()
    if shutil.which("apt-get") is None or prefix is None:
        return False
    print(f"Installing {', '.join(names)} with apt-get", flush=True)
    install = [*prefix, *INSTALL.split(), *names]
    return _runs(install) or (_runs([*prefix, "apt-get", "update"]) and _runs(install))


def _runs(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return (
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode
        == 0
    )


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None
