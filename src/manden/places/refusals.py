"""Why a file of boundaries is not taken, in one sentence: plain for a program, in the page's language
for a person."""

from __future__ import annotations

import re

from django.utils.translation import gettext, gettext_noop

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


class CannotFit(ValueError):
    """The file draws no divisions of this desk: `why`, and what it is about.

    >>> str(CannotFit("kind", place=3, kind="Point"))
    'division 3 is a Point: only polygons are drawn'
    """

    def __init__(self, why: str, **told: object) -> None:
        super().__init__(_SAID[why] % told)
        self.why, self.told = why, told

    @property
    def words(self) -> str:
        """The refusal in the language of the page."""
        said = gettext(_SAID[self.why]) % self.told
        return said[:1].upper() + said[1:]


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
