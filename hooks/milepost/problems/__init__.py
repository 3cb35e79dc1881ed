"""What can be wrong with a plan: codes, places and the problems found."""
