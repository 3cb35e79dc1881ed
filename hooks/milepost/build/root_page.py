"""The page at the site's root, which leads to the live plan without script or server."""

ROOT_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=live/index.html">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Milepost">
<meta name="robots" content="noindex">
<title>Project status</title>
</head>
<body>
<p><a href="live/index.html">Open the live plan</a></p>
</body>
</html>
"""

MARK = '<meta name="generator" content="Milepost">'
"""By this line a folder is known as one that Milepost built and may replace."""
