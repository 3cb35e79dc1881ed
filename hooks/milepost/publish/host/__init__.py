"""What a workflow of GitHub runs in the repository's own context: previews, and their removal."""
