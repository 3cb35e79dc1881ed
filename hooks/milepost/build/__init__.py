"""Building the site: staged beside the target, checked, and swapped in whole."""
