"""Dirt of layout: columns, numbers of lines, quoted mails, unusual numbers, characters mixed up."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable
from dataclasses import replace

from bench.reading.sheets import OPERATIVE, PREAMBLE, Dirt, Sheet, printed

_WIDTH, _NARROW, _ROWS = 72, 44, 40  # characters of a line, of a column's; lines of a page
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_LETTERS_OF_A_WORD = re.compile(r"^([A-ZÀ-Ý][a-zà-ÿ]{3,})(?= )")
_LONG_WORD = re.compile(r"\b[a-zà-ÿ]{8,}\b")


def _lines(sheet: Sheet, width: int = _WIDTH) -> list[str]:
    """The lines of a printed page, a blank one after each paragraph."""
    lines: list[str] = []
    for line in sheet:
        lines += [*textwrap.wrap(line.printed, width, break_on_hyphens=False), ""]
    return lines


def side_by_side(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Two columns a page, as a conversion that keeps the layout prints them."""
    lines, pages = _lines(sheet, _NARROW), []
    for start in range(0, len(lines), 2 * _ROWS):
        left, right = lines[start : start + _ROWS], lines[start + _ROWS : start + 2 * _ROWS]
        right += [""] * (len(left) - len(right))
        rows = (f"{a:<{_NARROW + 3}} {b}".rstrip() for a, b in zip(left, right, strict=True))
        pages.append("\n".join(rows) + "\n")
    return "\f".join(pages)


def numbered_lines(sheet: Sheet, rng: random.Random, language: str) -> str:
    return "\n".join(f"{place:>3}  {line}" for place, line in enumerate(_lines(sheet), 1))


def numbered_fifth_lines(sheet: Sheet, rng: random.Random, language: str) -> str:
    return "\n".join(
        f"{place if place % 5 == 0 else '':<5}{line}" for place, line in enumerate(_lines(sheet), 1)
    )


def numbered_lines_of_pages(sheet: Sheet, rng: random.Random, language: str) -> str:
    return "\n".join(f"{place % _ROWS + 1:>2} {line}" for place, line in enumerate(_lines(sheet)))


def quoted_mail(sheet: Sheet, rng: random.Random, language: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in _lines(sheet))


def heads_above_numbers(sheet: Sheet, rng: random.Random, language: str) -> str:
    """A page head right above a numbered paragraph, no blank line between them."""
    pieces = []
    for line in sheet:
        head = "A/HRC/RES/99/9\n" if line.part == OPERATIVE and rng.random() < 0.3 else ""
        pieces.append(head + line.printed)
    return "\n\n".join(pieces)


def _numbered(label: Callable[[int], str]) -> Dirt:
    def dirt(sheet: Sheet, rng: random.Random, language: str) -> str:
        return printed(
            [
                replace(line, label=label(int(line.label[:-1])))
                if line.part == OPERATIVE and line.label[:-1].isdigit()
                else line
                for line in sheet
            ]
        )

    return dirt


def as_in_drafts(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Preamble and operative part numbered apart: "PP3", "OP4"."""
    preamble, lines = 0, []
    for line in sheet:
        preamble += line.part == PREAMBLE
        label = {PREAMBLE: f"PP{preamble}", OPERATIVE: f"OP{line.label}"}.get(line.part, line.label)
        lines.append(replace(line, label=label))
    return printed(lines)


in_square_brackets = _numbered(lambda number: f"[{number}]")
in_round_brackets = _numbered(lambda number: f"({number})")
with_escapes = _numbered(lambda number: f"{number}\\.")
roman_numbers = _numbered(lambda number: f"{_TENS[number // 10 % 10]}{_ONES[number % 10]}.")


def mixed_up(sheet: Sheet, rng: random.Random, language: str) -> str:
    """UTF-8 read as another encoding."""
    return printed(sheet).encode().decode(rng.choice(("latin-1", "mac-roman")))


def ligatures(sheet: Sheet, rng: random.Random, language: str) -> str:
    return printed(sheet).replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def cut_words(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Words that a line broke, printed in one line with the sign of the break."""
    sign = rng.choice(("- ", "¬ ", "\u00ad "))

    def cut(word: re.Match[str]) -> str:
        at = len(word[0]) // 2
        return f"{word[0][:at]}{sign}{word[0][at:]}" if rng.random() < 0.1 else word[0]

    return _LONG_WORD.sub(cut, printed(sheet))


def letters_apart(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Openings set with a space after each letter, as old prints stress them."""
    return printed(
        [
            replace(line, text=_LETTERS_OF_A_WORD.sub(lambda word: " ".join(word[1]), line.text))
            if line.part in {PREAMBLE, OPERATIVE}
            else line
            for line in sheet
        ]
    )


KINDS: dict[str, Dirt] = {
    "side by side": side_by_side,
    "numbered lines": numbered_lines,
    "numbered fifth lines": numbered_fifth_lines,
    "numbered lines of pages": numbered_lines_of_pages,
    "quoted mail": quoted_mail,
    "heads above numbers": heads_above_numbers,
    "as in drafts": as_in_drafts,
    "in square brackets": in_square_brackets,
    "in round brackets": in_round_brackets,
    "with escapes": with_escapes,
    "roman numbers": roman_numbers,
    "mixed up": mixed_up,
    "ligatures": ligatures,
    "cut words": cut_words,
    "letters apart": letters_apart,
}
