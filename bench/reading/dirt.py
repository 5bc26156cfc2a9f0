"""A text of known structure, dirtied as files are on their way from a printed page.

Each kind of dirt is a function from a sheet, a seeded generator and the language to the text of a
file; its structure stays that of the sheet, which is what makes it a test.
"""

from __future__ import annotations

import random

from bench.reading import dirt_layout as layout
from bench.reading import dirt_numbers as numbers
from bench.reading import dirt_pages as pages
from bench.reading.sheets import Dirt, Sheet, printed

CLEAN = "clean"


def clean(sheet: Sheet, rng: random.Random, language: str) -> str:
    return printed(sheet)


KINDS: dict[str, Dirt] = {
    dirt.__name__.replace("_", " "): dirt
    for dirt in (
        clean, pages.page_heads, pages.mastheads, pages.notes, pages.margin_digits,
        numbers.lost_one, numbers.lost_some, numbers.lost_first, numbers.lost_last,
        numbers.lost_run, numbers.lost_all, numbers.lost_at_page, numbers.lost_with_letters,
        numbers.glued, numbers.glued_some, numbers.misread, numbers.misnumbered,
        numbers.spaced_digits, numbers.own_line, numbers.own_line_some, numbers.dashed,
        numbers.joined_some, numbers.number_at_end, numbers.headings_between,
        numbers.closing_early, numbers.letters_bracketed, numbers.letters_lost,
        numbers.letters_own_line, pages.wrapped, pages.wrapped_tight, pages.tight,
        pages.every_line_apart, pages.indented, pages.broken, pages.broken_at_number,
        pages.unstopped, pages.spaces, pages.quotes, pages.unaccented, pages.capitals,
        pages.emphasis,
    )
} | layout.KINDS  # fmt: skip
