"""What "demande", "engage" and "appelle" weigh, by whom they ask and by the text they stand in.

English parts "requests" (the Secretary-General, an expert, a committee) from "calls upon" (States,
parties, partners); French says "demande" for both, and in texts drafted in French says nothing
else. Whom the clause asks decides, and a noun alone ("demande la libération de ...") is a call.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from manden.reading.named_bodies import kind_of
from manden.reading.resolution import Addressee
from manden.reading.squeezed import words_of
from manden.reading.verb_phrase import VerbPhrase

WEIGHED = frozenset({"call_upon", "encourage"})  # the lemmas that whom the clause asks decides
_DEMANDE = words_of("demande demandant demandons demandé")
_ENGAGE = words_of("engage engageant engageons")
_CALLS = words_of("appelle appelant appelons calls calling call")

# Those who act on the body's instructions: its secretariat and its experts.
SERVANTS = words_of(
    "ohchr high_commissioner unhcr special_representative special_envoy executive_director"
    " secretary_general secretariat president_of_general_assembly president_of_council"
    " president_of_human_rights_council independent_expert special_rapporteur"
    " srsg_children_armed_conflict srsg_sexual_violence_conflict srsg_violence_against_children"
    " commission_of_inquiry fact_finding_mission personal_envoy group_of_experts working_group"
    " advisory_committee acabq ombudsperson peacekeeping_mission human_rights_council"
    " general_assembly security_council ecosoc"
)
# Bodies that are requested where a text knows no "prie", and called upon where it does.
BODIES = words_of(
    "committee office coordinator un_country_team regional_commissions treaty_bodies human_rights_mechanisms"
    " special_procedures united_nations_agencies specialized_agencies"
)
# Of the mandate that the text is about; "les titulaires de mandat" are all of them.
_ITS_HOLDER = ("titulaire du mandat", "titulaire de ce mandat")
# "Engage toutes les parties" calls upon them: nobody encourages whole classes to their duty.
_CALLED = frozenset({"all_states", "all_parties"})


class Setting(NamedTuple):
    """What surrounds a clause: whether the text says "prie", and the force of the clause before.

    A text that never says "prie" was drafted in French; its "engage" then calls upon, since the
    translators' habit of "engage" for "encourages" is not at work. A text that never says
    "encourage" says "engage" for it, whomever it asks.
    """

    uses_prie: bool = True
    uses_encourage: bool = True
    previous: str | None = None


def weighed(
    verb: VerbPhrase, printed: str, addressees: Sequence[Addressee], setting: Setting
) -> tuple[str, str]:
    """Lemma and force of a clause once it is known whom it asks.

    >>> verb = VerbPhrase(0, 7, "call_upon", "call")
    >>> weighed(verb, "Demande", (Addressee("le Comité", "committee"),), Setting(uses_prie=False))
    ('request', 'request')
    >>> weighed(verb, "Demande", (Addressee("tous les États", "all_states"),), Setting())
    ('call_upon', 'call')
    """
    if verb.lemma not in WEIGHED:
        return verb.lemma, verb.force
    said = set(printed.lower().split())
    first = addressees[0].actor or "" if addressees else ""
    if verb.lemma == "encourage" and said & _ENGAGE:
        calls = not setting.uses_prie or (
            setting.uses_encourage
            and (first in _CALLED or first.startswith(("state:", "government:")))
        )
        return ("call_upon", "call") if calls else (verb.lemma, verb.force)
    if verb.lemma != "call_upon":
        return verb.lemma, verb.force
    if said & _DEMANDE:
        return _demande(first, addressees, setting)
    if said & _CALLS and not addressees and not said & {"upon", "on"}:
        return "call_for", "call"
    return verb.lemma, verb.force


def _demande(first: str, addressees: Sequence[Addressee], setting: Setting) -> tuple[str, str]:
    kind = kind_of(first)
    servant = first in SERVANTS or kind == "servant"
    servant = servant or any(one.text.endswith(_ITS_HOLDER) for one in addressees[:1])
    if servant or (not setting.uses_prie and (first in BODIES or kind == "un")):
        return "request", "request"
    if addressees:
        return "call_upon", "call"
    return ("request", "request") if setting.previous == "request" else ("call_for", "call")
