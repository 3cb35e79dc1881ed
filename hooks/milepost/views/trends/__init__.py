"""The trends page: how the plan went from review to review."""
