"""What the codes kept in the records are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WORDS = {
    "body": {
        "HRC": _("Human Rights Council"),
        "GA": _("General Assembly"),
        "SC": _("Security Council"),
        "ECOSOC": _("Economic and Social Council"),
        "UNEA": _("United Nations Environment Assembly"),
        "UNHA": _("United Nations Habitat Assembly"),
        "CHR": _("Commission on Human Rights"),
        "other": "",
    },
    "force": {
        "decide": _("decides"),
        "request": _("requests"),
        "demand": _("demands"),
        "urge": _("urges"),
        "call": _("calls upon"),
        "invite": _("invites"),
        "encourage": _("encourages"),
        "recommend": _("recommends"),
        "condemn": _("condemns"),
        "welcome": _("welcomes"),
        "note": pgettext_lazy("verb of a resolution", "notes"),
        "recall": _("recalls"),
        "stress": _("stresses"),
        "express": _("expresses"),
        "thank": _("thanks"),
        "other": _("says"),
    },
    "change": {
        "same": _("unchanged"),
        "amended": _("amended"),
        "moved": _("moved"),
        "split": _("split"),
        "merged": _("merged"),
        "added": _("new"),
        "dropped": _("left out"),
        "beyond_cut": _("not known: the other text may be cut"),
    },
    "section": {
        "paragraphs": _("Paragraphs"),
        "commitments": _("Commitments"),
        "followed_points": _("Followed points"),
        "preambular_asks": _("Asks of the preamble"),
        "themes": _("Themes"),
        "actors": _("Actors"),
        "sessions": _("Sessions"),
    },
    "origin": {
        "release": _("came with this release"),
        "imported": _("imported"),
    },
    "mandate": {
        "establish": _("established"),
        "extend": _("extended"),
        "terminate": _("terminated"),
        "discontinue": _("terminated"),
    },
    "reliability": {
        "high": pgettext_lazy("reliability", "high"),
        "medium": pgettext_lazy("reliability", "medium"),
        "low": pgettext_lazy("reliability", "low"),
        "unknown": pgettext_lazy("reliability", "not known"),
    },
    "actor": {
        "state_authority": _("State authority"),
        "party": _("party to the conflict"),
        "un_body": _("United Nations body"),
        "mandate_holder": _("mandate holder"),
        "community": _("community"),
        "regional_body": _("regional body"),
        "civil_society": _("civil society"),
        "other": pgettext_lazy("kind of actor", "other"),
    },
    "searched": {
        "provision": _("Paragraphs"),
        "commitment": _("Commitments"),
        "development": _("Developments"),
        "actor": _("Actors"),
        "theme": _("Themes"),
        "instrument": _("Texts"),
    },
    "searched_one": {
        "provision": _("paragraph"),
        "commitment": _("commitment"),
        "development": _("development"),
        "actor": _("actor"),
        "theme": _("theme"),
        "instrument": pgettext_lazy("kind of record", "text"),
    },
    "language": {"fr": _("French"), "en": _("English")},
    "in_language": {"fr": _("in French"), "en": _("in English")},
    "vote": {
        "without_vote": _("adopted without a vote on"),
        "recorded": _("adopted by a recorded vote on"),
        "unknown": _("adopted on"),
    },
}


def word(code: str, kind: str) -> str:
    """The word for `code` among those of `kind`; the code itself where it has none yet."""
    return str(WORDS[kind].get(code, code))
