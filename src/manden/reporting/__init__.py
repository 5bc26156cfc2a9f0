"""Figures and their trail: what may be said in a report, and how anybody can walk back from it."""
