"""Dirt of numbers and letters: lost, misread, glued, misplaced."""

from __future__ import annotations

import random

from bench.reading.sheets import (
    CHILD,
    HEADING,
    OPERATIVE,
    PREAMBLE,
    Sheet,
    numbered,
    relabelled,
    some,
)  # fmt: skip

# Numbers


def lost_one(sheet: Sheet, rng: random.Random, language: str) -> str:
    within = numbered(sheet)[1:-1] or numbered(sheet)
    return relabelled(sheet, some(rng, within, 0.01), lambda label: "")


def lost_some(sheet: Sheet, rng: random.Random, language: str) -> str:
    within = numbered(sheet)[1:-1] or numbered(sheet)
    return relabelled(sheet, some(rng, within, 0.3), lambda label: "")


def lost_first(sheet: Sheet, rng: random.Random, language: str) -> str:
    return relabelled(sheet, numbered(sheet)[:1], lambda label: "")


def lost_last(sheet: Sheet, rng: random.Random, language: str) -> str:
    return relabelled(sheet, numbered(sheet)[-1:], lambda label: "")


def lost_run(sheet: Sheet, rng: random.Random, language: str) -> str:
    within = numbered(sheet)
    start = rng.randrange(max(1, len(within) - 3))
    return relabelled(sheet, within[start : start + 3], lambda label: "")


def lost_all(sheet: Sheet, rng: random.Random, language: str) -> str:
    return relabelled(sheet, numbered(sheet), lambda label: "")


def lost_at_page(sheet: Sheet, rng: random.Random, language: str) -> str:
    """The number is lost where a page breaks, and the stop before it as well."""
    chosen = set(some(rng, numbered(sheet)[1:], 0.2))
    pieces: list[str] = []
    for index, line in enumerate(sheet):
        if index in chosen:
            if sheet[index - 1].part != HEADING:
                pieces[-1] = pieces[-1].rstrip(" ;.")
            pieces += ["A/RES/99/9", "3/30", line.text]
        else:
            pieces.append(line.printed)
    return "\n\n".join(pieces)


