"""The workflow files that check, preview and publish a plan on a code host."""
