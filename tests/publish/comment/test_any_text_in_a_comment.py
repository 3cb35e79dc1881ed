"""For any text in any field of a plan, a comment holds text: no markup, link or mention of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from built_sites import PROJECTS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from plan_texts import with_text

from milepost.derive import derive
from milepost.exports.comparison.escaping import escaped
from milepost.history.archive import Archive
from milepost.history.capture import capture
from milepost.history.comparison import compare
from milepost.history.two_statuses import Side
from milepost.load import Loaded, load_plan
from milepost.model.plan import Plan
from milepost.problems.code import Problem
from milepost.problems.place import Place
from milepost.publish.comment.links import links_of
from milepost.publish.comment.whole import LONGEST, whole
from milepost.publish.proposal.request import Commits, Proposal, Request, Trusted

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=80)
HOSTILE = (
    "@everyone #12 GH-1 org/repo#3 user@0123456789abcdef0123456789abcdef01234567",
    "https://evil.example www.evil.example a@evil.example mailto:a@evil.example",
    "a | b \\| c || `|` \\",
    "<details><summary>x</summary> <!-- --> <script>alert(1)</script> &lt;b&gt;",
    "**b** __b__ ~~s~~ `c` $m$ [x](https://evil.example) ![x](y) [^1] [[w]] :tada:",
    "1. one",
    "- [ ] to do",
    "# heading",
    "===",
    "!1 ~label %2 &3 $4 ^alert#5 ABC-12 gl-3",
)
LINKS = re.compile(
    r"@\w|#\d|\bGH-\d|\bgl-\d|\b[A-Z]+-\d|https?://|\bwww\.|[!$%&]\d|~\w|:\w+:"
    r"|\b[0-9a-f]{7,}\b",
    re.IGNORECASE | re.ASCII,
)
"""What GitHub or GitLab turn into a link or a picture where they find it in a finished page."""

OWN = {"<details><summary>", "</summary>", "</details>"}
ADDRESS = "https://status.example/preview/"
COMMIT = "c" * 40


@cache
def plan() -> Plan:
    found = load_plan(PROJECTS / "all-states").plan
    assert found is not None
    return found


def proposal(changed: Plan | None, *, text: str = "x", problems: int = 0) -> Proposal:
    """Return a change from the plan of all states to another, or to one with problems."""
    faults = tuple(
        Problem(Place(text, number + 1), "bad-date", text, text) for number in range(problems)
    )
    first = Side(plan(), derive(plan()))
    before = capture(first.plan, first.status, ())
    known = Proposal(
        request=Request(text, text),
        commits=Commits(COMMIT, COMMIT, COMMIT, datetime(2025, 12, 14, tzinfo=UTC)),
        trusted=Trusted({}, Archive(), (), "x", None),
        refused=faults,
        pages={f"site_src/{text}.md": "changed"},
        not_previewed=(text,) * 12,
        seals=(text,),
    )
    if changed is None:
        return known
    second = Side(changed, derive(changed))
    after = capture(changed, second.status, ())
    found = compare(before, after, (), first, second)
    return Proposal(
        known.request,
        known.commits,
        known.trusted,
        loaded=Loaded(changed, (), {}),
        status=second.status,
        comparison=found,
        pages=known.pages,
        not_previewed=known.not_previewed,
        seals=known.seals,
    )


def written(proposed: Proposal) -> str:
    return whole(proposed, links_of(proposed, ADDRESS))


def tokens(markdown: str) -> Iterator[Token]:
    """Yield what a reader of Markdown makes of a comment, raw HTML being what it is."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for token in reader.parse(markdown):
        yield token
        yield from token.children or ()


def assert_is_text_alone(markdown: str) -> None:
    for token in tokens(markdown):
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(ADDRESS)
        elif token.type == "text":
            assert not LINKS.search(token.content), token.content
        elif token.type in ("html_inline", "html_block"):
            assert re.sub(r"\d+ more", "", token.content).strip() in (
                *("<!-- milepost: what this change does to the plan -->", "</details>"),
                "<details><summary></summary>",
            )
        assert token.type not in ("image", "code_block", "fence", "hr", "blockquote_open")
    for line in markdown.splitlines():
        if line.startswith("|"):
            assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) == 6, line


@settings(max_examples=8)
@given(TEXT.filter(str.strip))
@example(HOSTILE[0])
@example(HOSTILE[1])
@example(HOSTILE[2])
@example(HOSTILE[3])
@example(HOSTILE[4])
@example(HOSTILE[9])
def test_no_text_of_a_plan_makes_markup_in_its_comment(text: str) -> None:
    assert_is_text_alone(written(proposal(with_text(plan(), text, text), text=text)))


@settings(max_examples=30)
@given(TEXT)
@example(HOSTILE[0])
@example(HOSTILE[3])
@example(HOSTILE[6])
@example("`a` b")
def test_no_text_of_a_problem_or_a_path_makes_markup(text: str) -> None:
    assert_is_text_alone(written(proposal(None, text=text, problems=3)))


@settings(max_examples=200)
@given(TEXT)
@example(HOSTILE[5])
@example(HOSTILE[7])
@example(HOSTILE[8])
def test_an_escaped_text_reads_as_it_was_written(text: str) -> None:
    shown = "".join(token.content for token in tokens(f"x {escaped(text)} x"))
    # The first token holds the source; what follows is what a reader sees.
    seen = "".join(t.content for t in tokens(f"x {escaped(text)} x") if t.type == "text")
    wanted = f"x {' '.join(text.split())} x"
    assert _plain(seen) == _plain(wanted), shown


def _plain(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


def test_a_comment_with_too_much_to_say_leaves_out_whole_rows_and_counts_them() -> None:
    long = "@" * 150
    found = written(proposal(None, text=long, problems=500))
    assert len(found) <= LONGEST
    assert re.search(r"^[0-9]+ entries are left out here\.$", found, re.MULTILINE)
    assert found.splitlines()[-1].startswith("Commit `")
    assert found.count("<details>") == found.count("</details>")
    assert_is_text_alone(found)


def test_a_comment_that_fits_leaves_nothing_out() -> None:
    found = written(proposal(None, problems=300))
    assert "left out" not in found
    assert found.count("bad-date") == 0
    assert found.count("- x") == 300 + 12 + 1 or found.count("- `x:") == 300
