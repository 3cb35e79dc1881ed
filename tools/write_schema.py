"""Write the schemas of the plan's files, which editors read, where the model changed."""

from __future__ import annotations

import sys
from pathlib import Path

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
sys.path.insert(0, str(HOOKS))

from milepost.load.schema import schema_texts  # noqa: E402  # the path is set above

FOLDER = HOOKS / "milepost" / "schema"


def main() -> None:
    """Write every schema into the package."""
    for name, text in schema_texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER.joinpath(name).relative_to(HOOKS.parent))


if __name__ == "__main__":
    main()
