"""Who resolutions speak to: a code for each kind of actor and its words in English and French.

One row an actor: code, English pattern, French pattern. Rows stand from the particular to the
general: where two begin at the same word the first wins. A code ending in "*" takes the State
that the words name: `government:mali`. Patterns are matched without regard to case.
"""

from __future__ import annotations

from manden.reading.un_actor_words import UN_ROWS

ROWS: tuple[tuple[str, str, str], ...] = (
    *UN_ROWS,
    # Authorities of a State
    (
        "transitional_authorities*",
        r"transitional authorit(?:y|ies)",
        r"autorités[^,]{0,25} de"
        r" (?:la )?transition|autorités (?:\w+ )?transitoires",
    ),
    (
        "transitional_government*",
        r"Transitional Government|transition government"
        r"|Transitional Federal Government",
        r"Gouvernement (?:\w+ )?(?:fédéral )?de (?:la )?"
        r"transition|Gouvernement (?:fédéral )?(?:\w+ )?transitoire",
    ),
    ("force_commander", r"Force Commanders?", r"commandante?s? de (?:la |sa )?[Ff]orce"),
    (
        "security_forces*",
        r"(?:[A-Z]\w+ )?(?:Defence and Security|defence and security|armed"
        r"|security|national|[A-Z]\w+) forces|military\b|army\b|(?:foreign )?troops\b",
        r"forces (?:de défense et de sécurité|armées|de sécurité|(?!internationales)[a-z]+[eè]nnes"
        r"|[a-z]+aises|turques|russes)|armée\b|militaires\b|soldats\b|troupes\b",
    ),
    (
        "law_enforcement",
        r"law[ -]enforcement (?:agencies|authorities|bodies|institutions|officers|officials|personnel"
        r"|services)",
        r"forces de l'ordre|services (?:de (?:détection et de )?répression|de police|chargés de"
        r" l'application des lois)|(?:responsables|agents) (?:de l'application des lois|de la force publique)",
    ),
    (
        "national_human_rights_institutions",
        r"(?:independent )?national human rights institutions?"
        r"|national institutions",
        r"institutions nationales(?: [\w']+){0,2} (?:des droits de l'homme"
        r"|de défense|de promotion)[^,]*|institutions nationales",
    ),
    (
        "national_human_rights_commission*",
        r"National (?:Human Rights )?Commission",
        r"Commission nationale",
    ),
    (
        "local_authorities",
        r"(?:local|subnational|regional and local)(?:,? and \w+)?"
        r" (?:authorities|governments)",
        r"(?:autorités|collectivités|administrations) (?:(?:régionales|nationales|centrales) et )?(?:locales"
        r"|infranationales|territoriales)",
    ),
    ("parliaments", r"(?:national )?(?:parliaments?|parliamentarians)", r"parlement(?:s|aires)?"),
    ("representatives", r"(?:[\w-]+ )?representatives", r"représentant(?:e)?s"),
    ("delegations", r"delegations", r"délégations"),
    (
        "government*",
        r"Government(?! of National)|interim Government|Government of National"
        r" \w+",
        r"Gouvernement",
    ),
    ("states", r"Governments", r"gouvernements"),
    (
        "authorities*",
        r"authorities",
        r"autorités|pouvoirs publics",
    ),
    # States
    ("non_parties", r"non-parties", r"non[- ]parties"),
    ("occupying_power", r"occupying Powers?", r"Puissances? occupantes?"),
    ("administering_power", r"administering Powers?", r"Puissances? administrantes?"),
    (
        "states_parties",
        r"(?:all )?States? part(?:y|ies)|(?:all )?parties to the (?:Convention|Covenant|Protocol"
        r"|Statute|Treaty|Agreement)[^,]*|Contracting (?:States|Parties)",
        r"(?:tous les )?États? (?:qui (?:y |en )?"
        r"sont )?parties?\b|(?:toutes les )?parties (?:à la|au) (?:Convention|Pacte|Protocole|Traité)[^,]*",
    ),
    (
        "member_states",
        r"(?:all )?Members? States|(?:all )?States Members|Members of the United Nations"
        r"|its members?\b|members of the Council",
        r"(?:tous les )?États? [Mm]embres?"
        r"|Membres de l'Organisation|ses membres|membres du Conseil",
    ),
    (
        "troop_contributing_countries",
        r"troop-?(?:(?: and|/)? ?police)?-?[ -]contributing countries|troop contributors"
        r"|police-contributing countries|T/PCCs",
        r"pays (?:qui fournissent|fournisseurs)(?! d(?:e l)?'(?:aide|assistance))[^,]*"
        r"|pays fournissant[^,]*",
    ),
    (
        "donors",
        r"(?:international )?donors?(?: countries| community| States)?",
        r"communauté de(?:s)? donateurs|(?:États|pays|organismes) donateurs|donateurs|bailleurs de fonds",
    ),
    ("developed_countries", r"developed(?: country| countries)(?: partners)?", r"pays développés"),
    (
        "developing_countries",
        r"(?:least )?develop(?:ing|ed) (?:countries|States)|small island"
        r" developing States",
        r"pays (?:en développement|les moins avancés)"
        r"|petits États insulaires[^,]*",
    ),
    (
        "neighbouring_states",
        r"States neighbouring|neighbou?ring (?:States|countries)|States of the region"
        r"|countries (?:of|in) the region|neighbou?rs\b",
        r"(?:États|pays) (?:voisins|de la région)|(?<=ses )voisins\b|(?<=leurs )voisins\b",
    ),
    (
        "all_states",
        r"all (?:other )?(?:(?!United )\w+ )?(?:States|countries|nations)",
        r"tous les (?:autres )?"
        r"(?:États|pays)|toutes les nations|l'ensemble des (?:États|pays)",
    ),
    (
        "country*",
        r"country(?! (?:visits?|missions?|reports?|reviews?|studies|programmes?))|State",
        r"(?<=\ble )pays\b|(?<=\bau )pays\b|(?<=l')État\b|État\b",
    ),
    ("states", r"(?:States|countries|nations)\b", r"États\b|pays\b"),
    # Parties
    ("political_parties", r"(?:all )?political parties", r"(?:tous les )?partis politiques"),
    (
        "opposition",
        r"(?:armed |political )?opposition\b(?! to)",
        r"groupes d'opposition(?: armée?s?)?|opposition\b(?! à)",
    ),
    ("signatories", r"signator(?:y|ies)(?: (?:parties|States|groups))?", r"signataires"),
    (
        "parties_to_conflict*",
        r"(?:all )?(?:(?!all )\w+ )?parties to (?:the |armed |an armed )?(?:\w+ )?conflicts?"
        r"|(?:all )?parties to armed conflicts?|warring parties|belligerents",
        r"(?:toutes les )?parties (?:\w+ )?(?:au|aux|à un) conflits?|belligérants",
    ),
    (
        "armed_groups",
        r"militias?|(?:non-State )?armed (?:groups|actors|movements)"
        r"|Taliban|Al-Shabaab|insurgents|rebels|rebel (?:movements?|groups)",
        r"milices?|groupes (?:\w+ )?armés|Taliban|mouvements armés|insurgés|rebelles"
        r"|(?:mouvements?|groupes) rebelles?",
    ),
    (
        "all_parties",
        r"all (?:the )?(?:\w+ )?(?:\w+ )?(?:parties|sides)|both (?:sides|parties)",
        r"(?:toutes les|l'ensemble des) (?:autres )?parties(?! (?:prenantes|intéressées"
        r"|contractantes))"
        r"|tous les camps|(?:les )?deux (?:parties|camps)",
    ),
    (
        "parties*",
        r"(?:parties|sides?)\b|party\b(?! to)",
        r"parties\b(?! (?:prenantes|intéressées|concernées))",
    ),
    ("combatants", r"(?:foreign |former )?(?:fighters|combatants|mercenaries)", r"combattants"),
    ("members", r"members", r"membres"),
    # Everyone else
    ("international_community", r"international community", r"communauté internationale"),
    (
        "organizations",
        r"(?:(?:international|regional|national|other)(?:,| and)? )*intergovernmental(?:,|,? and)"
        r" non-governmental organi[sz]ations",
        r"organisations intergouvernementales et non gouvernementales",
    ),
    (
        "regional_organizations",
        r"(?:(?:international|intergovernmental|multilateral|global|other|relevant)(?:,| and|,? or)? )*"
        r"(?:regional|subregional)(?:(?:,|,? and|,? or) [\w-]+){0,3}"
        r"(?: intergovernmental| economic| integration| financial)*"
        r" (?:organi[sz]ations|arrangements|bodies)|regional economic communities",
        r"(?:organisations?|organismes|arrangements)(?: [\w-]+,?){0,4}"
        r" (?:sous-?)?régiona(?:les|ux)|organisations? d'intégration (?:[\w-]+ ){0,2}régionale"
        r"|communautés économiques régionales",
    ),
    (
        "international_organizations",
        r"(?:(?:international|intergovernmental|multilateral|other)"
        r"[ ,]+(?:and )?)+organi[sz]ations",
        r"(?:organisations|organismes|institutions et organismes) (?:internationa(?:les|ux)"
        r"|intergouvernementa(?:les|ux))",
    ),
    (
        "civil_society*",
        r"civil society(?: organi[sz]ations| actors)?"
        r"|non-governmental organi[sz]ations|NGOs",
        r"(?:(?:acteurs|organisations|institutions|groupes|associations) (?:[\w-]+ )??de la )?société civile"
        r"|organisations non gouvernementales|ONG\b",
    ),
    (
        "business_enterprises",
        r"(?:transnational |business |public |private )*enterprises?|businesses|(?:transnational )?corporations"
        r"|companies|business (?:community|sector)|technology companies|industry",
        r"entreprises|compagnies (?:de navigation|aériennes|maritimes|pétrolières|minières|d'assurance)"
        r"|sociétés (?:transnationales|privées)|milieux d'affaires",
    ),
    (
        "private_sector",
        r"private (?:sector|entities|actors)|philanthrop\w+|foundations",
        r"secteur privé|fondations",
    ),
    ("partners*", r"partners", r"partenaires"),
    (
        "employers",
        r"employers(?:['’] (?:organi[sz]ations|associations))?",
        r"employeurs|organisations (?:patronales|d'employeurs)",
    ),
    (
        "trade_unions",
        r"trade unions|workers['’] organi[sz]ations",
        r"syndicats|organisations (?:syndicales|de travailleurs)",
    ),
    ("media", r"(?:the )?media\b|journalists", r"médias|journalistes"),
    (
        "academia",
        r"academi\w+|scientific communit(?:y|ies)|universities"
        r"|research institut(?:ion|e)s|educational institutions",
        r"universit\w+|(?:milieux|communautés?) (?:universitaires?|académiques?|scientifiques?)"
        r"|établissements (?:d'enseignement|de"
        r" recherche)",
    ),
    (
        "organizations",
        r"(?:organi[sz]ations|institutions|associations)\b",
        r"organisations|institutions|organismes|associations",
    ),
    ("sectors_of_society", r"sectors of society", r"secteurs de la société"),
    (
        "stakeholders",
        r"stakeholders",
        r"parties (?:prenantes|intéressées|concernées)",
    ),
    (
        "actors",
        r"actors|players|all those (?:concerned|involved)|all concerned\b(?! \w+s\b)",
        r"acteurs|intervenants"
        r"|tous les (?:intéressés|concernés)|tous ceux qui sont concernés",
    ),
    (
        "committee",
        r"(?:Committee|Commission|Board|Council|Forum|Conference|Tribunal|Court"
        r"|Panel(?! discussion)|Group|Team|Task Force|Mechanism|Assembly|Authority|Fund"
        r"|Facility)s?\b(?! (?:members?|secretariat|staff)\b)",
        r"(?:Comité|Commission|Conseil|Forum|Conférence|Tribunal|Tribunaux"
        r"|cours et tribunaux|cours d'appel|juridictions?|(?-i:Cour)|Groupe|Équipe|Mécanisme"
        r"|Assemblée|Autorité|Fonds|Instance)s?\b",
    ),
    (
        "office",
        r"(?:Office|Bureau|Department|Programme|Agency|Institute|Centre|University"
        r"|Directors?[- ]General|Mission|Force|Organization)s?\b",
        r"(?:Office|Bureau|Bureaux|Département|Programme|Agence|Institut|Centre|Université"
        r"|Direct(?:eur|rice) général(?:e)?|Mission|Force"
        r"|Organisation)s?\b",
    ),
    ("coordinator", r"(?:\w+ )?Coordinators?\b", r"Coordonnat(?:eur|rice)s?"),
    ("prosecutor", r"(?:Chief )?Prosecutors?", r"Procureure?s?"),
    ("facilitators", r"facilitators?", r"facilitat(?:eur|rice)s?"),
    (
        "leaders",
        r"leaders|leadership(?! role)|heads of \w+",
        r"dirigeants|(?:chefs|responsables) (?:politiques|religieux|coutumiers|communautaires"
        r"|d'État)",
    ),
    (
        "persons",
        r"(?:all )?(?:individuals|persons|candidates|peoples?|women|youth|experts|communities"
        r"|practitioners|professionals|judges|lawyers|entities|groups)\b",
        r"(?:particuliers|personnes|candidats|peuples?|femmes|jeunes|experts|communautés|spécialistes|juges|magistrats|praticiens"
        r"|groupes)\b",
    ),
)