def lost_with_letters(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Letters lost with the number of the paragraph after their list."""
    lost: set[int] = set()
    places = numbered(sheet)
    with_list = [i for i in places if sheet[i - 1].part == CHILD]
    for index in some(rng, with_list, 0.5):
        lost.add(index)
    return relabelled(sheet, sorted(lost), lambda label: "")


def glued(sheet: Sheet, rng: random.Random, language: str) -> str:
    style = rng.choice(("{}.", "{} .", "{}.-", "{}°", "{})", "{} -", "({})", "{}", "{},", "{}:"))
    joint = "" if style in {"{}.", "{}°"} else " "
    return relabelled(sheet, numbered(sheet), lambda label: style.format(label[:-1]), joint)


def glued_some(sheet: Sheet, rng: random.Random, language: str) -> str:
    style = rng.choice(("{}.", "{} .", "{}", "{},", "{}:", "{}..", "{}·", "*{}.", "'{}.", "{}. ."))
    joint = "" if style == "{}." else " "
    chosen = some(rng, numbered(sheet), 0.3)
    return relabelled(sheet, chosen, lambda label: style.format(label[:-1]), joint)


_CONFUSED = ("1l", "1I", "1i", "1|", "0O", "0o", "5S", "8B", "6b", "2Z", "9g", "1!", "4A", "7?")


def misread(sheet: Sheet, rng: random.Random, language: str) -> str:
    def confuse(label: str) -> str:
        for good, bad in rng.sample([tuple(pair) for pair in _CONFUSED], len(_CONFUSED)):
            if good in label:
                return label.replace(good, bad, 1)
        return label

    return relabelled(sheet, some(rng, numbered(sheet), 0.4), confuse)


def misnumbered(sheet: Sheet, rng: random.Random, language: str) -> str:
    """One digit read for another, so that the number is wrong and not only ill printed."""

    def wrong(label: str) -> str:
        digit = rng.randrange(len(label) - 1)
        return label[:digit] + rng.choice("3689") + label[digit + 1 :]

    within = numbered(sheet)[1:-1] or numbered(sheet)
    return relabelled(sheet, some(rng, within, 0.05), wrong)


def spaced_digits(sheet: Sheet, rng: random.Random, language: str) -> str:
    return relabelled(sheet, numbered(sheet), lambda label: " ".join(label))


def own_line(sheet: Sheet, rng: random.Random, language: str) -> str:
    return relabelled(sheet, numbered(sheet), lambda label: label, "\n\n")


def own_line_some(sheet: Sheet, rng: random.Random, language: str) -> str:
    style = rng.choice(("{}.", "{}", "{} ."))
    chosen = some(rng, numbered(sheet), 0.3)
    return relabelled(sheet, chosen, lambda label: style.format(label[:-1]), "\n\n")


def dashed(sheet: Sheet, rng: random.Random, language: str) -> str:
    return relabelled(sheet, numbered(sheet), lambda label: rng.choice(("- ", "• ")) + label)


def joined_some(sheet: Sheet, rng: random.Random, language: str) -> str:
    """Numbered paragraphs run in with the line before them."""
    chosen = set(some(rng, numbered(sheet), 0.3))
    pieces: list[str] = []
    for index, line in enumerate(sheet):
        if index in chosen and sheet[index - 1].part in {PREAMBLE, OPERATIVE, CHILD}:
            pieces[-1] += " " + line.printed
        else:
            pieces.append(line.printed)
    return "\n\n".join(pieces)


def number_at_end(sheet: Sheet, rng: random.Random, language: str) -> str:
    """A number left at the end of the paragraph before."""
    chosen = set(some(rng, numbered(sheet)[1:], 0.2))
    pieces: list[str] = []
    for index, line in enumerate(sheet):
        if index in chosen and sheet[index - 1].part in {OPERATIVE, CHILD}:
            pieces[-1] += " " + line.label
            pieces.append(line.text)
        else:
            pieces.append(line.printed)
    return "\n\n".join(pieces)


def headings_between(sheet: Sheet, rng: random.Random, language: str) -> str:
    words = {
        "en": ("Follow-up", "Means of implementation", "Strengthening bells", "GENERAL PROVISIONS",
               "Women, bells and towers", "Reporting and review"),
        "fr": ("Suivi", "Moyens de mise en œuvre", "Renforcement des cloches", "DISPOSITIONS",
               "Les femmes, les cloches et les tours", "Rapports et examen"),
    }[language]  # fmt: skip
    chosen = set(some(rng, numbered(sheet), 0.15))
    return "\n\n".join(
        f"{rng.choice(words)}\n\n{line.printed}" if index in chosen else line.printed
        for index, line in enumerate(sheet)
    )


def closing_early(sheet: Sheet, rng: random.Random, language: str) -> str:
    meeting = {
        "en": "59th plenary meeting\n\n4 April 2025",
        "fr": "59e séance plénière\n\n4 avril 2025",
    }
    within = numbered(sheet)
    at = rng.choice(within[1:]) if len(within) > 1 else len(sheet)
    return "\n\n".join(
        f"{meeting[language]}\n\n{line.printed}" if index == at else line.printed
        for index, line in enumerate(sheet)
    )


# Letters


def letters_bracketed(sheet: Sheet, rng: random.Random, language: str) -> str:
    style = rng.choice(("({})", "{})", "{} )", "( {} )", "{}.", "- {})", "– ({})", "({}"))
    chosen = [i for i, line in enumerate(sheet) if line.part == CHILD and line.label != "–"]
    return relabelled(sheet, chosen, lambda label: style.format(label.strip("()")))


def letters_lost(sheet: Sheet, rng: random.Random, language: str) -> str:
    chosen = [i for i, line in enumerate(sheet) if line.part == CHILD]
    return relabelled(sheet, chosen, lambda label: "")


def letters_own_line(sheet: Sheet, rng: random.Random, language: str) -> str:
    chosen = [i for i, line in enumerate(sheet) if line.part == CHILD]
    return relabelled(sheet, chosen, lambda label: label, "\n\n")
