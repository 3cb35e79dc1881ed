"""The files of a rendered tree: one Markdown page each, and what an engine needs around them."""

from __future__ import annotations

import json

from milepost.render.chrome import POLICY
from milepost.render.standalone import FramedPage

MARK = "# Written by `milepost render`; the next run replaces the whole folder."
"""The first line of a tree's configuration, by which it is known as one that may be replaced."""

_CONFIG = """\
{mark}
# Each of these builds it: mkdocs build, properdocs build, zensical build
site_name: {name}
docs_dir: docs
site_dir: site
use_directory_urls: false
theme:
  name: null
  custom_dir: theme
plugins: []
markdown_extensions: []
"""

_TEMPLATE = """\
<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
{{% set meta = page.meta %}}
{{% set suffix = "" if meta.title == config.site_name else " · " ~ config.site_name %}}
<title>{{{{ meta.title | e }}}}{{{{ suffix | e }}}}</title>
{{% if meta.description %}}
<meta name="description" content="{{{{ meta.description | e }}}}">
{{% endif %}}
<meta name="color-scheme" content="light dark">
<link rel="icon" href="{{{{ 'assets/favicon.svg' | url }}}}" type="image/svg+xml">
<link rel="stylesheet" href="{{{{ 'assets/milepost.css' | url }}}}">
<script src="{{{{ 'assets/theme.js' | url }}}}"></script>
<script src="{{{{ 'assets/page.js' | url }}}}" defer></script>
{{% for script in meta.scripts %}}
<script src="{{{{ script | url }}}}" defer></script>
{{% endfor %}}
</head>
<body>
{{{{ page.content }}}}
</body>
</html>
"""


def config_file(name: str) -> str:
    """Return the configuration that all three engines read."""
    return _CONFIG.format(mark=MARK, name=json.dumps(name))


def template_file() -> str:
    """Return the template: a head, and the page with the frame that it brings along."""
    return _TEMPLATE.format(policy=POLICY)


def page_file(page: FramedPage) -> str:
    """Return a page as Markdown: what its head prints, and one block of finished HTML."""
    matter = {
        "title": page.title,
        "description": page.description,
        "scripts": [f"assets/{script}" for script in page.scripts],
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items()]
    return "\n".join(("---", *lines, "---", "", '<div class="page">', page.body, "</div>", ""))
