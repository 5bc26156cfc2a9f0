"""The closing lines of a text: the meeting, the date, and how the vote went, State by State."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from manden.reading.adoption import adoption_date
from manden.reading.blocks import single_spaced
from manden.reading.ordinals import ordinal_value
from manden.reading.resolution import Vote

_MEETING = re.compile(
    r"(?:e\s+)?(?:(\d{1,5})\s?(?:st|nd|rd|th)\s+(?:plenary\s+|\(closed\)\s+|\(?resumed\)?\s+)*meeting(?![a-z])"
    r"|(\d{1,5}|(?<!\w)[lI])\s?(?:e|re|ère|er|[èe]me|8|[^\w\s(),;:.])?\s+s[ée]ance(?:\s+pl[ée]ni[èée]re)?(?![a-zè]))",
    re.IGNORECASE,
)
# "Hundred and eighty-third plenary meeting, 10 December 1948": as the first sessions print it.
_WORDED_MEETING = re.compile(
    r"([^\d,;:.()]{1,60}(?:first|second|third|th|i[eè]me|premi[eè]re))\s+(?:plenary\s+)?"
    r"(?:meeting|s[ée]ance(?:\s+pl[ée]ni[èe]re)?)\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\[?\s*(?:The (?:draft )?resolution was |(?<=\[)(?:La )?r[ée]solution )?(?:Adopted|Adopt[ée]e?)\s+"
    r"(?:as (?:orally )?(?:revised|amended),?\s+|telle (?:que|qu['’])[^,]{1,60},?\s+)?"
    r"(?:without a vote|sans (?:[êe]tre mise aux voix|vote|proc[ée]der [àa] un vote)|by consensus"
    r"|par consensus|by an? (?:recorded|roll-call) vote|unanimously|[àa] l['’]unanimit[ée]"
    r"|(?:at|[àa]) (?:its|the|sa|la) \d|(?:on|le) \d{1,2}(?:er)?\s+[^\W\d]{3,9}\s+\d{4}\.?\]?$"
    r"|par \d+ voix|[àa] l['’]issue d['’]un vote|by \d+ votes)",
    re.IGNORECASE,
)
_SIDES = {
    "states_for": r"In favour|(?:Ont|A) voté pour|Votes? pour|Pour",
    "states_against": r"Against|(?:Ont|A) voté contre|Votes? contre|Contre",
    "states_abstaining": r"Abstaining|Abstentions?|(?:Se sont|S['’]est) abstenue?s?|S['’]abstiennent",
}
_SIDE = re.compile("|".join(f"(?P<{side}>{words})" for side, words in _SIDES.items()), re.I)
_SIDE_HEAD = re.compile(rf"\[?\s*(?:{'|'.join(_SIDES.values())})\s*:", re.IGNORECASE)
_SEE = re.compile(r"\[(?:See|Voir) (?:chap|sect|para|le chap)")  # a report's pointer below its text
_COUNT = r"(\d+|none|no|z[ée]ro|aucune?|one|une?|two|deux|three|trois)"
_WHO = r"(?:\s?\([^()\d]{3,200}\))?"  # "by 10 votes to 1 (Panama), with 4 abstentions"
_COUNTS = (
    re.compile(
        rf"(?:vote of|by) {_COUNT}(?: votes)? to {_COUNT}{_WHO}(?:,? (?:with|and) {_COUNT} abst?en?tions?)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"par {_COUNT} voix(?: pour)?\s*(?:contre|[àa]) {_COUNT}(?: voix)?{_WHO}"
        rf"(?:,? (?:avec|et) {_COUNT} abst?en?tions?)?",
        re.IGNORECASE,
    ),
)
_WORDS = {
    "no": 0, "none": 0, "zero": 0, "zéro": 0, "aucun": 0, "aucune": 0,
    "one": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "three": 3, "trois": 3,
}  # fmt: skip
_DATE_ALONE = re.compile(
    r"(?:adopt[ée]?e?d?\s)?(?:on\s|le\s)?\d{1,2}\s?(?:er)?\s+[^\W\d]{3,9}\.?\s+(?:\d{4}|[/lI|]\d{3})\.?\]?",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]{1,30}\)")  # "(closed)", "(clôture)"
_GLUED_DATE = re.compile(r"(?<=meeting)(?=\d)|(?<=séance)(?=\d)")
_LONGEST = 160
_OPENS_PARAGRAPH = re.compile(r"\d+\.")  # its number, with a stop that no meeting or date has
_MAY_CLOSE = re.compile(
    r"[\[\s\d]|[lI]\s?(?:e|re|[èe]re|er|[èe]me|8|[^\w\s(),;:.])?\s|e\s|on \d|The (?:draft )?resol|Adopt"
    r"|Ont vot|A vot|Vote|Pour|In fav|Against|Contre|Abst|Se sont|S['’]",
    re.IGNORECASE,
)
_MEETS = re.compile(r"[a-zè]\s(?:plenary\s)?(?:meeting|s[ée]ance)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Closing:
    meeting: int | None
    date: date | None
    vote: Vote


@lru_cache(maxsize=512)  # each room of the reader asks it of the same line
def opens_closing(text: str) -> bool:
    """Whether the closing lines start here.

    >>> opens_closing("59th meeting 4 April 2025"), opens_closing("[Adoptée sans vote.]")
    (True, True)
    >>> opens_closing("59th meeting of the committee was held, and the bells rang")
    False
    """
    if text[:1].isdigit() and _OPENS_PARAGRAPH.match(text):
        return False
    if not _MAY_CLOSE.match(text) and not (len(text) < _LONGEST and _names_a_meeting(text)):
        return False
    if _ADOPTED.match(text) or _SIDE_HEAD.match(text) or _SEE.match(text):
        return text.startswith("[") or len(text) < 4000
    line = text[1:].lstrip() if text.startswith("[") and len(text) < _LONGEST else text
    meeting = _meeting(line)
    if meeting:
        rest = _ASIDE.sub("", line[meeting.end() :]).strip(" ,.]")
        day = _DATE_ALONE.match(rest)
        vote = day is not None and _ADOPTED.match(rest[day.end() :].lstrip()) is not None
        return not rest or vote or (day is not None and len(text) < _LONGEST)
    return _DATE_ALONE.fullmatch(text) is not None


def _names_a_meeting(text: str) -> bool:
    named = any(map(text.__contains__, ("meeting", "ance", "MEETING", "ANCE")))  # few need more
    return named and _MEETS.search(text) is not None


def names_meeting(text: str) -> bool:
    """Whether a closing line says at which meeting, which a masthead's line of adoption may too.

    >>> names_meeting("59th meeting, 4 April 2025"), names_meeting("le 30 juin 2023")
    (True, False)
    """
    return _meeting(text.lstrip("[ ")) is not None


def _meeting(line: str) -> re.Match[str] | None:
    """The meeting that a line opens with, its number in figures or in words."""
    figures = _MEETING.match(line)
    if figures or len(line) > _LONGEST or not line[:1].isupper():
        return figures
    return _WORDED_MEETING.match(line)


def read_closing(lines: Sequence[str]) -> Closing:
    """Meeting, date and vote from the closing lines, in English or French.

    >>> read_closing(["59th meeting", "4 April 2025", "[Adopted without a vote.]"]).vote.mode
    'without_vote'
    """
    text = _GLUED_DATE.sub(" ", single_spaced(" ".join(lines)))
    meeting = _MEETING.search(text)
    number = next((group for group in meeting.groups() if group), None) if meeting else None
    worded = None if meeting else _meeting(text)
    return Closing(
        meeting=(
            ordinal_value(worded[1].lower())
            if worded
            else (int(number) if number and number.isdigit() else None)
        ),
        date=adoption_date(text[meeting.start() :] if meeting else text),
        vote=read_vote(text),
    )


def read_vote(text: str) -> Vote:
    """How the text was adopted, where it says so.

    >>> vote = read_vote("[Adopted by a recorded vote of 2 to 1, with no abstentions. "
    ...                  "In favour: Mali and Togo Against: Bosnia and Herzegovina]")
    >>> vote.in_favour, vote.states_for, vote.states_against
    (2, ('Mali', 'Togo'), ('Bosnia and Herzegovina',))
    """
    if re.search(
        r"without a vote|sans (?:[êe]tre mise aux voix|vote|proc[ée]der [àa] un vote)|consensus",
        text,
        re.I,
    ):
        return Vote(mode="without_vote")
    counts = next((match for pattern in _COUNTS if (match := pattern.search(text))), None)
    lists = _lists(text)
    if counts is None and not lists:
        return Vote()
    numbers = [_number(group) for group in counts.groups()] if counts else [None, None, None]
    if counts and numbers[2] is None and not lists.get("states_abstaining"):
        numbers = [*numbers[:2], 0]
    declared = dict(zip(_SIDES, numbers, strict=True))
    states = {side: _states(lists.get(side, ""), declared[side]) for side in _SIDES}
    counted = {
        side: declared[side] if declared[side] is not None else len(states[side]) for side in _SIDES
    }
    return Vote(
        mode="recorded",
        in_favour=counted["states_for"],
        against=counted["states_against"],
        abstaining=counted["states_abstaining"],
        **states,
    )


def _number(printed: str | None) -> int | None:
    if printed is None:
        return None
    return int(printed) if printed.isdigit() else _WORDS[printed.lower()]


def _lists(text: str) -> dict[str, str]:
    """What is printed after each side's heading, up to the next one or the bracket."""
    heads = [
        head
        for head in _SIDE.finditer(text)
        if re.match(r"\s*:", text[head.end() : head.end() + 4])
    ]
    found = {}
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        end = following.start() if following else len(text)
        words = text[head.end() : end].split("]")[0]
        found[head.lastgroup or ""] = words.strip(" :.;,")
    return found


def _states(printed: str, declared: int | None) -> tuple[str, ...]:
    """The States of a list; the declared number says whether the last "and" parts two of them."""
    names = [name.strip(" .;]") for name in re.split(r"[,;]\s*(?![^()]*\))", printed)]
    names = [
        name for name in names if name and name.lower() not in {"none", "néant", "neant", "aucun"}
    ]
    names = list(dict.fromkeys(names))
    if not names:
        return ()
    last = re.split(r"\s+(?:and|et)\s+", names[-1])
    apart = [*names[:-1], *last]
    if len(last) > 1 and _joined_name(names[-1]) and len(names) != declared and len(last) > 2:
        cut = re.match(r"(.+?)\s+(?:and|et)\s+(.+)", names[-1])
        apart = [*names[:-1], cut[1], cut[2]] if cut else apart
    if len(names) == declared or (len(apart) != declared and _joined_name(names[-1])):
        return tuple(names)
    return tuple(apart)


def _joined_name(name: str) -> bool:
    """States whose own name holds an "and"."""
    return (
        re.search(
            r"Bosni|Trini|Antigua|Saint|Sao Tome|Sao Tomé|United Kingdom|Royaume-Uni|Serbia and",
            name,
        )
        is not None
    )
