"""Which paths the site has: pages made from the plan, hand-written pages and their files."""

from __future__ import annotations

from milepost.load.checks.subject import Subject
from milepost.problems.register import CODES

_PAGES = (
    "index",
    "timeline",
    "phases",
    "readiness",
    "kpis",
    "risks",
    "decisions",
    "communication",
    "people",
    "runbooks",
    "plan-health",
    "about-the-data",
    "problems",
    "reviews",
    "reviews/compare",
    "trends",
)

GENERATED = frozenset(f"{name}.html" for name in _PAGES) | {"data/plan.json"}
"""The pages that every site has."""

_OPEN_FOLDERS = ("reference/", "schema/", "data/")


def generated_paths(subject: Subject) -> frozenset[str]:
    """Return the paths of all pages that the site makes from this plan."""
    plan = subject.plan
    people = [owner.id for owner in plan.project.owners]
    people += [audience.id for audience in plan.communication.audiences]
    return (
        GENERATED
        | {f"phases/{phase.id}.html" for phase in plan.work.phases}
        | {f"people/{name}.html" for name in people}
        | {f"problems/{code}.html" for code in CODES}
    )


def hand_written_paths(subject: Subject) -> frozenset[str]:
    """Return the paths of the pages that `site_src/` becomes, and of the files beside them."""
    pages = {f"{page.path.removesuffix('.md')}.html" for page in subject.pages.pages}
    return subject.pages.files | pages


def may_exist(subject: Subject, path: str) -> bool:
    """Whether a path is one that this check can't know: made later, or of a part not read."""
    if path.startswith(_OPEN_FOLDERS):
        return True
    if path.startswith("phases/"):
        return "phase" in subject.unsure or _lost(subject, path)
    if path.startswith("people/"):
        return bool({"owner", "audience"} & subject.unsure) or _lost(subject, path)
    return False


def _lost(subject: Subject, path: str) -> bool:
    return path.rpartition("/")[2].removesuffix(".html") in subject.lost
