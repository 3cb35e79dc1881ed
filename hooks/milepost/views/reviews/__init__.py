"""The pages of reviews: what changed, why, by how much, and who was silent."""
