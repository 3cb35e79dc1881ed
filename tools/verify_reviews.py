"""Verify the sealed reviews of a project with nothing but Python's standard library.

    python3 tools/verify_reviews.py [--head DIGEST]

Run it from the project's root. It exits with 0 when every file of plan/reviews/ is as it was
sealed, with 1 when one is not. --head pins the newest review to a digest kept elsewhere.

What a sealed file is: one JSON object in UTF-8 with its keys sorted by code point, without
blanks, with whole numbers only, and one line feed at the end. "digest" is the SHA-256 of the
same text without that key. "previous" is the digest of the review before, null in the first.
The file of a review is named by its "date". An erratum is named by "review" and "number"; its
"previous" is the digest of the erratum before, of the review itself in the first. "errata" in
a review lists the digests of the errata that were there when it was sealed.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDER = "plan/reviews"
NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\.erratum-([1-9][0-9]{0,3}))?\.json")
MAX_BYTES = 32 * 1024 * 1024


class Fault(Exception):
    """What is wrong with one file; completes a sentence that begins with its name."""


def main(arguments: Sequence[str]) -> int:
    """Verify, print what was found, and return the exit status."""
    options, heads = arguments[::2], arguments[1::2]
    if set(options) - {"--head"} or len(options) != len(heads):
        print("usage: verify_reviews.py [--head DIGEST]...")
        return 1
    try:
        faults, lines = verify(".", heads)
    except Exception as error:  # whatever the folder holds, there is an answer
        faults, lines = [f"{FOLDER} can't be verified: {printable(error)}."], []
    print(*(faults or lines), sep="\n")
    return 1 if faults else 0


def verify(root: str, heads: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """Return the faults of the reviews of a project, and what to say when there is none."""
    files, faults = read_folder(Path(root, FOLDER))
    return verify_files(files, heads, faults)


def verify_files(
    files: Mapping[str, bytes], heads: Iterable[str] = (), found: Iterable[str] = ()
) -> tuple[list[str], list[str]]:
    """Do the same for files given as bytes by name; `found` are the faults of reading them."""
    faults, contents = list(found), dict[str, Any]()
    for name in sorted(files):
        try:
            contents[name] = content_of(name, files[name])
        except Fault as fault:
            faults.append(f"{FOLDER}/{printable(name)} {fault}.")
            if is_name(name):
                contents[name] = None
    reviews = sorted(name for name in contents if not key_of(name)[1])
    errata = sorted((name for name in contents if key_of(name)[1]), key=key_of)
    faults += chain_faults(reviews, errata, contents)
    last_of = {key_of(name)[0]: contents[name] for name in errata}
    newest = [contents[name] for name in reviews[-1:]] + list(last_of.values())
    for head in heads:
        if head not in [each["digest"] for each in newest if each]:
            last = f"; the newest review is {reviews[-1]}" if reviews else ""
            faults.append(f"{FOLDER}: no newest file has the digest {printable(head)}{last}.")
    lines = [f"Reviews: {len(reviews)}, errata: {len(errata)}; each is as it was sealed."]
    if reviews and contents[reviews[-1]]:
        lines.append(f"Newest: {reviews[-1]}, digest {contents[reviews[-1]]['digest']}")
    return sorted(faults), lines


def read_folder(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the plain files of a folder by name, and a fault for all else that lies there."""
    files, faults = dict[str, bytes](), list[str]()
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return files, [f"{FOLDER} is not a folder."]
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return files, faults
    for path in paths:
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                faults.append(f"{FOLDER}/{printable(path.name)} is not a plain file.")
                continue
            with path.open("rb") as file:
                files[path.name] = file.read(MAX_BYTES + 1)
        except OSError as error:
            faults.append(f"{FOLDER}/{printable(path.name)} can't be read: {error.strerror}.")
    return files, faults


def content_of(name: str, data: bytes) -> dict[str, Any]:
    """Return the content of a file that is sound by itself; raise Fault for any other."""
    if not is_name(name):
        raise Fault("is neither a sealed review nor an erratum")
    if len(data) > MAX_BYTES:
        raise Fault("has more than 32 MiB")
    try:
        text = data.decode("utf-8")
        content = json.loads(text, parse_float=refuse, parse_constant=refuse)
        same = isinstance(content, dict) and canonical(content) == data
    except (ValueError, RecursionError):
        raise Fault("is not the JSON of a seal") from None
    if not same:
        raise Fault("is not written in the one form that seals have")
    bare = {key: value for key, value in content.items() if key != "digest"}
    if content.get("digest") != hashlib.sha256(canonical(bare)).hexdigest():
        raise Fault("holds something other than what was sealed")
    if "previous" not in content:
        raise Fault("does not have the shape of a sealed file")
    day, number = key_of(name)
    if number and (content.get("review"), content.get("number")) != (day, number):
        raise Fault("holds what was sealed under another name")
    if not number and content.get("date") != day:
        raise Fault("holds what was sealed under another name")
    errata = content.get("errata")
    if not number and not (isinstance(errata, list) and all(type(x) is str for x in errata)):
        raise Fault("does not have the shape of a review")
    return dict(content)


def chain_faults(
    reviews: Sequence[str], errata: Sequence[str], contents: Mapping[str, Any]
) -> list[str]:
    """Return a fault for each link that does not hold, between files that are sound."""
    faults, before = [], None
    for number, name in enumerate(reviews):
        content = contents[name]
        if number == 0 and content and content["previous"] is not None:
            faults.append(f"{FOLDER}/{name} names a review before it, which is not there.")
        if not follows(content, before):
            faults.append(f"{FOLDER}/{name} does not follow on the review before it.")
        before = content
    for name in errata:
        day, number = key_of(name)
        earlier = f"{day}.erratum-{number - 1}.json" if number > 1 else f"{day}.json"
        if earlier not in contents:
            faults.append(f"{FOLDER}/{name} follows on {earlier}, which is not there.")
        elif not follows(contents[name], contents[earlier]):
            faults.append(f"{FOLDER}/{name} does not follow on {earlier}.")
    there = [contents[name] and contents[name]["digest"] for name in errata]
    for name in reviews if all(there) else ():
        if contents[name] and not set(there).issuperset(contents[name]["errata"]):
            faults.append(f"{FOLDER}/{name} names an erratum that is not there.")
    return faults


def follows(content: Any, before: Any) -> bool:
    """Return whether a content names the digest of another; what has faults is left alone."""
    return not content or not before or bool(content["previous"] == before["digest"])


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return the one form of a content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def refuse(text: str) -> None:
    """Refuse what is no whole number."""
    raise ValueError(text)


def is_name(name: str) -> bool:
    """Return whether a name is that of a review or an erratum, with a day of the calendar."""
    try:
        return bool(NAME.fullmatch(name) and datetime.date.fromisoformat(name[:10]))
    except ValueError:
        return False


def key_of(name: str) -> tuple[str, int]:
    """Return the day that the name of a file states, and the number of an erratum or 0."""
    found = NAME.fullmatch(name)
    return (found[1], int(found[2] or 0)) if found else ("", 0)


def printable(value: object) -> str:
    """Return a value as text that any terminal can show."""
    return ascii(str(value))[1:-1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
