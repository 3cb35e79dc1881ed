"""Puts a built site where its readers are, and shows what a pull request would change."""
