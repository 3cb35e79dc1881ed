"""The site's frame as values: what stands around every page."""

from __future__ import annotations

from milepost.render.layout import OWN, Layout
from milepost.value import Value


class Tab(Value):
    """One tab: its title, the page it opens, from the site's root."""

    title: str
    href: str


class FooterFact(Value):
    """A fact of the footer, a link where `href` is set; `code` is printed in monospace."""

    text: str
    href: str | None = None
    code: str | None = None


class Banner(Value):
    """A line below the header that says what kind of page this is.

    `kind` is `sample`, `sealed` or `preview`; `strong` opens it in bold. `notes` are further
    lines below it.
    """

    kind: str
    strong: str
    text: str
    links: tuple[FooterFact, ...] = ()
    notes: tuple[str, ...] = ()


class SiteChrome(Value):
    """The frame of one version of a site: names, tabs, footer, version and banners.

    `version` names the version shown, `folder` is where it stands, `versions` are others that
    can be opened. `menu` is the script that lists all of them, where there is one. `sealed` is
    the banner of a sealed version, whose `search` leads to the live one. `keep_out` keeps the
    pages out of search engines. `scripts` are needed on every page. `preview` is the banner of a
    change that nobody has reviewed; without `scripted` the pages neither hold a script nor offer
    what needs one. `searched` tells that there is a list of all pages.
    """

    title: str
    part_of: str | None
    tabs: tuple[Tab, ...]
    footer: tuple[FooterFact, ...]
    version: str = "live"
    folder: str = "live"
    versions: tuple[FooterFact, ...] = ()
    menu: str | None = None
    sealed: Banner | None = None
    banner: Banner | None = None
    search: FooterFact | None = None
    keep_out: bool = False
    layout: Layout = OWN
    scripts: tuple[str, ...] = ()
    preview: Banner | None = None
    scripted: bool = True
    searched: bool = True


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The content security policy of every page: our own files, no inline script, no other host.

Inline styles are allowed because charts place their parts with them. The policy stands in a
`<meta>` as the first child of `<head>`, since it counts only for what comes after it.
"""

PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The policy of a preview: own styles and images and nothing else, above all no script.

A preview may stand on the same origin as the real site, which it must not touch. Inline styles
stay allowed: charts place bars and scales with them, and no style can send what a page holds,
since it may load nothing from elsewhere.
"""
