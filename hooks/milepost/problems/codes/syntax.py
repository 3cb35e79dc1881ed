"""Codes of YAML: what is wrong with the notation, and what Milepost leaves out of it."""

from __future__ import annotations

from milepost.problems.code import Code, Severity

SYNTAX_CODES = (
    Code(
        name="yaml-syntax",
        severity=Severity.ERROR,
        title="The file is not valid YAML",
        what="The notation breaks off or contradicts itself.",
        why="Nothing after the place can be read with certainty.",
        wrong="title: Phase 4: Helm",
        right='title: "Phase 4: Helm"',
    ),
    Code(
        name="too-deep",
        severity=Severity.ERROR,
        title="The values are nested too deep",
        what="More than 32 levels of lists and mappings stand inside each other.",
        why="The bound keeps a mistaken or hostile file from stopping the build.",
        wrong="[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        right="tasks:\n  - title: Load test",
    ),
    Code(
        name="too-many-values",
        severity=Severity.ERROR,
        title="A file holds too many values",
        what="A file holds more than 300,000 values.",
        why="The bound keeps a mistaken or hostile file from stopping the build.",
        wrong="[,,,,,,,,,]  # 300,001 times",
        right="plan/phases/build.yml\nplan/phases/launch.yml",
    ),
    Code(
        name="anchor",
        severity=Severity.ERROR,
        title="Anchors and aliases are not used",
        what="A value is marked with & or repeated with *.",
        why="Each fact has one place; a repeated value can't be followed to its line.",
        wrong="owner: &team devops\n---\nowner: *team",
        right="owner: devops",
    ),
    Code(
        name="tag",
        severity=Severity.ERROR,
        title="Tags are not used",
        what="A value carries a type mark such as !!str or !ENV.",
        why="The field says what a value means; a tag could run code or read secrets.",
        wrong="title: !ENV HOME",
        right="title: Home",
    ),
    Code(
        name="merge-key",
        severity=Severity.ERROR,
        title="Merge keys are not used",
        what="The key << stands in a mapping.",
        why="Merged values have no line of their own, and few bytes can become millions.",
        wrong="<<: {owner: devops}",
        right="owner: devops",
    ),
    Code(
        name="duplicate-key",
        severity=Severity.ERROR,
        title="A key is there twice",
        what="The same key stands twice in one mapping.",
        why="Only one of the two values could count, and a reader can't know which.",
        wrong="start: 2025-12-16\nstart: 2025-12-23",
        right="start: 2025-12-16",
    ),
    Code(
        name="second-document",
        severity=Severity.ERROR,
        title="A file holds a second document",
        what="A line of three hyphens starts another document in the same file.",
        why="Each file holds one part of the plan; what follows would be left out.",
        wrong="risks: []\n---\nrisks: []",
        right="risks: []",
    ),
    Code(
        name="directive",
        severity=Severity.ERROR,
        title="Directives are not used",
        what="A line starts with a percent sign and instructs the YAML reader.",
        why="All files of the plan are read by the same rules.",
        wrong="%YAML 1.1\n---\nrisks: []",
        right="risks: []",
    ),
    Code(
        name="bad-key",
        severity=Severity.ERROR,
        title="A key is not a word",
        what="A key is empty, or is itself a list or a mapping.",
        why="Every key of the plan is a plain word.",
        wrong="? [start, end]\n: 2025-12-16",
        right="start: 2025-12-16\nend: 2025-12-16",
    ),
)
"""Every code of the notation."""
