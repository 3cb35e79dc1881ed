"""The steps of `milepost seal`: what will be sealed is shown, asked for and written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from milepost.build.identity import required_identity
from milepost.build.seal_file import sealing
from milepost.build.sealing import Sealing, prepare, stated_day, write_sealing
from milepost.cli.asking import go_on, is_attended
from milepost.cli.console import count, print_problems, say, visible
from milepost.cli.diff_text import print_told
from milepost.errors import MilepostError
from milepost.exports.comparison import told
from milepost.history.comparison import compare
from milepost.history.headline import Headline
from milepost.views.wording import full_day


def try_sealing(root: Path, day: date | None, note: str | None) -> None:
    """Show what would be sealed; write nothing."""
    ready = prepare(root, day or stated_day(root), required_identity(root), note)
    _show(ready)
    say("Nothing was written.")


def hold_review(root: Path, day: date | None, note: str | None, yes: bool) -> None:
    """Seal the plan for its day, or for another one that it is moved to first."""
    with sealing(root) as writer:
        chosen = _chosen_day(root, day, yes)
        ready = prepare(root, chosen, required_identity(root), note)
        _show(ready)
        if is_attended() and not yes:
            go_on("Seal this review? It can't be changed afterwards.")
        write_sealing(root, writer, ready)
    _tell_sealed(ready)


def _chosen_day(root: Path, day: date | None, yes: bool) -> date:
    """Return the day to be sealed; ask before the plan is moved to another day."""
    stated = stated_day(root)
    if day is None or day == stated:
        return stated
    if yes:
        return day
    if not is_attended():
        raise MilepostError(
            f"The plan speaks for {stated}, not for {day}.",
            "Set as_of in plan/project.yml to that day, or add --yes to have it set.",
        )
    go_on(f"The plan speaks for {full_day(stated)}. Set as_of to {full_day(day)}?")
    return day


def _show(ready: Sealing) -> None:
    """Print what changed, what readers will see, and what is written."""
    print_problems(ready.warnings)
    if ready.before:
        before, after = ready.before.snapshot, ready.seal.snapshot
        days = before.date.isoformat(), after.date.isoformat()
        print_told(told(compare(before, after), *days))
        say("")
    else:
        say("This is the first review.")
    for line in _headline_lines(Headline.of(ready.seal.snapshot.headline)):
        say(line)
    if ready.warnings:
        say(f"{count(len(ready.warnings), 'warning')}, kept in the seal.")
    if ready.edit:
        say(f"{ready.edit.path}: as_of becomes {ready.seal.day}.")
    person = ready.seal.sealed_by
    size = f"{max(1, round(len(ready.data) / 1024)):,} KB"
    say(f"{ready.path}: {size}, sealed by {visible(f'{person.name} <{person.email}>')}.")


def _headline_lines(shown: Headline) -> tuple[str, ...]:
    measured = shown.kpis_total - shown.kpis_not_measured
    silent = count(shown.silent, "item")
    return (
        f"  Overall health      {shown.health}",
        f"  Tasks done          {shown.tasks_done} of {shown.tasks_total}, "
        f"{shown.tasks_evidenced} with evidence",
        f"  Readiness verdict   {shown.readiness_verdict}, "
        f"{shown.readiness_done} of {shown.readiness_total}",
        f"  KPIs met            {shown.kpis_met} of {shown.kpis_total}, {measured} measured",
        f"  Open risks          {shown.risks_open}, {shown.risks_high} high, "
        f"exposure {shown.exposure}",
        f"  Open decisions      {shown.decisions_open}, {shown.decisions_overdue} overdue",
        f"  End of the plan     {full_day(shown.plan_end) if shown.plan_end else 'not known'}",
        f"  Contradictions      {shown.contradictions_stated} stated, "
        f"{shown.contradictions_inferred} inferred",
        f"  Silent              {silent}",
    )


def _tell_sealed(ready: Sealing) -> None:
    say(f"Sealed the review of {full_day(ready.seal.day)}.")
    say(f"Digest {ready.seal.digest}")
    say(f"Commit it: git add plan && git commit -m 'Hold the review of {ready.seal.day}'")
    say("Keep the digest in another place too; `milepost verify --head DIGEST` compares it.")
