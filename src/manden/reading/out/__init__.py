"""A resolution in the forms that others read: Akoma Ntoso, JSON-LD, HTML, CSV, JSON lines."""
