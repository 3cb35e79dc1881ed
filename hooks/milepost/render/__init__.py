"""From views to HTML, SVG and pages; the only package that knows Jinja."""
