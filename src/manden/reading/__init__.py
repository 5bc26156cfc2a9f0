"""Reading UN resolutions: text in, values out; plain Python, no database, no network."""

from manden.reading.files import Refused, read_all
from manden.reading.reader import read, read_text
from manden.reading.resolution import CannotRead, Resolution

__all__ = ["CannotRead", "Refused", "Resolution", "read", "read_all", "read_text"]
