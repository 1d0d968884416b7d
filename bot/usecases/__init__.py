"""What happens, one verb a function. A use case takes a connection, and is one transaction."""
