"""Dates that keep their precision, as records hold them and as sources state them."""

from manden.dates.imprecise import ImpreciseDate, add_term
from manden.dates.stated import CannotReadDate, StatedDate, read_date

__all__ = ["CannotReadDate", "ImpreciseDate", "StatedDate", "add_term", "read_date"]
