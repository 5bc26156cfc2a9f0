"""How the texts, their organs and their paragraphs are named in exchanges.

The naming convention of Akoma Ntoso for the United Nations: a work is
`/akn/un/{document type}/{subtype}/{organ}/{day}/{number}`, an expression adds `/fra@day`, a
component `!main`, a paragraph `#para_8`. Sources disagree on the organs' codes and none is
defined for the Human Rights Council: the codes are settings, and the document symbol always
stands beside the IRI as an alias.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from manden.reading.resolution import Resolution

_ORGANS = {
    "HRC": "un-hrc",
    "GA": "un-ga",
    "SC": "un-sc",
    "ECOSOC": "un-ecosoc",
    "UNEA": "un-unea",
    "UNHA": "un-unha",
    "CHR": "un-chr",
}
_LANGUAGES = {"en": "eng", "fr": "fra"}
_PART = re.compile(r"(?:(A\d+)\.)?(?:([^.]+)\.)?(PP|OP)(\w*)((?:\([^)]*\))*)")


class CannotName(ValueError):
    """A text that prints no day at all has no IRI; the message is one sentence."""


@dataclass(frozen=True)
class Naming:
    """The settings of the naming convention; `organs` maps our codes of bodies to theirs.

    `resolver` is the host that makes names absolute where linked data wants them so. None is
    defined: the reserved one says as much until a deployment names its own.
    """

    base: str = "/akn/un"
    document_type: str = "statement"
    subtype: str = "deliberation"
    resolver: str = "https://akn.invalid"
    organs: Mapping[str, str] = field(default_factory=lambda: dict(_ORGANS))

    def organ(self, body: str | None) -> str:
        """The code of an organ; an unknown one is named after ours.

        >>> Naming().organ("HRC"), Naming(organs={"HRC": "hrc"}).organ("HRC"), Naming().organ(None)
        ('un-hrc', 'hrc', 'un-other')
        """
        return self.organs.get(body or "", f"un-{(body or 'other').lower()}")

    def work(self, body: str | None, day: date, number: str) -> str:
        """The IRI of a work: "/" in a number becomes "-", a space "_".

        >>> Naming().work("GA", date(2016, 10, 13), "71/4")
        '/akn/un/statement/deliberation/un-ga/2016-10-13/71-4'
        """
        plain = quote(number.replace("/", "-").replace(" ", "_"), safe="()-_.,")
        parts = (self.base, self.document_type, self.subtype, self.organ(body), day, plain)
        return "/".join(str(part) for part in parts)

    def work_of(self, resolution: Resolution, day: date | None = None) -> str:
        """The IRI of a text read; `day` stands in where no day of adoption is printed.

        Raises CannotName where the text prints no other day either.

        >>> Naming().work_of(Resolution("a.txt", "en", body="HRC", number="3/1"), date(2030, 3, 1))
        '/akn/un/statement/deliberation/un-hrc/2030-03-01/3-1'
        """
        named_by, _ = naming_day(resolution, day)
        return self.work(resolution.body, named_by, resolution.number or resolution.source)


def naming_day(resolution: Resolution, day: date | None = None) -> tuple[date, str]:
    """The day that names a text, and which day of its life that is.

    The day of adoption, else `day`, else the last day of the session where it is printed, else
    the day of distribution. Raises CannotName where there is none.

    >>> naming_day(Resolution("a.txt", "en", distributed=date(2030, 3, 5)))
    (datetime.date(2030, 3, 5), 'distribution')
    """
    session = resolution.session
    closes = session.closes if session and not session.derived else None
    days = (
        (resolution.adopted, "adoption"),
        (day, "given"),
        (closes, "endOfSession"),
        (resolution.distributed, "distribution"),
    )
    for known, event in days:
        if known is not None:
            return known, event
    raise CannotName(f"{resolution.source} prints no day of adoption: give it one.")


def language_code(language: str) -> str:
    """The three-letter code of a language.

    >>> language_code("fr")
    'fra'
    """
    return _LANGUAGES.get(language, language)


def element_id(anchor: str) -> str:
    """The id of a paragraph in the naming convention of Akoma Ntoso.

    >>> element_id("PP5"), element_id("OP3"), element_id("OP8(a)(ii)")
    ('container_5', 'para_3', 'para_8__list_1__point_a__list_1__point_ii')
    >>> element_id("II.OP1"), element_id("A1.OP2")
    ('sec_II__para_1', 'att_1__para_2')
    """
    match = _PART.fullmatch(anchor)
    if match is None:
        return re.sub(r"\W+", "_", anchor).strip("_") or "unnamed"
    annex, section, part, number, points = match.groups()
    names = [f"att_{annex[1:]}"] if annex else []
    names += [f"sec_{re.sub(r'[^A-Za-z0-9-]+', '-', section)}"] if section else []
    names.append(f"{'container' if part == 'PP' else 'para'}_{number or 1}")
    for point in re.findall(r"\(([^)]*)\)", points):
        names += ["list_1", f"point_{re.sub(r'[^A-Za-z0-9-]+', '-', point) or 1}"]
    return "__".join(names)
