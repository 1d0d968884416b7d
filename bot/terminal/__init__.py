"""The subcommands of `klik` that the office uses at its own computer, and the files that they read."""
