"""Keeping a desk: backups, restoring, moving between databases; each copies the same rows."""
