"""What an actor that a reader's code names is called, whatever words a text chose for it.

A code of a class or of a body known to all has one name in each language; one that names an office
which each mandate fills anew (`EACH_ITS_OWN`) is another actor in another mandate.
"""

from __future__ import annotations

from manden.reading.country_words import country_name

_EACH_ITS_OWN = """
advisory_committee administering_power authorities commission_of_inquiry committee coordinator
conference_of_the_parties country executive_director facilitators fact_finding_mission
force_commander government group_of_experts independent_expert leaders members
national_human_rights_commission occupying_power office ombudsperson opposition parties party
peacekeeping_mission personal_envoy persons president president_of_council prosecutor
representatives secretariat security_forces signatories special_envoy special_rapporteur
special_representative transitional_authorities transitional_government un_country_team
working_group
"""
EACH_ITS_OWN = frozenset(_EACH_ITS_OWN.split())
# Of these, what stands in a text on one State is that State's, from one year's text to the next.
_OF_THE_STATE = """
commission_of_inquiry fact_finding_mission independent_expert ombudsperson personal_envoy
special_envoy special_rapporteur special_representative
"""
OF_THE_STATE = frozenset(_OF_THE_STATE.split())
_NAMES = """
academia|Milieux universitaires|Academia
actors|Acteurs|Actors
acabq|Comité consultatif pour les questions administratives et budgétaires|Advisory Committee on Administrative and Budgetary Questions
all_parties|Toutes les parties|All parties
all_states|Tous les États|All States
armed_groups|Groupes armés|Armed groups
authorities|Autorités|Authorities
business_enterprises|Entreprises|Business enterprises
civil_society|Société civile|Civil society
combatants|Combattants|Combatants
commission_of_inquiry|Commission d’enquête|Commission of inquiry
delegations|Délégations|Delegations
developed_countries|Pays développés|Developed countries
developing_countries|Pays en développement|Developing countries
donors|Donateurs|Donors
ecosoc|Conseil économique et social|Economic and Social Council
employers|Employeurs|Employers
environment_assembly|Assemblée des Nations Unies pour l’environnement|United Nations Environment Assembly
fact_finding_mission|Mission d’établissement des faits|Fact-finding mission
general_assembly|Assemblée générale|General Assembly
government|Gouvernement|Government
human_rights_council|Conseil des droits de l’homme|Human Rights Council
human_rights_mechanisms|Mécanismes des droits de l’homme|Human rights mechanisms
independent_expert|Expert indépendant|Independent Expert
international_community|Communauté internationale|International community
international_criminal_court|Cour pénale internationale|International Criminal Court
international_financial_institutions|Institutions financières internationales|International financial institutions
international_organizations|Organisations internationales|International organizations
law_enforcement|Forces de l’ordre|Law enforcement
local_authorities|Autorités locales|Local authorities
media|Médias|Media
member_states|États Membres|Member States
national_human_rights_commission|Commission nationale des droits de l’homme|National human rights commission
national_human_rights_institutions|Institutions nationales des droits de l’homme|National human rights institutions
neighbouring_states|États voisins|Neighbouring States
non_parties|Non-parties|Non-parties
ombudsperson|Médiateur|Ombudsperson
organizations|Organisations|Organizations
parliaments|Parlements|Parliaments
parties|Parties|Parties
parties_to_conflict|Parties au conflit|Parties to the conflict
partners|Partenaires|Partners
peacebuilding_commission|Commission de consolidation de la paix|Peacebuilding Commission
personal_envoy|Envoyé personnel|Personal Envoy
political_parties|Partis politiques|Political parties
private_sector|Secteur privé|Private sector
regional_commissions|Commissions régionales|Regional commissions
regional_organizations|Organisations régionales|Regional organizations
secretary_general|Secrétaire général|Secretary-General
sectors_of_society|Secteurs de la société|Sectors of society
security_council|Conseil de sécurité|Security Council
security_forces|Forces de sécurité|Security forces
special_envoy|Envoyé spécial|Special Envoy
special_procedures|Titulaires de mandat au titre des procédures spéciales|Special procedure mandate holders
special_rapporteur|Rapporteur spécial|Special Rapporteur
special_representative|Représentant spécial|Special Representative
specialized_agencies|Institutions spécialisées|Specialized agencies
stakeholders|Parties prenantes|Stakeholders
states|États|States
states_parties|États parties|States parties
trade_unions|Syndicats|Trade unions
transitional_authorities|Autorités de transition|Transitional authorities
transitional_government|Gouvernement de transition|Transitional Government
treaty_bodies|Organes conventionnels|Treaty bodies
troop_contributing_countries|Pays fournisseurs de contingents ou de personnel de police|Troop- and police-contributing countries
united_nations_agencies|Organes et organismes des Nations Unies|United Nations bodies and agencies
united_nations_system|Organisation des Nations Unies|United Nations
"""  # noqa: E501  (one line an actor)
_BY_CODE = {
    code: {"fr": french, "en": english}
    for code, french, english in (line.split("|") for line in _NAMES.strip().splitlines())
}


def names_of(code: str) -> dict[str, str]:
    """The names of a code in both languages; none where only the texts name it.

    >>> names_of("government:chad")
    {'fr': 'Gouvernement (Tchad)', 'en': 'Government (Chad)'}
    >>> names_of("state:chad")["fr"], names_of("all_states")["en"], names_of("committee")
    ('Tchad', 'All States', {})
    """
    base, _, state = code.partition(":")
    found = {}
    for language in ("fr", "en"):
        country = country_name(state, language) if state else ""
        named = _BY_CODE.get(base, {}).get(language, "")
        if base == "state" and country:
            found[language] = country
        elif named and bool(state) == bool(country):
            found[language] = f"{named} ({country})" if country else named
    return found
