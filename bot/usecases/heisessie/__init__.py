"""What happens in a heisessie, a subject a file; who may press what, and when, is in steps.py."""
