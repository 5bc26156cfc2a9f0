"""What the API tells of each kind of record: its form, and how it is told from the record."""
