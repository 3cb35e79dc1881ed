"""The plan as frozen values, without any input or output."""
