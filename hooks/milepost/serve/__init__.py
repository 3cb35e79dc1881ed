"""A server for the planner's own machine: it builds what was saved and shows what is wrong."""
