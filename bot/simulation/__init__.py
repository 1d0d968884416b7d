"""A year in a minute: simulated people on the real use cases, for capacity planning and for a test."""
