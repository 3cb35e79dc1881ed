"""Tiny sites made by hand, and what must hold of a published one at every moment.

A published site is given as a mapping of path to bytes, so that a folder and a branch are held
to the same rules. Every page names its version and its text, so that a mixture shows.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from milepost.build.report import Report
from milepost.build.root_page import MARK, ROOT_PAGE
from milepost.build.site_build import Part
from milepost.build.site_file import write_file
from milepost.build.version_index import INDEX, LIVE, MENU
from milepost.build.version_record import RECORD, VersionRecord, parse_record

_OPENING, _CLOSING = "window.milepostVersions=", ";\n"


def make_part(
    folder: Path,
    days: Iterable[str],
    live_text: str,
    elsewhere: Iterable[VersionRecord] = (),
    seal: str = "",
) -> Part:
    """Write a part with these sealed days and this live text, as a build of a project leaves it.

    `elsewhere` are records of versions that are published already, so that only the list names
    them. Another `seal` gives versions that were made from other seals.
    """
    built = [sealed_record(day, seal) for day in days]
    files = {"index.html": ROOT_PAGE.encode(), **live_files(live_text), **shared_file(live_text)}
    for record in built:
        files |= version_files(record)
    for path, content in files.items():
        write_file(folder / path, content)
    every = {record.version: record for record in (*elsewhere, *built)}
    return Part(folder, Report(), tuple(every[day] for day in sorted(every, reverse=True)))


def sealed_record(day: str, seal: str = "") -> VersionRecord:
    """Return the record of the tiny version of a day."""
    source = sha256(f"{day} {seal}".encode()).hexdigest()
    return VersionRecord(
        version=day,
        title=f"Review of {day}",
        digest=source[:16],
        verdict="Not ready",
        health="Amber",
        source=source,
        generator="by hand",
        pages={"index.html": "Start", "more/plan.html": "Plan"},
        files=("data.json",),
        leads_to=("index.html",),
        shared=tuple(sorted((*shared_file("all"), *shared_file(day)))),
    )


def version_files(record: VersionRecord) -> dict[str, bytes]:
    """Return the files of a tiny version and its shared files, by path from the root."""
    day = record.version
    told = {path: f"{day} from {record.source}: {path}\n".encode() for path in _told(record)}
    own = {f"{day}/{path}": content for path, content in told.items()}
    return {**own, f"{day}/{RECORD}": record.to_bytes(), **shared_file("all"), **shared_file(day)}


def live_files(text: str) -> dict[str, bytes]:
    """Return the files of the live version with a text; one of them is named by it."""
    paths = ("index.html", "more/plan.html", f"only-{text}.html")
    return {f"{LIVE}/{path}": f"live {text}: {path}\n".encode() for path in paths}


def shared_file(name: str) -> dict[str, bytes]:
    """Return a shared file by its path, which holds a hash of its content."""
    content = f"/* {name} */\n".encode()
    return {f"assets/{name}.{sha256(content).hexdigest()[:12]}.css": content}


def site_of(folder: Path) -> dict[str, bytes]:
    """Return what a folder shows to readers: every plain file but those of hidden names."""
    return {
        path: file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
        for path in [file.relative_to(folder).as_posix()]
        if not path.startswith(".")
    }


def check_site(
    site: Mapping[str, bytes], lives: Collection[str], kept: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the versions that a site's index names, newest first, once all that must hold does.

    The index and the menu parse; every version that either names is whole and as it was sealed,
    with the shared files it needs; live is wholly one of the texts `lives`; the days in `kept`
    are named. A site whose index is not there yet names none.
    """
    named, menu = named_versions(site), _menu_versions(site)
    assert named == tuple(sorted(set(named), reverse=True))
    assert set(kept) <= set(named), f"{sorted(set(kept) - set(named))} was lost"
    for day in {*named, *menu}:
        check_version(site, day)
    if named or LIVE in tops(site):
        shown = live_text(site)
        assert shown in lives
        assert shared_file(shown).items() <= site.items(), "live lacks a shared file"
    if "index.html" in site:
        assert MARK.encode() in site["index.html"]
    return named


def check_version(site: Mapping[str, bytes], day: str) -> None:
    """Check that a version has its bytes and no more, and its shared files are there."""
    record = parse_record(site[f"{day}/{RECORD}"], day)
    assert record is not None
    wanted = version_files(record)
    lost = sorted(path for path, content in wanted.items() if site.get(path) != content)
    assert not lost, f"{lost} are not as they were sealed"
    assert below(site, day) == {path for path in wanted if path.startswith(f"{day}/")}


def live_text(site: Mapping[str, bytes]) -> str:
    """Return the text of the live version once all its files are of one making."""
    there = {path: site[path] for path in below(site, LIVE)}
    names = [path for path in there if path.startswith(f"{LIVE}/only-")]
    assert len(names) == 1, f"live is a mixture: {sorted(there)}"
    text = names[0].removeprefix(f"{LIVE}/only-").removesuffix(".html")
    assert there == live_files(text)
    return text


def named_versions(site: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the sealed versions that a site's index names, in its order."""
    if INDEX not in site:
        return ()
    first, *others = json.loads(site[INDEX])
    assert first["version"] == LIVE
    return tuple(each["version"] for each in others)


def below(site: Mapping[str, bytes], folder: str) -> set[str]:
    """Return the paths below a folder."""
    return {path for path in site if path.startswith(f"{folder}/")}


def tops(site: Mapping[str, bytes]) -> set[str]:
    """Return the names at the root."""
    return {path.partition("/")[0] for path in site}


def _menu_versions(site: Mapping[str, bytes]) -> tuple[str, ...]:
    text = site.get(MENU, b"").decode()
    if not text:
        return ()
    assert text.startswith(_OPENING)
    assert text.endswith(_CLOSING)
    listed = json.loads(text.removeprefix(_OPENING).removesuffix(_CLOSING))["versions"]
    return tuple(each["version"] for each in listed if each["version"] != LIVE)


def _told(record: VersionRecord) -> tuple[str, ...]:
    return (*record.pages, *record.files)
