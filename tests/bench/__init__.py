"""What a turn costs: `python -m tests.bench`."""
