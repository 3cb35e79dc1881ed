import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.render.addresses import relative, safe_address
from milepost.render.layout import OWN, Layout


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("timeline.html", "index.html", "timeline.html"),
        ("timeline.html", "phases/cluster.html", "../timeline.html"),
        ("phases/dns.html#task", "phases/cluster.html", "dns.html#task"),
        ("phases/dns.html#task", "phases/dns.html", "#task"),
        ("index.html", "index.html", "index.html"),
        ("runbooks/", "people/sre.html", "../runbooks/index.html"),
        ("data/plan.json", "manual/codes/x.html", "../../data/plan.json"),
    ],
)
def test_one_page_names_another_by_the_way_between_them(
    target: str, page: str, expected: str
) -> None:
    assert relative(target, page) == expected


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c#d", "http://example.org", "mailto:ops@example.org"],
)
def test_addresses_outside_stay_as_they_are(address: str) -> None:
    assert safe_address(address, "index.html") == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org/x",
        "/etc/passwd",
        "\\\\host\\share",
        "../outside.html",
        "a/../../outside.html",
        "file:///etc/passwd",
        "http://[broken",
        "a/../javascript:alert(1)",
        "./javascript:alert(1)",
        "a?/../javascript:alert(1)",
    ],
)
def test_other_addresses_are_no_links(address: str) -> None:
    assert safe_address(address, "phases/x.html") is None


@given(
    st.text(max_size=60) | st.text("ja:/.?#\\vascript(1) ", max_size=30),
    st.sampled_from(["index.html", "a/b.html"]),
)
def test_no_text_becomes_an_address_that_runs_or_leaves(text: str, page: str) -> None:
    address = safe_address(text, page)
    if address is not None:
        outside = re.match(r"(https?|mailto):", address, re.IGNORECASE)
        assert outside or ":" not in address.partition("#")[0]
        assert not address.startswith("/")


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("phases/build.html#dig", "phases/build.html#dig"),
        ("runbooks/renew.html", "../live/runbooks/renew.html"),
        ("reviews/2025-12-14.html#silent", "../2025-12-14/reviews.html#silent"),
        ("reviews/2025-12-21.html", "reviews.html"),
        ("live/reviews.html", "../live/reviews.html"),
        ("#Content", "#Content"),
    ],
)
def test_a_version_knows_the_way_to_what_stands_beside_it(address: str, way: str) -> None:
    moved = {
        "reviews/2025-12-14.html": "../2025-12-14/reviews.html",
        "reviews/2025-12-21.html": "reviews.html",
    }
    own = frozenset({"phases/build.html", "reviews.html"})
    layout = Layout(own=own, beside=frozenset({"live"}), moved=moved)
    assert layout.way_to(address) == way
    assert OWN.way_to(address) == address
