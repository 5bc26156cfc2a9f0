"""Damage done to a text or to bytes by a seeded generator: what scanners, copyists and foes do.

The words put in are those at which a reader decides: numbers of paragraphs, marks of notes, heads
of annexes, dates that do not exist, digits of other scripts, signs that print nothing.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from functools import cache

from manden.reading.verb_phrase import Form
from manden.reading.verbs import openings

WORDS = (
    "1.", "12.", "l2.", "(a)", "(ii)", "b)", "(A)", "– ", "•", "I", "IV", "A.", "* * *", "____",
    "Annex", "Annexe II", "Appendix", "Section III", "[", "]", "[Adopted without a vote.]",
    "Adopté par 25 voix contre zéro, avec 12 abstentions.", "In favour:", "Pour :", "Against:",
    "The General Assembly,", "Le Conseil de sécurité,", "The Human Rights Council,", "Recalling",
    "Rappelant", "1 See A/99/1.", "1/", "²", "٣", "٣.", "⑳", "³.", "Ⅳ", "99999999999999999999",
    "0.", "00", "31 February 0000", "29 février 2023", "12 mars 99999", "S/RES/99999 (0000)",
    "resolution 99/999 of 99 May 9999", "resolutions 1/1, 2/2 and 3/3, both of 1 May 1950",
    "217 A (III)", "(XXXXXX)", "at its nine hundred and ninety-ninth session",
    "within the next six months", "d'ici à la fin de 2030", "from 2030 to 2020", "fiftieth",
    "requests", "Prie", "demande à", "them", "celui-ci", "\u00a0", "\u200b", "\ufeff", "\u202e",
    "\u00ad", "\u0130", "ﬁ", "e\u0301", "\x00", "\x0b", "\x1c", "\x85", "\u2028", "\t", "\r", "\f",
    "\ud7ff", "\U0001f514", "“", "”", "«", "»", "\"", "'", "’", "-", "‐", "—", "…", "%", "°", "/",
    "&lt;", "&#0;", "&#x110000;", "<p>", "</p>", "<sup>1</sup>", "<table><tr><td>", "<!--", "-->",
    "<!-- Page 3 -->", "# ", "**", "*", "[^1]", "[^1]: See.", "\\", "|", "---", "```", "\n", "\n\n",
)  # fmt: skip

Text = Callable[[str, random.Random], str]


def mutated(text: str, rng: random.Random, other: str) -> str:
    """One to eight damages, one after the other; `other` is a text to splice from.

    >>> mutated("Ring the bells.", random.Random(1), "") == mutated(
    ...     "Ring the bells.", random.Random(1), "")
    True
    """
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        if rng.random() < 0.1:
            at, (start, end) = rng.randrange(len(text) + 1), _span(other, rng, 2000)
            text = text[:at] + other[start:end] + text[at:]
        else:
            text = rng.choice(_DAMAGES)(text, rng)
    return text


def _span(text: str | bytes, rng: random.Random, longest: int) -> tuple[int, int]:
    start = rng.randrange(len(text) + 1)
    return start, min(len(text), start + rng.randrange(1, longest))


def _cut(text: str, rng: random.Random) -> str:
    start, end = _span(text, rng, rng.choice((2, 40, 2000)))
    return text[:start] + text[end:]


def _truncated(text: str, rng: random.Random) -> str:
    return text[: rng.randrange(len(text) + 1)]


def _repeated(text: str, rng: random.Random) -> str:
    start, end = _span(text, rng, rng.choice((3, 60, 3000)))
    times = rng.choice((2, 3, 40, 400)) if end - start < 100 else 2
    return text[:end] + text[start:end] * times + text[end:]


def _sown(text: str, rng: random.Random) -> str:
    """A word of the list put in at several places."""
    word = rng.choice(WORDS) * rng.choice((1, 1, 1, 2, 30))
    for _ in range(rng.choice((1, 3, 20))):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + word + text[at:]
    return text


def _opened(text: str, rng: random.Random) -> str:
    """Words of the list put before some of the lines."""
    share = rng.choice((0.02, 0.2))
    return "\n".join(
        f"{rng.choice(WORDS)} {line}" if rng.random() < share else line for line in text.split("\n")
    )


def _shuffled(text: str, rng: random.Random) -> str:
    pieces = text.split("\n\n")
    start, end = _span(text[: len(pieces)], rng, 20)
    some = pieces[start:end]
    rng.shuffle(some)
    return "\n\n".join([*pieces[:start], *some, *pieces[end:]])


def _rejoined(text: str, rng: random.Random) -> str:
    """Breaks of one kind made breaks of another."""
    old, new = rng.sample(("\n\n", "\n", " ", "\r\n", "\u2028", "", "\t"), 2)
    return text.replace(old, new, rng.choice((3, -1))) if old else text


def _swapped(text: str, rng: random.Random) -> str:
    """Single characters replaced, as recognition misreads them."""
    letters = list(text)
    for _ in range(rng.choice((1, 10, 200)) if letters else 0):
        letters[rng.randrange(len(letters))] = rng.choice(rng.choice(WORDS))
    return "".join(letters)


def _recased(text: str, rng: random.Random) -> str:
    start, end = _span(text, rng, 3000)
    change = rng.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def _told_anew(text: str, rng: random.Random) -> str:
    """Lines that open with another verb, of whatever form: who speaks changes in mid-text."""
    share = rng.choice((0.02, 0.2, 1.0))
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line and rng.random() < share:
            lead = rng.choice(
                ("", "", "", "We ", "Nous ", "Nous, chefs de ville, ", "The Council ")
            )
            verb = rng.choice(_openings())
            first = f"{lead}{verb}" if lead else verb[0].upper() + verb[1:]
            lines[at] = f"{first} {line.partition(' ')[2]}"
    return "\n".join(lines)


@cache
def _openings() -> tuple[str, ...]:
    """Every verb that the reader knows to open a clause, in every form, of both languages."""
    words = set().union(*(openings(language, form) for language in ("en", "fr") for form in Form))
    return tuple(sorted(word for word in words if word.replace(" ", "").isalpha()))


_DAMAGES: tuple[Text, ...] = (
    _cut, _cut, _truncated, _repeated, _sown, _sown, _opened, _shuffled, _rejoined, _swapped,
    _recased, _told_anew, _told_anew,
)  # fmt: skip


def mutated_bytes(data: bytes, rng: random.Random) -> bytes:
    """Bytes flipped, cut, doubled or put in, one to eight times."""
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        start, end = _span(data, rng, rng.choice((2, 16, 4000)))
        if (choice := rng.randrange(5)) == 0:
            data = data[:start] + data[end:]
        elif choice == 1:
            data = data[:end] + data[start:end] + data[end:]
        elif choice == 2:
            data = data[:start] + rng.randbytes(end - start) + data[end:]
        elif choice == 3:
            data = data[:start] + rng.choice(WORDS).encode() + data[start:]
        elif rng.random() < 0.3:
            data = data[:start]
    return data


def mutated_package(data: bytes, rng: random.Random) -> bytes:
    """A docx with one of its XML members damaged, zipped again."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        members = old.namelist()
        chosen = rng.choice(("word/document.xml", rng.choice(members)))
        for member in members:
            content = old.read(member)
            damaged = _marked_up(content, rng) if member == chosen else content
            new.writestr(zipfile.ZipInfo(member), damaged)
    return file.getvalue()


def _marked_up(content: bytes, rng: random.Random) -> bytes:
    """XML with whole elements moved or doubled, so that it mostly stays well formed."""
    parts: Sequence[bytes] = content.split(b"<w:p>")
    if rng.random() < 0.4 or len(parts) < 4:
        return mutated_bytes(content, rng)
    head, *body = parts
    for _ in range(rng.choice((1, 3, 9))):
        at, to = rng.randrange(len(body)), rng.randrange(len(body))
        body[to] = rng.choice((body[at], body[at] + body[to], body[to][: len(body[to]) // 2]))
    return b"<w:p>".join([head, *body])
