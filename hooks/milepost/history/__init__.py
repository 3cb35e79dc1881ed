"""What was said at each review: snapshots, seals, changes between them, and trends."""
