"""The command line: reads arguments and the clock, calls the core, prints."""
