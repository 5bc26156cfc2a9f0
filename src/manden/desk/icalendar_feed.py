"""The calendar as iCalendar (RFC 5545): days without hours, reminders, lasting identities.

An event only known to the month spans its months and is tentative. Lines are folded at 75 octets
without cutting a character; text is escaped by 3.3.11.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE_OCTETS = 75


@dataclass(frozen=True)
class Entry:
    """An event ready to be written; `last` is its last day, included."""

    uid: str
    summary: str
    description: str
    address: str
    first: date
    last: date
    tentative: bool
    sequence: int
    modified: datetime
    reminded: tuple[int, ...] = ()  # days before


def icalendar(entries: Iterable[Entry], *, name: str, language: str) -> str:
    """The whole calendar; lines end with CRLF.

    >>> print(icalendar([], name="Le fleuve", language="fr").replace("\\r", ""), end="")
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Manden//Calendar//EN
    CALSCALE:GREGORIAN
    X-WR-CALNAME;LANGUAGE=fr:Le fleuve
    END:VCALENDAR
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Manden//Calendar//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME;LANGUAGE={language}:{escaped(name)}",
    ]
    for entry in entries:
        lines += _event(entry, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded_line(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    r"""Text as a property's value holds it.

    >>> escaped("Un, deux; trois\nquatre\\cinq")
    'Un\\, deux\\; trois\\nquatre\\\\cinq'
    """
    plain = "".join(sign for sign in text if sign.isprintable() or sign in "\n\u00a0\u202f")
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def folded_line(line: str) -> str:
    """The line cut so that none is longer than 75 octets; what follows begins with a space.

    >>> [len(one.encode()) for one in folded_line("SUMMARY:" + "é" * 80).split("\\r\\n")]
    [74, 75, 21]
    """
    pieces, held = [], b""
    for sign in line:
        octets = sign.encode()
        if len(held) + len(octets) > LINE_OCTETS:
            pieces.append(held)
            held = b" "
        held += octets
    pieces.append(held)
    return b"\r\n".join(pieces).decode()


def _event(entry: Entry, language: str) -> Iterator[str]:
    modified = entry.modified.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield from (
        "BEGIN:VEVENT",
        f"UID:{entry.uid}",
        f"DTSTAMP:{modified}",
        f"LAST-MODIFIED:{modified}",
        f"SEQUENCE:{entry.sequence}",
        f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{entry.last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY;LANGUAGE={language}:{escaped(entry.summary)}",
        f"DESCRIPTION;LANGUAGE={language}:{escaped(entry.description)}",
        f"URL:{entry.address}",
        f"STATUS:{'TENTATIVE' if entry.tentative else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
    )
    for days in entry.reminded:
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped(entry.summary)}",
            f"TRIGGER:-P{days}D",
            "END:VALARM",
        )
    yield "END:VEVENT"
