"""Many previews come and go beside many reviews: their room is bounded, no review is touched."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from published_branch import BRANCH, make_clone, make_part, make_remote, published
from publishing import publish, quiet

from milepost.publish.branch.previews import put_preview, remove_previews
from milepost.publish.previews import NewPreview

SOAK = bool(os.environ.get("MILEPOST_SOAK"))
REVIEWS, PREVIEWS = 260, 200 if SOAK else 30
BUDGET, SIZE = 10_000, 1_000
FIRST, NOON = date(2020, 1, 5), datetime(2026, 1, 5, 12, tzinfo=UTC)


def test_sealed_versions_stay_and_previews_keep_to_their_budget(tmp_path: Path) -> None:
    remote = make_remote(tmp_path / "remote.git")
    clone = make_clone(remote, tmp_path / "clone")
    days = [str(FIRST + timedelta(weeks=number)) for number in range(REVIEWS)]
    publish(clone, make_part(tmp_path / "part", days))
    site = published(remote)
    folder = tmp_path / "preview"
    folder.mkdir()
    for number in range(1, PREVIEWS + 1):
        now = NOON + timedelta(hours=number)
        (folder / "index.html").write_text(str(number).ljust(SIZE))
        new = NewPreview(folder, number, "c" * 40, now, BUDGET)
        made = put_preview(clone, BRANCH, "origin", new, quiet)
        assert sum(one.size for one in made.edit.previews) <= BUDGET
        if number % 2 == 0:
            remove_previews(clone, BRANCH, "origin", [number], now, quiet)
    after = published(remote)
    assert {path: after[path] for path in site} == site
    left = {path for path in after if path.startswith("preview/pr-")}
    odd = range(PREVIEWS - 1, 0, -2)
    room = BUDGET // SIZE - 1  # the last one put had a place of its own before it was removed
    assert left == {f"preview/pr-{number}/index.html" for number in odd[:room]}
    print(f"branch: {PREVIEWS} previews came and went beside {REVIEWS} reviews")
