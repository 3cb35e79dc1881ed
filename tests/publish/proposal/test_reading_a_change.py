"""A proposed change is read as data: what of it counts, what is only named, and with what."""

from __future__ import annotations

from pathlib import Path

import pytest
from proposed_changes import BASE, HEAD, PHASES, PLAN, PNG, Content, commit, git, repository

from milepost.errors import WrongUsage
from milepost.publish.proposal import Proposal, Request, read_proposal

REQUEST = Request(BASE, HEAD, 7)
LATER = PHASES.replace("2026-01-30", "2026-02-12")


def read(root: Path, request: Request = REQUEST) -> Proposal:
    return read_proposal(root, request)


def test_the_proposed_plan_is_compared_with_that_of_the_base(tmp_path: Path) -> None:
    found = read(repository(tmp_path, {"plan/phases.yml": LATER}))
    assert found.comparison is not None
    changes = found.comparison.plain
    assert [(each.object, each.field, each.after) for each in changes] == [
        ("build", ("end",), "2026-02-12")
    ]
    assert found.pages == {}
    assert found.not_previewed == ()


def test_what_the_base_became_since_is_not_laid_to_the_change(tmp_path: Path) -> None:
    root = repository(tmp_path, {"site_src/guides/start.md": "# Begin\n\nHere.\n"})
    split = git(root, "rev-parse", BASE)
    commit(root, BASE, {"plan/phases.yml": LATER, "plan/reviews/x.json": "{}"}, BASE)
    found = read(root)
    assert found.commits.split == split != found.commits.base
    assert found.comparison is not None
    assert found.comparison.changes == ()
    assert found.pages == {"site_src/guides/start.md": "changed"}
    assert found.seals == ()


def test_settings_come_from_the_base_and_code_is_only_named(tmp_path: Path) -> None:
    base = {**PLAN, "mkdocs.yml": "repo_url: https://example.org/r\n", "hooks/a.py": "1"}
    change = {
        "mkdocs.yml": "repo_url: https://evil.example\nhooks: [evil.py]\n",
        "hooks/a.py": "2",
        "evil.py": "open('canary', 'w')",
        "new/folder/of.py": "",
        ".github/workflows/publish.yml": "on: push\n",
    }
    found = read(repository(tmp_path, change, base))
    assert found.trusted.config == {"repo_url": "https://example.org/r"}
    assert found.not_previewed == (
        ".github/",
        "evil.py",
        "hooks/a.py",
        "mkdocs.yml",
        "new/",
    )
    assert found.plan is not None


def test_pictures_of_known_types_are_taken_when_they_are_what_their_name_says(
    tmp_path: Path,
) -> None:
    change: dict[str, Content] = {
        "site_src/a.png": PNG,
        "site_src/b.PNG": b"<script>",
        "site_src/c.svg": "<svg><script/></svg>",
        "site_src/d.html": "<script>",
        "site_src/guides/start.md": "# Start\n\n![a](../a.png) [c](../c.svg)\n",
    }
    found = read(repository(tmp_path, change))
    assert found.errors == ()
    assert found.files == {"a.png": PNG}
    assert found.not_previewed == ("site_src/b.PNG", "site_src/c.svg", "site_src/d.html")
    assert found.pages == {"site_src/a.png": "added", "site_src/guides/start.md": "changed"}


def test_other_files_are_taken_as_far_as_the_base_has_the_same(tmp_path: Path) -> None:
    base = {**PLAN, "site_src/form.pdf": b"%PDF", "site_src/old.svg": "<svg/>"}
    found = read(repository(tmp_path, {"site_src/old.svg": "<svg onload=x />"}, base))
    assert found.files == {"form.pdf": b"%PDF"}
    assert found.not_previewed == ("site_src/old.svg",)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"plan/reviews/2025-12-07.json": "{}"}, "plan/reviews/2025-12-07.json"),
        ({"plan/reviews/2025-12-07.json": None}, "plan/reviews/2025-12-07.json"),
        ({"plan/reviews/2025-12-21.json": "x"}, "plan/reviews/2025-12-21.json"),
    ],
    ids=["rewritten", "removed", "added"],
)
def test_a_touched_seal_is_reported_and_never_read(
    tmp_path: Path, change: dict[str, str | None], named: str
) -> None:
    base = {**PLAN, "plan/reviews/2025-12-07.json": "not a seal"}
    found = read(repository(tmp_path, change, base))
    assert found.seals == (named,)
    assert found.plan is not None


def test_a_base_with_problems_leaves_the_change_without_a_comparison(tmp_path: Path) -> None:
    base = {**PLAN, "plan/phases.yml": PHASES.replace("2026-01-30", "soon")}
    found = read(repository(tmp_path, {"plan/phases.yml": PHASES}, base))
    assert found.plan is not None
    assert found.comparison is None
    assert found.trusted.problems


def test_a_project_in_a_folder_of_its_repository_is_found(tmp_path: Path) -> None:
    inner = {f"work/{path}": content for path, content in PLAN.items()}
    change = {"work/plan/phases.yml": LATER, "work/x.py": "1", "y.py": "1"}
    root = repository(tmp_path, change, inner)
    (root / "work").mkdir()
    found = read(root / "work")
    assert found.comparison is not None
    assert len(found.comparison.changes) == 1
    assert found.not_previewed == ("work/x.py", "y.py")


def test_a_change_without_common_history_is_compared_with_the_base_itself(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    commit(root, "alone", {**PLAN, "plan/phases.yml": LATER})
    found = read(root, Request(BASE, "alone"))
    assert found.commits.split == found.commits.base
    assert found.comparison is not None
    assert len(found.comparison.changes) == 1


@pytest.mark.parametrize(
    "revision",
    [
        "no-such",
        "--output=canary",
        "$(touch canary)",
        "; touch canary",
        "`touch canary`",
        "--upload-pack=touch canary",
        "-h",
    ],
)
def test_a_revision_is_never_an_option_or_a_command(tmp_path: Path, revision: str) -> None:
    root = repository(tmp_path, {})
    with pytest.raises(WrongUsage, match="Git knows no revision"):
        read(root, Request(BASE, revision))
    assert not (root / "canary").exists()


def test_a_branch_may_be_named_like_a_command(tmp_path: Path) -> None:
    root = repository(tmp_path, {})
    commit(root, "$(touch${IFS}canary);x", {"plan/phases.yml": LATER}, BASE)
    found = read(root, Request(BASE, "$(touch${IFS}canary);x"))
    assert found.plan is not None
    assert not (root / "canary").exists()
