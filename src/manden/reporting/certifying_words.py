"""Why small counts cannot be protected, as pages say it; `manden.disclosure` writes English alone."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from manden.analysis.words import DIMENSIONS, Labels
from manden.disclosure import THRESHOLDS, Release
from manden.reporting.withholding import Withheld
from manden.ui.said_again import Said, said_again

REFUSALS = (
    _("%(hidden)s of the cells would be hidden, more than %(most)s: ask for coarser cells"),
    _(
        "%(cell)s: protected as “%(threshold)s”, but whatever is hidden now, what is out already shows "
        "that it is not %(number)s: publish coarser cells, or wait for another release"
    ),
    _("“%(node)s” of “%(dimension)s” stands under “%(one)s” and under “%(other)s”"),
    _("the tables do not add up"),
    _("%(table)s: no rounding to multiples of %(base)s adds up"),
    _("%(cell)s: rounded to %(base)s it is known not to be %(number)s: take a higher base"),
    _("the change in %(cell)s"),
    _("the total"),
    _("sexual violence"),
    _("children"),
)


def disclosure_refused(sentence: str) -> Said:
    """Why it cannot be certified, in the page's language."""
    return said_again(sentence, REFUSALS)


_UNDER = {
    "any": _("Numbers from 1 to %(most)s are hidden."),
    "sexual violence": _("Of sexual violence, numbers from 1 to %(most)s are hidden."),
    "children": _("Of children, numbers from 1 to %(most)s are hidden."),
}


def withheld_words(withheld: Withheld) -> str:
    """What part of a figure is withheld, for the desk alone: readers are never told."""
    label = Labels()
    told = {
        "part": "; ".join(label(*one.split("=", 1)) for one in withheld.part.split("; "))
        if "=" in withheld.part
        else DIMENSIONS[withheld.part],
        "instead": str(DIMENSIONS.get(withheld.instead, "")).lower(),
    }
    if "=" in withheld.part:
        return gettext("%(part)s: not printed at all") % told
    if withheld.instead:
        return gettext("%(part)s: laid out by %(instead)s instead") % told
    return gettext("%(part)s: not laid out") % told


def threshold_words(release: Release) -> list[str]:
    """From which number on each part of a release is printed."""
    held = {name for one in release.tables for at in one.cells for name in one.table.rules(at)}
    return [
        gettext(said) % {"most": THRESHOLDS[name].below - 1}
        for name, said in _UNDER.items()
        if name in held
    ]
