"""What Milepost costs beside other tools: run by `make bench`."""
