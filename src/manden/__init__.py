"""Manden keeps a Human Rights Council resolution alive between two sessions."""

__version__ = "0.1.0"
