"""The overview: one screen for the reader in a hurry."""
