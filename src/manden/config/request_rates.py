"""How many requests a minute the API takes: a setting of who serves the desk."""

from __future__ import annotations

from manden.config.desk_folder import CannotOpenDesk

AT_ONCE = 4  # a minute's requests are evenly spaced but for a quarter of them


def requests_a_minute(said: str | None, *, usual: int) -> tuple[int, int]:
    """Requests a minute and how many may come at once; CannotOpenDesk where `said` is no number.

    >>> requests_a_minute(None, usual=300)
    (300, 75)
    """
    told = said or str(usual)
    if not (told.isascii() and told.isdigit() and 0 < int(told) <= 10_000_000):
        raise CannotOpenDesk("MANDEN_API_RATE is a number of requests a minute, 1 or more")
    return int(told), max(1, int(told) // AT_ONCE)
