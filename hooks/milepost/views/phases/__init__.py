"""The phases: their index, and one page each."""
