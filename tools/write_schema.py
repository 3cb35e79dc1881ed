"""Write the schemas of the plan's files and of its data into the package, where these changed."""

from __future__ import annotations

import sys
from pathlib import Path

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
sys.path.insert(0, str(HOOKS))

from milepost.exports.data_schema import (  # noqa: E402  # the path is set above
    FILE,
    data_schema_text,
)
from milepost.load.schema import schema_texts  # noqa: E402  # as above

PACKAGE = HOOKS / "milepost"


def main() -> None:
    """Write every schema into the package."""
    texts = {PACKAGE / "schema" / name: text for name, text in schema_texts().items()}
    texts[PACKAGE / "exports" / FILE] = data_schema_text()
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
        print(file.relative_to(HOOKS.parent))


if __name__ == "__main__":
    main()
