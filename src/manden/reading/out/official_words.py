"""The fixed words of an official page, told from the fields that hold their facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from manden.reading.organs import organ_name
from manden.reading.resolution import Paragraph, Resolution, Session, Vote, is_alone

from .ordinal_words import ordinal_words

_MONTHS = {
    "en": ("January February March April May June July August September October November December"),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_BY_RECORDED_VOTE = "[Adopted by a recorded vote"
_SIDES = {
    "en": ("In favour", "Against", "Abstaining"),
    "fr": ("Ont voté pour", "Ont voté contre", "Se sont abstenus"),
}


def day_in_words(day: date, language: str) -> str:
    """A day as the official page prints it.

    >>> day_in_words(date(2022, 4, 1), "en"), day_in_words(date(2022, 4, 1), "fr")
    ('1 April 2022', '1er avril 2022')
    """
    month = _MONTHS.get(language, _MONTHS["en"]).split()[day.month - 1]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{number} {month} {day.year}"


def ordinal(number: int, language: str) -> str:
    """A number's place in figures.

    >>> ordinal(58, "en"), ordinal(61, "en"), ordinal(113, "en"), ordinal(58, "fr")
    ('58th', '61st', '113th', '58e')
    """
    if language == "fr":
        return "1re" if number == 1 else f"{number}e"
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def session_line(session: Session | None, language: str) -> str | None:
    """The session and, where they are printed, its days.

    >>> session_line(Session(58, date(2025, 2, 24), date(2025, 4, 4)), "en")
    'Fifty-eighth session, 24 February–4 April 2025'
    """
    if session is None or session.number is None:
        return None
    number = ordinal_words(session.number, language) or ordinal(session.number, language)
    line = f"{number[0].upper()}{number[1:]} session"
    if session.opens and session.closes and not session.derived:
        line += f", {span_in_words(session.opens, session.closes, language)}"
    return line


def span_in_words(opens: date, closes: date, language: str) -> str:
    """Two days, the month and the year said once where they are the same.

    >>> span_in_words(date(2019, 9, 9), date(2019, 9, 27), "fr")
    '9–27 septembre 2019'
    """
    first = day_in_words(opens, language).split()
    shared = (
        3 - (opens.year == closes.year) - ((opens.year, opens.month) == (closes.year, closes.month))
    )
    return f"{' '.join(first[:shared])}–{day_in_words(closes, language)}"


def agenda_line(item: str | None, language: str) -> str | None:
    """The agenda item.

    >>> agenda_line("10", "en"), agenda_line("10", "fr"), agenda_line(None, "en")
    ('Agenda item 10', 'Point 10 de l’ordre du jour', None)
    """
    if item is None:
        return None
    return f"Point {item} de l’ordre du jour" if language == "fr" else f"Agenda item {item}"


def adoption_line(resolution: Resolution) -> str | None:
    """Who adopted the text, and when.

    >>> adoption_line(Resolution("a", "en", body="HRC", adopted=date(2025, 4, 4)))
    'Resolution adopted by the Human Rights Council on 4 April 2025'
    """
    name, day = organ_name(resolution.body, resolution.language), resolution.adopted
    if name is None or day is None:
        return None
    if resolution.language == "fr":
        kind = {"decision": "Décision", "statement": "Déclaration"}.get(
            resolution.kind, "Résolution"
        )
        by = "l’" if name[0] in "AE" else "la " if name.startswith("Commission") else "le "
        return f"{kind} adoptée par {by}{name} le {day_in_words(day, 'fr')}"
    kind = resolution.kind.capitalize()
    return f"{kind} adopted by the {name} on {day_in_words(day, 'en')}"


def printed_number(paragraph: Paragraph, among: Sequence[Paragraph] = ()) -> str:
    """The number as printed: "3." before a paragraph, "(a)" before a point of one.

    The only one of the paragraphs it stands `among` may be counted as 1 and printed without.

    >>> printed_number(Paragraph("OP3", "", number="3")), printed_number(Paragraph("OP1", ""))
    ('3.', '')
    >>> printed_number(Paragraph("OP3(a)", "", number="a"))
    '(a)'
    """
    number = paragraph.number or ""
    if paragraph.number_inferred and is_alone(paragraph.anchor, [one.anchor for one in among]):
        return ""
    if not number.isalnum():
        return number
    return f"({number})" if paragraph.anchor.endswith(")") else f"{number}."


def closing_lines(resolution: Resolution) -> list[str]:
    """The meeting, the day and how the text was adopted; the States of a recorded vote.

    >>> closing_lines(Resolution("a", "en", meeting=59, vote=Vote("without_vote")))
    ['59th meeting', '[Adopted without a vote.]']
    """
    language = resolution.language
    lines = []
    if resolution.meeting is not None:
        word = "séance" if language == "fr" else "meeting"
        lines.append(f"{ordinal(resolution.meeting, language)} {word}")
    if resolution.adopted:
        lines.append(day_in_words(resolution.adopted, language))
    return lines + _vote_lines(resolution.vote, language)


def _vote_lines(vote: Vote, language: str) -> list[str]:
    if vote.mode == "without_vote":
        words = {"fr": "[Adoptée sans vote.]"}
        return [words.get(language, "[Adopted without a vote.]")]
    if vote.mode != "recorded":
        return []
    sides = _SIDES.get(language, _SIDES["en"])
    counts = counted(vote)
    if None in counts:
        lines = ["[Adoptée par vote enregistré.]" if language == "fr" else _BY_RECORDED_VOTE + ".]"]
    elif language == "fr":
        lines = ["[Adoptée par {} voix contre {}, avec {} abstentions.]".format(*counts)]
    else:
        lines = [_BY_RECORDED_VOTE + " of {} to {}, with {} abstentions.]".format(*counts)]
    states = (vote.states_for, vote.states_against, vote.states_abstaining)
    colon = " :" if language == "fr" else ":"
    return lines + [
        f"{side}{colon} {', '.join(named)}"
        for side, named in zip(sides, states, strict=True)
        if named
    ]


def counted(vote: Vote) -> tuple[int | None, int | None, int | None]:
    """The three counts of a vote, taken from the States where no number is printed.

    >>> counted(Vote("recorded", states_for=("Atlantis", "Lemuria"), against=0))
    (2, 0, None)
    """
    printed = (vote.in_favour, vote.against, vote.abstaining)
    states = (vote.states_for, vote.states_against, vote.states_abstaining)
    found = [n if n is not None else len(s) or None for n, s in zip(printed, states, strict=True)]
    return found[0], found[1], found[2]
