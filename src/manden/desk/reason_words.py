"""Why the reader decided as it did, as pages say it; `manden.reading` names its rules in English."""

from __future__ import annotations

from django.utils.translation import gettext

from manden.ui.said_again import Said, said_again
from manden.ui.said_again import to_be_translated as _
from manden.ui.words import WORDS, word

RULES = (
    _("verb"),
    _("verb pressed by an adverb"),
    _("verb in the passive"),
    _("continued verb"),
    _("noun after the verb"),
    _("state of the body"),
    _("what is deplored is a lack or a fact"),
    _("nobody is named"),
    _("words between the verb and the act"),
    _("words after the act"),
    _("pronoun"),
    _("pronoun before the verb"),
    _("agent of the noun called for"),
    _("agent of what is to be done"),
    _("antecedent in an earlier paragraph"),
    _("asked that it act"),
    _("called to something"),
    _("charged with a task"),
    _("encouraged in its work"),
    _("shares the act of the next verb"),
    _("short form of a name that the text gives in full"),
    _("subject of a verb in the passive"),
    _("subject of what is asked"),
    _("subject of what is decided"),
    _("the State is the only one this text gives the actor"),
    _("those between whom something is asked"),
)
_CHAPEAU = "governed by the chapeau's verb "


def reason_said(rule: str) -> Said:
    """The name of a rule, with the force that it gave where it gave one, in the page's language."""
    if rule.startswith(_CHAPEAU):
        return Said(gettext("governed by the verb of the chapeau"))
    named, _colon, force = rule.partition(": ")
    said = said_again(named, RULES)
    if said.language or (force and force not in WORDS["force"]):
        return Said(rule, said.language)
    if not force:
        return said
    return Said(
        gettext("%(rule)s: %(force)s") % {"rule": said.words, "force": word(force, "force")}
    )
