"""Reading a desk from a notebook: its API as small tables, without Django."""
