"""Checks between the records of a plan, made after each record fits the model."""
