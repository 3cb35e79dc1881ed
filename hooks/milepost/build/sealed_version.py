"""One sealed version as files: its pages in their frame, its data, and its record.

No engine is needed: the pages come finished, and the frame is the one that the engine uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from milepost.build.version_inputs import VersionInputs
from milepost.build.version_record import RECORD, VersionRecord
from milepost.history.snapshot import Seal
from milepost.render.chrome import POLICY
from milepost.render.frame import plan_frame
from milepost.render.minify import minify
from milepost.render.standalone import Framer
from milepost.site import Site, compose_review
from milepost.views.reviews.past import Past
from milepost.views.wording import full_day

_ADDRESS = re.compile(r'\b(?:href|src|data-[a-z]+)="((?:\.\./)+)(live|assets)/([^"#?]*)')


def version_files(seal: Seal, past: Past, inputs: VersionInputs) -> dict[str, bytes]:
    """Return every file of the version that shows a seal, by path from its root."""
    site = compose_review(seal, past)
    pages = dict(_pages(site))
    record = _record(seal, site, pages, inputs)
    files = {path: minify(html).encode() for path, html in pages.items()}
    return {**files, **site.files, RECORD: record.to_bytes()}


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    framer = Framer({"chrome": site.chrome, "policy": POLICY})
    for page in site.pages:
        yield page.path, framer.whole(page.path, plan_frame(page, None))


def _record(
    seal: Seal, site: Site, pages: Mapping[str, str], inputs: VersionInputs
) -> VersionRecord:
    headline = seal.snapshot.headline
    led = set(_addresses(pages.values()))
    return VersionRecord(
        version=str(seal.day),
        title=full_day(seal.day),
        digest=seal.digest,
        verdict=str(headline["readiness_verdict"]),
        health=str(headline["health"]),
        source=inputs.source,
        generator=inputs.generator,
        pages={page.path: page.title for page in site.pages},
        files=tuple(sorted(site.files)),
        leads_to=tuple(sorted(path for kind, path in led if kind == "live")),
        shared=tuple(sorted(f"assets/{path}" for kind, path in led if kind == "assets")),
    )


def _addresses(pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the live pages and shared files that pages name, with which of both they are."""
    for html in pages:
        for _, kind, path in _ADDRESS.findall(html):
            yield kind, unquote(unescape(path))
