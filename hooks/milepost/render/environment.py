"""The Jinja environment of all templates that print the plan."""

from __future__ import annotations

from functools import cache

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from milepost.render.addresses import relative, safe_address
from milepost.render.charts import alike, px, shade_path, wire_paths
from milepost.render.compiled_templates import compiled_templates
from milepost.render.layout import OWN, Layout
from milepost.render.markdown import inline
from milepost.render.plotly_bundle import plotly_path


@jinja2.pass_context
def _to(context: Context, href: str) -> str:
    """Return an address as the current page may print it; nothing where it is not allowed."""
    return safe_address(href, context["path"], _layout(context)) or ""


@jinja2.pass_context
def _asset(context: Context, path: str) -> str:
    """Return the address of an asset as the current page may print it."""
    return relative(_layout(context).asset(path), context["path"])


@jinja2.pass_context
def _beside(context: Context, path: str) -> str:
    """Return the address of a page of another version; nothing where this one stands alone.

    The path starts with the version's folder, as in `2025-12-14/index.html`.
    """
    return relative(f"../{path}", context["path"]) if _layout(context).shared else ""


def _layout(context: Context) -> Layout:
    layout: Layout = context.get("layout", OWN)
    return layout


@jinja2.pass_context
def _inline(context: Context, text: str) -> Markup:
    """Return a plan text with its emphasis, code and links."""
    layout = _layout(context)
    return inline(text, lambda address: safe_address(address, context["path"], layout))


@cache
def make_environment() -> jinja2.Environment:
    """Return an environment that escapes all values and refuses undefined ones.

    Templates see `view`, the page's values, `path`, its place on the site, and `layout` where the
    site has several versions. They come from the package alone; no text of a plan is ever read as
    a template. There is one environment for the process, since compiling its templates takes as
    long as filling them.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("milepost.render", "templates"),
        bytecode_cache=compiled_templates("pages"),
        optimized=False,  # filters would be called while compiling, and their results be kept
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(alike=alike, px=px, shade_path=shade_path, wire_paths=wire_paths)
    environment.globals.update(
        to=_to, asset=_asset, beside=_beside, inline=_inline, plotly_path=plotly_path
    )
    return environment
