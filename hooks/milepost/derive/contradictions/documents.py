"""Documents that the plan names, against those that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from milepost.derive.contradictions.context import Context
from milepost.derive.contradictions.finding import Findings, Side, contradiction
from milepost.derive.contradictions.wording import count, number_first, quote
from milepost.model.base import Stated
from milepost.problems.place import Place
from milepost.value import Value

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


class Named(Value):
    """A document that the plan names, and the page of this site that answers it, if one does."""

    target: str
    page: str | None
    subject: str
    place: Place
    record: Stated


def missing_documents(context: Context) -> Findings:
    """Documents are linked by a path, and there is no such document: one for all."""
    missing: dict[str, Named] = {}
    for named in _named(context):
        if not _ADDRESS.match(named.target) and not _exists(named.target, context.plan.pages):
            missing.setdefault(_path(named.target), named)
    if not missing:
        return
    documents = list(missing.values())
    one = len(documents) == 1
    yield contradiction(
        "missing-document",
        Side(
            f"{quote(documents[0].target)} is linked" if one else _linked(documents),
            documents[0].place,
        ),
        Side("It does not exist." if one else "They do not exist.", documents[0].place),
        _cure(documents),
        subjects=[named.subject for named in documents],
        records=[named.record for named in documents],
    )


def _linked(documents: Sequence[Named]) -> str:
    return count(len(documents), "linked document")


def _cure(documents: Sequence[Named]) -> str:
    answered = [named.page for named in documents if named.page]
    if not answered:
        return (
            "Write them, or remove the links." if documents[1:] else "Write it, or remove the link."
        )
    if len(documents) == 1:
        return f"Link {quote(answered[0])}, which answers it here."
    if len(answered) == len(documents):
        return f"Link the pages that answer them here, such as {quote(answered[0])}."
    if len(answered) == 1:
        return f"{quote(answered[0])} answers one of them: link it, and write or remove the others."
    return (
        f"{number_first(len(answered))} are answered here, such as by {quote(answered[0])}: "
        "link those, and write or remove the others."
    )


def _named(context: Context) -> Iterator[Named]:
    """Yield the documents of the project, then those that its finished work names."""
    project = context.plan.project
    for link in project.links:
        yield Named(link.target, link.page, link.id, link.place.at("target"), link)
    for completed in project.completed:
        for fact in completed.facts:
            if fact.link:
                yield Named(fact.link, None, completed.id, fact.place.at("link"), fact)


def _exists(target: str, pages: Sequence[str]) -> bool:
    """Tell whether a path names a hand-written page, with or without `.md`, or a folder of them."""
    path = _path(target)
    return any(page in (path, f"{path}.md") or page.startswith(f"{path}/") for page in pages)


def _path(target: str) -> str:
    return re.split(r"[?#]", target, maxsplit=1)[0].removeprefix("./").strip("/")
