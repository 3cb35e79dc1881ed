"""The codes of the register by theme, with the text of their pages in the manual."""
