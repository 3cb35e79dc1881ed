"""All that is found wrong in a plan: problems, contradictions, and changes without a reason."""

from __future__ import annotations

from pathlib import Path

from milepost.build.review_problems import review_problems
from milepost.derive import derive
from milepost.derive.status import Contradiction
from milepost.load import load_plan
from milepost.problems.code import Problem, Severity
from milepost.problems.place import NOWHERE
from milepost.value import Value


class Finding(Value, order=True):
    """A problem, and whether it rests on an inferred link."""

    problem: Problem
    inferred: bool = False


class Counts(Value):
    """How many of each severity; `inferred` counts contradictions on an inferred link."""

    errors: int
    warnings: int
    contradictions: int
    inferred: int


class Findings(Value):
    """Everything found, sorted by place."""

    items: tuple[Finding, ...]

    @property
    def counts(self) -> Counts:
        """The findings counted by severity."""
        severities = [finding.problem.severity for finding in self.items]
        return Counts(
            errors=severities.count(Severity.ERROR),
            warnings=severities.count(Severity.WARNING),
            contradictions=severities.count(Severity.CONTRADICTION),
            inferred=sum(finding.inferred for finding in self.items),
        )


def find(root: Path) -> Findings:
    """Read the plan of a project and return all that is wrong in it."""
    loaded = load_plan(root)
    problems = (*loaded.problems, *review_problems(root, loaded.plan))
    found = [Finding(problem) for problem in problems]
    if loaded.plan is not None:
        found += map(_from_contradiction, derive(loaded.plan).contradictions)
    return Findings(tuple(sorted(found)))


def _from_contradiction(contradiction: Contradiction) -> Finding:
    place = contradiction.places[0] if contradiction.places else NOWHERE
    sign = "≈" if contradiction.inferred else "≠"
    problem = Problem(
        place,
        contradiction.code,
        f"{contradiction.stated} {sign} {contradiction.against}",
        contradiction.cure,
        Severity.CONTRADICTION,
    )
    return Finding(problem, contradiction.inferred)
