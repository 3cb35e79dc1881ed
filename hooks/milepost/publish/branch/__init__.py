"""The published site as a branch of a git repository, read and written as objects only."""
