"""The conceptprogramma of a heisessie: composed, explained, changed."""
