"""About the data: what the site was made from, its counts, and the downloads."""

from __future__ import annotations

from milepost.model.project import Project
from milepost.value import Value
from milepost.views.context import Context
from milepost.views.links import page_path
from milepost.views.page_view import PageView
from milepost.views.places import SourceLink
from milepost.views.sentence import Sentence, Span, say
from milepost.views.wording import full_day


class Statement(Value):
    """A text of the plan, with its emphasis and code, and what it is about."""

    label: str
    text: str


class Fact(Value):
    """A labelled fact: a value, or what was stated of it.

    `anchor` is its fragment, where something links to it.
    """

    label: str
    value: Sentence = ()
    source: SourceLink | None = None
    anchor: str | None = None
    statements: tuple[Statement, ...] = ()


class Download(Value):
    """A file of the data."""

    title: str
    href: str
    note: str


class FactGroup(Value):
    """Facts that belong together, under a heading."""

    id: str
    title: str
    facts: tuple[Fact, ...]


class AboutView(Value):
    """The page about the data."""

    lead: str
    groups: tuple[FactGroup, ...]
    downloads: tuple[Download, ...]


def about_view(context: Context, downloads: tuple[Download, ...], version: str) -> AboutView:
    """Return what the site was made from."""
    groups = (
        FactGroup("made-from", "Made from", _made_from(context, version)),
        FactGroup("counts", "Counted", _counts(context)),
        FactGroup("inferred", "Inferred, not stated", _inferred(context)),
        FactGroup("documents", "Documents that the plan names", _documents(context)),
        FactGroup("completed", "Finished before this plan", _completed(context)),
    )
    return AboutView(
        lead=(
            f"Every figure on this site speaks for {full_day(context.status.as_of)} "
            "and follows from the files of the plan; nothing is typed in by hand."
        ),
        groups=tuple(group for group in groups if group.facts),
        downloads=downloads,
    )


def about_page(context: Context, downloads: tuple[Download, ...], version: str) -> PageView:
    """Return the page about the data."""
    view = about_view(context, downloads, version)
    return PageView(
        path="about-the-data.html",
        title="About the data",
        description=view.lead,
        tab="About the data",
        template="about.html.j2",
        values=view,
        source=context.plan.project.place,
    )


def _made_from(context: Context, version: str) -> tuple[Fact, ...]:
    project = context.plan.project
    place = context.repository.link(project.place.at("as_of"))
    facts = [Fact("As of", say(full_day(project.as_of)), place)]
    if context.commit:
        commit = context.repository.commit(context.commit)
        facts.append(Fact("Plan commit", (Span(commit.text, commit.href),)))
    facts += [*_document(context, project), *_deployment(context, project)]
    facts.append(Fact("Made with", say(f"Milepost {version}, data schema 1")))
    if project.calendar:
        zone = say(f"{project.calendar.timezone}")
        facts.append(Fact("Time zone", zone, context.repository.link(project.calendar.place)))
    return tuple(facts)


def _document(context: Context, project: Project) -> list[Fact]:
    facts = []
    if project.source_document:
        facts.append(Fact("Taken from", say(f"“{project.source_document.title}”")))
    document = project.document
    if document is None:
        return facts
    source = context.repository.link(document.place)
    if document.version:
        facts.append(Fact("Document version", say(document.version), source))
    if document.last_updated:
        hour = f", {document.last_updated_time}" if document.last_updated_time else ""
        updated = say(f"{full_day(document.last_updated)}{hour}")
        facts.append(Fact("Last changed", updated, source))
    keepers = [context.span(owner) for owner in document.maintained_by]
    if keepers:
        facts.append(Fact("Kept by", _joined(keepers), source))
    return facts


def _deployment(context: Context, project: Project) -> list[Fact]:
    deployment = project.deployment
    if deployment is None:
        return []
    commit = context.repository.commit(deployment.commit)
    parts = [f" {text}" for text in (deployment.title, deployment.claimed) if text]
    value = say(Span(commit.text, commit.href), ",".join(parts))
    return [Fact("Latest deployment", value, context.repository.link(deployment.place))]


def _joined(spans: list[Span]) -> Sentence:
    parts: list[Span | str] = []
    for span in spans:
        parts += [", ", span] if parts else [span]
    return say(*parts)


def _counts(context: Context) -> tuple[Fact, ...]:
    status, progress = context.status, context.status.progress
    recurring = f"{progress.total} one-off, {progress.recurring} recurring"
    return (
        Fact("Phases", say(Span(str(len(status.phases)), "phases.html"))),
        Fact("Tasks", say(Span(recurring, "phases.html"))),
        Fact("Readiness items", say(Span(str(status.readiness.total), "readiness.html"))),
        Fact("KPIs", say(Span(str(len(status.kpis)), "kpis.html"))),
        Fact("Risks", say(Span(str(len(status.risks)), "risks.html"))),
        Fact("Decisions", say(Span(str(len(status.decisions)), "decisions.html"))),
        Fact("Runbooks", say(Span(str(len(context.plan.runbooks)), "runbooks.html"))),
        Fact(
            "Contradictions",
            say(Span(str(len(status.contradictions)), "plan-health.html#Contradictions")),
        ),
    )


def _inferred(context: Context) -> tuple[Fact, ...]:
    project = context.plan.project
    records = (
        ("Name", project.name.title, project.name),
        ("Calendar", project.calendar.timezone, project.calendar),
        (
            "Scales",
            " × ".join((str(len(project.scales.likelihood)), str(len(project.scales.impact)))),
            project.scales,
        ),
    )
    return tuple(
        Fact(label, say(f"{value}: {record.reason}"), context.repository.link(record.place))
        for label, value, record in records
        if record.inferred
    )


def _documents(context: Context) -> tuple[Fact, ...]:
    pages = {page.removesuffix(".md") for page in context.plan.pages}
    facts = []
    for link in context.plan.project.links:
        if link.page:
            answer = f"{link.page.removesuffix('.md').removesuffix('.html')}.html"
            value = say(f"{link.target}: answered here by ", Span("this page", answer), ".")
        elif "://" in link.target:
            value = say(Span(link.target, link.target))
        elif link.target.removesuffix(".md") in pages:
            value = say(Span(link.target, page_path(link.target)))
        else:
            value = say(f"{link.target}: missing.")
        facts.append(Fact(link.title, value, context.repository.link(link.place), link.id))
    return tuple(facts)


def _completed(context: Context) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            work.title,
            source=context.repository.link(work.place),
            anchor=work.id,
            statements=tuple(Statement(fact.label, fact.text) for fact in work.facts),
        )
        for work in context.plan.project.completed
    )
