"""Codes of reviews: what happened to sealed files, and what a review still needs."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

REVIEW_CODES = (
    Code(
        name="seal-stranger",
        severity=Severity.ERROR,
        title="Something else lies among the sealed reviews",
        what="The folder plan/reviews/ holds something that no command of Milepost wrote there.",
        why="A file added by hand could pass for a review that was never held.",
        wrong="plan/reviews/\n  2025-12-14.json\n  2025-12-14-final.json",
        right="plan/reviews/\n  2025-12-14.json",
    ),
    Code(
        name="seal-form",
        severity=Severity.ERROR,
        title="A sealed file is not in its one form",
        what="A sealed file is damaged, was formatted anew, or its line ends were changed.",
        why="Only one form is ever written, so that one changed byte can be told.",
        wrong='{\n  "date": "2025-12-14",\n  "digest": "5f0c..."\n}',
        right='{"date":"2025-12-14","digest":"5f0c..."}',
    ),
    Code(
        name="seal-digest",
        severity=Severity.ERROR,
        title="A sealed file was changed",
        what="What a sealed file holds does not give the digest that it was sealed with.",
        why="A review says what was known on its day; a mistake in it is named by an erratum.",
        wrong="vi plan/reviews/2025-12-14.json",
        right='milepost erratum 2025-12-14 --reason "The risk was high, not low."',
    ),
    Code(
        name="seal-shape",
        severity=Severity.ERROR,
        title="A sealed file has a shape that is not known",
        what="A sealed file lacks what a review holds, or a later version of Milepost wrote it.",
        why="What can't be read can't be shown or compared.",
        wrong='{"digest":"5f0c...","schema":99}',
        right='{"digest":"5f0c...","schema":1}',
    ),
    Code(
        name="seal-name",
        severity=Severity.ERROR,
        title="A sealed file has the name of another",
        what="The date or the number in a sealed file is not that of its name.",
        why="A renamed review would be shown for a day on which something else was said.",
        wrong="mv plan/reviews/2025-12-14.json plan/reviews/2025-12-21.json",
        right="git checkout -- plan/reviews/",
    ),
    Code(
        name="seal-chain",
        severity=Severity.ERROR,
        title="The chain of reviews is broken",
        what="A sealed file does not follow on the one before it, or that one is missing.",
        why="Each review names the digest of the one before, so that none can be taken out.",
        wrong="rm plan/reviews/2025-12-21.json",
        right="git checkout -- plan/reviews/",
    ),
    Code(
        name="seal-head",
        severity=Severity.ERROR,
        title="The newest review is not the one expected",
        what="The digest kept elsewhere is not that of the newest review or erratum.",
        why="Without such a copy nobody can tell that the newest files were taken away.",
        wrong="milepost verify --head 0000...",
        right="milepost verify --head 5f0c...",
    ),
    Code(
        name="reason-missing",
        severity=Severity.WARNING,
        title="A change since the last review has no reason",
        what="A date or a target moved, or work was dropped or reopened, and nobody says why.",
        why="Readers see a reason beside each such change for ever; without it `seal` refuses.",
        wrong="# plan/phases.yml\n- id: build\n  end: 2026-02-06   # was 2026-01-23",
        right="# plan/review.yml\nreasons:\n  - item: build\n    fields: end\n"
        "    why: The hardware came two weeks late.",
    ),
    Code(
        name="review-not-sealed",
        severity=Severity.WARNING,
        title="A baseline names a review that is not sealed",
        what="The dates of a baseline are those of a sealed review, and there is none of that day.",
        why="Slip is counted from the baseline; without one it is counted from the first review.",
        wrong="baselines:\n  - review: 2026-02-30\n    on: 2026-03-02\n    why: Agreed anew.",
        right="baselines:\n  - review: 2026-03-01\n    on: 2026-03-02\n    why: Agreed anew.",
    ),
)
"""Every code of reviews and its text."""
