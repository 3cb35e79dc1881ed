"""What is looked at on a page that a browser shows: its layout and its accessibility."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LAID_OUT = """() => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) found.push(`the page is ${page.scrollWidth} wide`);
  const words = (node) => node.textContent.trim().slice(0, 40);
  const named = (node) => `${node.tagName}.${node.className} "${words(node)}"`;
  const unseen = (node) => {
    for (; node; node = node.parentElement) {
      if (getComputedStyle(node).clipPath !== "none") return true;
    }
    return false;
  };
  for (const node of document.querySelectorAll("body *:not(svg *)")) {
    if (!node.clientWidth || node.scrollWidth <= node.clientWidth + 1) continue;
    const style = getComputedStyle(node);
    if (style.display === "inline" || !node.checkVisibility() || unseen(node)) continue;
    const scrolls = ["auto", "scroll"].includes(style.overflowX);
    if (scrolls && (node.tabIndex >= 0 || node.querySelector("a, button, input"))) continue;
    if (style.textOverflow === "ellipsis") continue;
    // A chart's drawing may be wider than what shows of it; its texts are tested as numbers.
    if (node.querySelector("svg") && !node.closest("td, th, p")) continue;
    found.push(`${scrolls ? "no way to scroll" : "cut or spilt"}: ${named(node)}`);
  }
  return found;
}"""
"""What is wider than its place: the page itself, or a text in a box that does not scroll."""

HIGH = """() => [...document.querySelectorAll("h1, h2, h3, p, td, th, dt, dd, li, summary, button")]
  .filter((node) => {
    const style = getComputedStyle(node);
    return style.overflowY === "hidden" && style.clipPath === "none" && node.clientHeight > 1 &&
      node.scrollHeight > node.clientHeight + 2;
  })
  .map((node) => `cut below: ${node.tagName} "${node.textContent.trim().slice(0, 40)}"`)"""


def shown_well(page: Page) -> list[str]:
    """Return what is cut, spilt or wider than the screen."""
    found: list[str] = [*page.evaluate(LAID_OUT), *page.evaluate(HIGH)]
    return [f"{page.url} {page.viewport_size}: {one}" for one in found]


def faults(page: Page) -> list[str]:
    """Return what the rules of accessibility are broken by."""
    return [
        f"{page.url} {page.viewport_size}: {one['id']}: {node['target']} {node['html'][:120]}"
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"][:3]
    ]
