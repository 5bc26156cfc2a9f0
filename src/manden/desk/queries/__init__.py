"""What the desk's pages read, one question a file."""
