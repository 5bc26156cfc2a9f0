"""Dirt of pages, lines and characters: heads, notes, wrapping, spaces, lost accents."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from bench.reading.sheets import (
    HEAD,
    HEADING,
    OPERATIVE,
    PREAMBLE,
    Sheet,
    printed,
    some,
    split_lines,
)  # fmt: skip

# Pages


def page_heads(sheet: Sheet, rng: random.Random, language: str) -> str:
    page = iter(range(2, 9999))

    def between() -> list[str]:
        number = next(page)
        return rng.choice(
            (["A/HRC/RES/99/9"], [f"{number}/30"], [f"A/RES/99/9 {number}"], [str(number)],
             ["GE.19-01234", f"{number}"], ["99-12345", "A/RES/99/9", f"Page {number}"],
             [f"– {number} –"], ["S/RES/1999 (2010)", f"{number}"], ["19-01234 (F)"])
        )  # fmt: skip

    return split_lines(sheet, rng, 0.3, between)


def mastheads(sheet: Sheet, rng: random.Random, language: str) -> str:
    box = {
        "en": ["United Nations", "A/RES/99/9", "Distr.: General", "6 February 2003"],
        "fr": ["Nations Unies", "A/RES/99/9", "Distr. générale", "6 février 2003"],
    }[language]
    head = [line.text for line in sheet if line.part == HEAD][:1]

    def between() -> list[str]:
        return rng.choice((box, [" ".join(box[2:])], [*box, *head], box[:2]))

    return split_lines(sheet, rng, 0.15, between)


def notes(sheet: Sheet, rng: random.Random, language: str) -> str:
    count = iter(range(1, 999))
    see, records = (
        ("Voir", "Documents officiels de l'Assemblée générale, soixantième session.")
        if language == "fr"
        else ("See", "Official Records of the General Assembly, Sixtieth Session.")
    )

    def between() -> list[str]:
        number = next(count)
        return rng.choice(
            (["__________", f"{number} {see} A/60/{number + 10}."], [f"{number} A/60/{number}."],
             ["__________", f"{number} {records}"], [str(number), f"{see} A/HRC/60/{number}."],
             ["\\_\\_\\_\\_", f"{number} {see} A/60/{number}, annexe.", "A/RES/99/9"])
        )  # fmt: skip

    return split_lines(sheet, rng, 0.2, between)


def margin_digits(sheet: Sheet, rng: random.Random, language: str) -> str:
    count = iter(range(5, 99999, 5))
    return split_lines(sheet, rng, 0.3, lambda: [str(next(count))])


# Lines and characters


def wrapped(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Lines of a printed page, blank lines between paragraphs."""
    width = rng.choice((58, 76, 90))
    return "\n\n".join("\n".join(_folded(line.printed, width)) for line in sheet)


def wrapped_tight(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Lines of a printed page, and no blank line left."""
    return "\n".join("\n".join(_folded(line.printed, 76)) for line in sheet)


def tight(sheet: Sheet, rng: random.Random, language: str) -> str:
    return "\n".join(line.printed for line in sheet)


def every_line_apart(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Each printed line a block of its own, as some conversions give them."""
    return "\n\n".join("\n\n".join(_folded(line.printed, 80)) for line in sheet)


def indented(sheet: Sheet, rng: random.Random, language: str) -> str:
    lines = ["\n".join("      " + part for part in _folded(line.printed, 80)) for line in sheet]
    return "\n\n".join(lines)


def _folded(text: str, width: int) -> list[str]:
    lines, current = [], ""
    for word in text.split(" "):
        if current and len(current) + len(word) >= width:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}".strip()
    return [*lines, current]


def broken(sheet: Sheet, rng: random.Random, language: str) -> str:
    return split_lines(sheet, rng, 0.3, list)


def broken_at_number(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Paragraphs broken before a number or a capital of theirs, which then opens a block."""
    pieces: list[str] = []
    for line in sheet:
        places = [m.start() for m in re.finditer(r"(?<=[a-z] )(?=[\dA-ZÉ])", line.text)]
        if line.part in {HEAD, HEADING} or not places or rng.random() > 0.4:
            pieces.append(line.printed)
            continue
        cut = rng.choice(places)
        pieces += [f"{line.label} {line.text[:cut]}".strip(), line.text[cut:]]
    return "\n\n".join(pieces)


def unstopped(sheet: Sheet, rng: random.Random, language: str) -> str:
    """The stop that ends a paragraph lost here and there."""
    chosen = set(some(rng, [i for i, line in enumerate(sheet) if line.part != HEAD], 0.2))
    return printed(
        [
            replace(line, text=line.text.rstrip(" ;.,")) if index in chosen else line
            for index, line in enumerate(sheet)
        ]
    )


def spaces(sheet: Sheet, rng: random.Random, language: str) -> str:
    text = printed(sheet)
    return "".join(
        rng.choice((" ", " ", " ", "  ", "\u00a0", "\u202f", " \u00ad"))
        if character == " " else character
        for character in text
    )  # fmt: skip


def quotes(sheet: Sheet, rng: random.Random, language: str) -> str:
    return printed(sheet).translate({ord("'"): "’", ord('"'): "”", ord("-"): "‑"})


def unaccented(sheet: Sheet, rng: random.Random, language: str) -> str:
    plain = str.maketrans("éèêëàâîïôùûçÉÈÀÊ", "eeeeaaiiouucEEAE")
    return printed(sheet).translate(plain)


def capitals(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Opening words in capitals, as older texts print them."""
    pieces = []
    for line in sheet:
        first, _, rest = line.text.partition(" ")
        opens = line.part in {PREAMBLE, OPERATIVE}
        text = f"{first.upper()} {rest}".strip() if opens else line.text
        pieces.append(f"{line.label} {text}".strip())
    return "\n\n".join(pieces)


def emphasis(sheet: Sheet, rng: random.Random, language: str) -> str:
    pieces = []
    for line in sheet:
        first, _, rest = line.text.partition(" ")
        opens = line.part in {PREAMBLE, OPERATIVE}
        text = f"{first} , {rest}" if opens and rng.random() < 0.1 else line.text
        pieces.append(f"{line.label} {text}".strip())
    return "\n\n".join(pieces)
