"""How much French "demande" weighs: a request of those who serve the body, a call to all others.

English parts "requests" (the Secretary-General, an expert, a committee) from "calls upon" (States,
parties, partners); French says "demande" for both, and in texts drafted in French says nothing
else. Whom the clause asks decides, and a noun alone ("demande la libération de ...") is a call.
"""

from __future__ import annotations

from collections.abc import Sequence

from manden.reading.resolution import Addressee
from manden.reading.squeezed import words_of
from manden.reading.verb_phrase import VerbPhrase

_DEMANDE = words_of("demande demandant demandons")

# Those who act on the body's instructions: its secretariat and its experts.
SERVANTS = words_of(
    "ohchr high_commissioner unhcr special_representative special_envoy executive_director"
    " secretary_general secretariat president_of_general_assembly president_of_council"
    " president_of_human_rights_council independent_expert special_rapporteur"
    " commission_of_inquiry group_of_experts working_group advisory_committee acabq ombudsperson"
    " peacekeeping_mission human_rights_council"
)
# Bodies that are requested where a text knows no "prie", and called upon where it does.
BODIES = words_of(
    "committee office un_country_team regional_commissions unicef unodc unesco who un_women unep"
    " undp un_habitat treaty_bodies human_rights_mechanisms special_procedures"
    " united_nations_agencies"
)


def weighed(
    verb: VerbPhrase, printed: str, addressees: Sequence[Addressee], uses_prie: bool
) -> tuple[str, str] | None:
    """Lemma and force of French "demande" and "engage"; None where nothing is to be weighed.

    `uses_prie` says that the text has "prie" for its requests, as texts translated into French do.

    >>> verb = VerbPhrase(0, 7, "call_upon", "call")
    >>> weighed(verb, "Demande", (Addressee("le Comité", "committee"),), uses_prie=False)
    ('request', 'request')
    >>> weighed(verb, "Demande", (Addressee("tous les États", "all_states"),), uses_prie=False)
    ('call_upon', 'call')
    """
    first = addressees[0].actor or "" if addressees else ""
    if verb.lemma == "encourage" and "engage" in printed.lower().split():
        return ("call_upon", "call") if first.startswith(("state:", "government:")) else None
    if verb.lemma != "call_upon" or not _DEMANDE & set(printed.lower().split()):
        return None
    if first in SERVANTS or (not uses_prie and first in BODIES):
        return "request", "request"
    return ("call_upon", "call") if addressees else ("call_for", "call")
