"""Hand-written pages: runbooks get their facts, guides the list of their section."""

from milepost.render.environment import make_environment
from milepost.render.frame import PageFrame
from milepost.render.handwritten import Handwritten, entries_of, handwritten_frame
from milepost.views.marks import unknown
from milepost.views.places import SourceLink
from milepost.views.runbook_page import LastTest, RunbookView
from milepost.views.sentence import Span
from milepost.views.ties import Tie

BODY = """<h1 id="renew">Renew <code>TLS</code></h1>
<h2 id="before-you-start">Before you start</h2><ul><li>Access</li></ul>
<h2 id="steps">Steps</h2><ol><li>Run<pre><code>kubectl</code></pre></li></ol>
<h2 id="verify">Verify</h2><p>Look.</p>
<h2 id="roll-back">Roll back</h2><p>Put it back.</p>"""

RUNBOOK = RunbookView(
    path="runbooks/renew.html",
    title="Renew TLS",
    trigger="A certificate is *near* its end & must go.",
    owner=(Span("DevOps", "people/devops.html"), Span("Security", "people/security.html")),
    tested=LastTest(unknown("Never"), None),
    takes="15 minutes",
    escalate_to=(Span("DevOps", "people/devops.html"), Span("CTO", "people/cto.html")),
    serves=(
        Tie(Span("2 Domain", "phases/domain.html"), inferred=False, reason=None),
        Tie(Span("TLS valid", "readiness.html#tls"), inferred=True, reason="its text"),
    ),
    source=SourceLink("renew.md:1", None),
)
PAGE = Handwritten("runbooks/renew.html", "site_src/runbooks/renew.md", "Renew TLS", BODY)


def guide(name: str, html: str = "<h1>G</h1>") -> Handwritten:
    return Handwritten(f"guides/{name}.html", f"site_src/guides/{name}.md", name.title(), html)


def frame(page: Handwritten, *others: Handwritten, runbook: RunbookView | None = None) -> PageFrame:
    return handwritten_frame(make_environment(), page, (page, *others), runbook, None)


def test_a_runbook_opens_with_its_facts_and_ways_to_its_sections() -> None:
    html = str(frame(PAGE, runbook=RUNBOOK).content)
    facts = html.index("Use it when")
    assert html.index("<h1") < facts < html.index('href="#before-you-start"') < html.index("<ol>")
    assert "A certificate is <em>near</em> its end &amp; must go." in html
    assert 'DevOps</a> and <a href="../people/security.html">Security' in html
    assert ", then <a" in html
    assert "<span>Never</span>" in html


def test_a_runbook_ends_with_what_it_serves() -> None:
    html = str(frame(PAGE, runbook=RUNBOOK).content)
    served = html[html.index("Serves") :]
    assert '<a href="../phases/domain.html">2 Domain</a> and ' in served
    assert 'TLS valid</a> <span class="inferred">(inferred)</span>.' in served


def test_jumps_name_only_sections_that_are_there() -> None:
    page = Handwritten(PAGE.path, PAGE.file, PAGE.title, '<h1>R</h1><h2 id="steps">Steps</h2>')
    html = str(frame(page, runbook=RUNBOOK).content)
    assert 'href="#steps"' in html
    assert 'href="#verify"' not in html


def test_blocks_that_scroll_can_be_reached_by_keyboard() -> None:
    assert '<pre tabindex="0">' in str(frame(PAGE, runbook=RUNBOOK).content)


def test_the_section_of_a_runbook_is_its_tab() -> None:
    assert frame(PAGE, runbook=RUNBOOK).section == "Runbooks"
    assert frame(guide("a")).section == ""


def test_a_guide_lists_its_neighbours_and_leads_back_to_its_index() -> None:
    html = str(frame(guide("deploy"), guide("index"), guide("tune")).content)
    assert '<p class="crumb"><a href="index.html">Index</a></p>' in html
    assert '<a href="deploy.html" aria-current="page">Deploy</a>' in html
    assert '<a href="tune.html">Tune</a>' in html


def test_a_long_section_is_not_listed_on_each_of_its_pages() -> None:
    others = [guide(f"page-{number}") for number in range(40)]
    assert "In this section</h2>" not in str(frame(guide("deploy"), *others).content)


def test_a_page_without_heading_gets_its_title() -> None:
    html = str(frame(guide("deploy", "<p>Words.</p>")).content)
    assert "<h1>Deploy</h1>" in html


def test_a_runbook_is_found_by_its_trigger() -> None:
    first, *_ = entries_of(PAGE, RUNBOOK)
    assert first.kind == "runbook"
    assert "certificate" in first.text
