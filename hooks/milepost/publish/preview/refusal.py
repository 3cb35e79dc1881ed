"""The page of a preview whose plan has problems: what is wrong, where, and the cure."""

from __future__ import annotations

from milepost.build.report import excerpts
from milepost.build.shown_problems import shown_problem
from milepost.problems.code import Problem
from milepost.publish.preview.pages import STYLES, assets, chrome_of_preview, without_script
from milepost.publish.proposal.limits import MOST_NAMED
from milepost.publish.proposal.request import Proposal
from milepost.render.chrome import PREVIEW_POLICY, FooterFact, SiteChrome, Tab
from milepost.render.environment import make_environment
from milepost.render.failure_page import ShownProblem, serve_assets
from milepost.render.frame import plan_frame
from milepost.render.page import Page
from milepost.render.pages import render_page
from milepost.render.standalone import Framer
from milepost.site.chrome import HOME
from milepost.value import Value
from milepost.views.page_view import PageView
from milepost.views.wording import count

_PROBLEM_STYLES = "serve.css"


class RefusedView(Value):
    """The page of problems: the first of them, and how many more there are."""

    title: str
    lead: str
    problems: tuple[ShownProblem, ...]
    more: str


def refusal_of(proposal: Proposal) -> dict[str, bytes]:
    """Return the one page of a preview that has only problems to show, with its styles."""
    styles = assets()[STYLES] + b"\n" + serve_assets()[_PROBLEM_STYLES]
    chrome = chrome_of_preview(proposal, _chrome(proposal))
    page = _page(proposal, proposal.errors[:MOST_NAMED])
    framer = Framer({"chrome": chrome, "policy": PREVIEW_POLICY})
    html = without_script(framer.whole(page.path, plan_frame(page, None)))
    return {**assets(), STYLES: styles, page.path: html.encode()}


def _page(proposal: Proposal, shown: tuple[Problem, ...]) -> Page:
    sources = proposal.loaded.sources if proposal.loaded else {}
    pairs = zip(shown, excerpts(shown, sources), strict=True)
    left = len(proposal.errors) - len(shown)
    number = count(len(proposal.errors), "problem")
    view = RefusedView(
        title=f"The proposed plan has {number}",
        lead="Nothing of it is shown until they are mended. The published site is as it was.",
        problems=tuple(shown_problem(found, lines, "") for found, lines in pairs),
        more=f"And {count(left, 'more problem')}." if left else "",
    )
    shown_as = PageView(HOME, view.title, view.lead, "Problems", "refused.html.j2", view)
    return render_page(make_environment(), shown_as)


def _chrome(proposal: Proposal) -> SiteChrome:
    return SiteChrome(
        title=proposal.trusted.title,
        part_of=proposal.trusted.part_of,
        tabs=(Tab("Problems", HOME),),
        footer=(FooterFact("Commit", code=proposal.commits.head),),
        searched=False,
    )
