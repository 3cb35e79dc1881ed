"""What each page shows, as flat values: words, figures, links and chart geometry; no HTML."""
