"""Why a file of boundaries or of people is not taken, in one sentence: plain for a program, in the page's language
for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext, gettext_noop

from manden.ui.written_dates import written

_SAID = {
    "too_large": gettext_noop("the file is over %(most)s MB: give simpler boundaries"),
    "not_utf8": gettext_noop("the file is not UTF-8: save it as GeoJSON in UTF-8"),
    "no_json": gettext_noop("the file is no JSON: give a GeoJSON of divisions"),
    "no_features": gettext_noop("the file is no GeoJSON FeatureCollection: give one of divisions"),
    "corners": gettext_noop("more than %(most)s corners: give simpler boundaries"),
    "no_property": gettext_noop("division %(place)s has no “%(name)s”: name its property"),
    "kind": gettext_noop("division %(place)s is a %(kind)s: only polygons are drawn"),
    "no_outline": gettext_noop(
        "division %(place)s has no outline of longitudes and latitudes: correct it"
    ),
    "crosses": gettext_noop("the outline of division %(place)s crosses itself at %(at)s: mend it"),
    "no_codes": gettext_noop("no property tells the divisions apart: each needs a code of its own"),
    "not_a_code": gettext_noop(
        "“%(name)s” is not in every division, or twice in two: name another property"
    ),
    "nothing_known": gettext_noop(
        "the desk knows no division on %(day)s: load divisions first, as P-codes"
    ),
    "strange": gettext_noop(
        "%(codes)s (%(name)s): no division of %(scheme)s on %(day)s; give boundaries with the "
        "desk’s codes, or another day"
    ),
    "whose": gettext_noop("say whose boundaries they are, and under what licence: give both"),
}
_DRAWN = (
    (r"the file is no JSON", "no_json"),
    (r"the file is no GeoJSON", "no_features"),
    (r"more than (?P<most>\d+) corners", "corners"),
    (r"division (?P<place>\d+) has no “(?P<name>.*)”", "no_property"),
    (r"division (?P<place>\d+) is a (?P<kind>\w+)", "kind"),
    (r"division (?P<place>\d+) has no outline", "no_outline"),
    (r"the outline of division (?P<place>\d+) crosses itself at (?P<at>[^:]+)", "crosses"),
)


_OF_PEOPLE = {
    "too_large": gettext_noop("the file is over %(most)s MB: give a row for each division alone"),
    "not_utf8": gettext_noop("the file is not UTF-8: save it as CSV in UTF-8"),
    "empty": gettext_noop("the file is no table: give a CSV with a line of names and rows"),
    "no_codes": gettext_noop(
        "no column holds codes of divisions that the desk knows on %(day)s: load divisions first, or "
        "give their codes"
    ),
    "no_people": gettext_noop("no column is called %(names)s: name the one that counts people"),
    "no_number": gettext_noop("line %(line)s: “%(told)s” is no number of people: correct it"),
    "strange": gettext_noop(
        "line %(line)s: “%(code)s” is no division of the desk on %(day)s: correct it, or take it out"
    ),
    "twice": gettext_noop("line %(line)s: %(code)s is told twice: keep one of the two"),
    "whose": gettext_noop("say who counted the people, and under what licence: give both"),
}


class Refused(ValueError):
    """A file is not taken: `why`, and what it is about."""

    said: Mapping[str, str] = {}

    def __init__(self, why: str, **told: object) -> None:
        super().__init__(self.said[why] % told)
        self.why, self.told = why, told

    @property
    def words(self) -> str:
        """The refusal in the language of the page."""
        told = {
            name: written(one) if isinstance(one, date) else one for name, one in self.told.items()
        }
        said = gettext(self.said[self.why]) % told
        return said[:1].upper() + said[1:]


class CannotFit(Refused):
    """The file draws no divisions of this desk.

    >>> str(CannotFit("kind", place=3, kind="Point"))
    'division 3 is a Point: only polygons are drawn'
    """

    said = _SAID


class CannotPopulate(Refused):
    """The file tells no population of this desk's divisions.

    >>> str(CannotPopulate("no_number", line=4, told="many"))
    'line 4: “many” is no number of people: correct it'
    """

    said = _OF_PEOPLE


def refused_drawing(said: str) -> CannotFit:
    """What the library of charts refused, as a refusal of the file.

    >>> refused_drawing("division 2 is a Point: only polygons are drawn").why
    'kind'
    """
    for pattern, why in _DRAWN:
        found = re.match(pattern, said)
        if found:
            return CannotFit(why, **found.groupdict())
    return CannotFit("no_features")
