"""Why no incident is made of an arrival, as pages say it: what checks an entry writes English."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from manden.ui.said_again import Said, said_again

REFUSALS = (
    _("an incident is made of our own form alone: attach this one"),
    _("the answers contradict one another"),
    _("say why it is set aside"),
    _("a point has a latitude and a longitude: give both or neither"),
    _("a latitude is between -90 and 90, not %(number)s"),
    _("a longitude is between -180 and 180, not %(number)s"),
    _("a place precise to the division has the division's code"),
    _("between two places: say which, in words or by their entries"),
    _("a person counts as one: say a group for more"),
    _("a person is not estimated: say a group"),
    _("a name is of one person: a group has none"),
    _("an estimate has a lowest and a highest number: give both"),
    _("the highest number of an estimate is under the lowest"),
    _("somebody of %(years)s is not said to be of age “%(age)s”"),
    _("nobody is %(years)s years old"),
    _("a source is a person or an organisation: give one name"),
    _("a source says something: write what it said"),
    _("a facility opens after it closed: give both days, in their order"),
    _("a military use is told of an effect of that kind"),
    _("a kind of denial is told of aid that was denied"),
    _("an incident has a title: write a few words without names"),
    _("a title has %(most)s signs at most: tell the rest below it"),
    _("an act is of victim %(number)s, who is not told"),
    _("the same violation of the same victim is told twice: keep one"),
)


def not_made(sentence: str) -> Said:
    """Why no incident is made, in the page's language."""
    return said_again(sentence, REFUSALS)
