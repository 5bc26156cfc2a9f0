"""Django's SQLite backend over SQLCipher: every page of the database file is encrypted."""
