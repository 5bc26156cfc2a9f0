"""The United Nations as resolutions speak to it: organs, offices, experts, missions, agencies."""

from __future__ import annotations

_UN = r"(?:United Nations |UN )?"
_ONU = r"(?: des Nations Unies| de l'Organisation des Nations Unies)?"

UN_ROWS: tuple[tuple[str, str, str], ...] = (
    # Persons and offices of the United Nations
    (
        "ohchr",
        rf"Office of the {_UN}High Commissioner(?: for Human Rights)?(?! for Ref)|OHCHR",
        rf"Haut-Commissariat{_ONU}(?: aux droits de l'homme)?(?! pour les réf)|HCDH",
    ),
    (
        "unhcr",
        rf"Office of the {_UN}High Commissioner for Refugees|UNHCR"
        rf"|{_UN}High Commissioner for Refugees",
        rf"Haut(?:-Commissariat|[- ]Commissaire|e-Commissaire){_ONU} pour les réfugiés|HCR",
    ),
    (
        "high_commissioner",
        rf"{_UN}High Commissioner(?: for Human Rights)?",
        rf"Haut(?:e)?[- ]Commissaire{_ONU}(?: aux droits de l'homme)?",
    ),
    (
        "srsg_children_armed_conflict",
        r"(?:Office of (?:the|his|her) )?Special Representatives?(?: of the Secretary[- ]General)?"
        r" for Children and Armed Conflict",
        r"(?:Bureau d[eu] (?:la |sa |son )?)?Représentante? spéciale?(?: du Secrétaire général)?"
        r" (?:pour|chargée? de) (?:la question|le sort) des enfants (?:et|en (?:période|temps) d|dans l)"
        r"[^,;]{0,5}? ?conflits? armés?",
    ),
    (
        "srsg_sexual_violence_conflict",
        r"(?:Office of (?:the|his|her) )?Special Representatives?(?: of the Secretary[- ]General)?"
        r" on Sexual Violence in Conflict",
        r"(?:Bureau d[eu] (?:la |sa |son )?)?Représentante? spéciale?(?: du Secrétaire général)? (?:pour|chargée?"
        r" de) la (?:question|lutte)[^,;]{0,10}? (?:des|les) violences sexuelles (?:commises )?(?:en|dans)"
        r"[^,;]{0,16}? conflits?",
    ),
    (
        "srsg_violence_against_children",
        r"(?:Office of (?:the|his|her) )?Special Representatives?(?: of the Secretary[- ]General)?"
        r" on Violence against Children",
        r"(?:Bureau d[eu] (?:la |sa |son )?)?Représentante? spéciale?(?: du Secrétaire général)? (?:pour|chargée?"
        r" de) la question de la violence (?:contre les|à l'encontre des) enfants",
    ),
    (
        "special_representative",
        r"(?:Deputy )?Special Representatives?(?: of the Secretary-General)?"
        r"|Special Representatives?",
        r"Représentant(?:e)?s? spécia(?:le?s?|ux)(?: adjointe?)?(?: du Secrétaire général)?",
    ),
    ("personal_envoy", r"Personal Envoys?", r"Envoyée? personnel(?:le)?"),
    (
        "special_envoy",
        r"(?:Special|Personal) (?:Envoy|Adviser|Advocate|Coordinator)s?",
        r"(?:Envoyée?|Conseill(?:er|ère)|Coordonnat(?:eur|rice)) (?:spécial|personnel)(?:e|le)?s?",
    ),
    (
        "executive_director",
        r"Executive Directors?(?: of [^,]*)?|Executive Secretar(?:y|ies)",
        r"Direct(?:eur|rice)s? exécuti(?:f|ve)s?|Secrétaires? exécuti(?:f|ve)s?",
    ),
    (
        "secretary_general",
        r"(?:Deputy |Under-|Assistant )?Secretary[- ]General(?: of the United"
        r" Nations)?",
        r"(?:Vice-|Sous-)?Secrétaire général(?:e)?(?: adjointe?)?(?: de"
        r" l'Organisation des Nations Unies)?",
    ),
    ("secretariat", r"(?:United Nations )?Secretariats?", r"(?:chefs de )?Secrétariats?"),
    (
        "president_of_general_assembly",
        r"President of the General Assembly",
        r"Président(?:e)? (?:de la [\w-]+(?: et [\w-]+)? session )?de l'Assemblée générale",
    ),
    (
        "president_of_human_rights_council",
        r"President of the Human Rights Council",
        r"Président(?:e)? du Conseil des droits de l'homme",
    ),
    (
        "president_of_council",
        r"Presidents? of (?:the|its) (?:Security |Economic and Social )?"
        r"Council|its President\b",
        r"Président(?:e)?s? (?:du Conseil|de l'Assemblée)[^,]*|(?:son|sa) [Pp]résidente?\b",
    ),
    (
        "president",
        r"(?:Vice-|Co-)?(?:Presidents?(?:-elect)?|Chair(?:man|men|persons?|woman|s)?)",
        r"(?:Vice-|Co)?[Pp]résident(?:e)?s?",
    ),
    # Special procedures and other mandates
    ("independent_expert", r"Independent Experts?", r"Expert(?:e)?s? indépendant(?:e)?s?"),
    ("special_rapporteur", r"Special Rapporteurs?", r"Rapporteu(?:r|se)s? spécia(?:le?s?|ux)"),
    (
        "special_procedures",
        r"special procedures?(?: mandate[- ]holders?)?|special procedures?"
        r"|mandate[- ]holders?",
        r"(?:titulaires? de mandats?[^,]{0,45})?procédures spéciales"
        r"|(?:(?:nouve(?:au|lle)|prochaine?|actuel(?:le)?|future?)s? )?titulaires? (?:d[eu]|d'un) mandats?",
    ),
    (
        "fact_finding_mission",
        r"(?:independent |international )*fact-finding missions?",
        r"missions? (?:internationales? |indépendantes? )*(?:d'établissement des faits|d'enquête)",
    ),
    (
        "commission_of_inquiry",
        r"(?:Independent International )?(?:Commissions? of Inquiry|Investigative Mechanism)s?",
        r"(?:commission|mécanisme)s? (?:internationale? |indépendante? |d'enquête)[^,]{0,40}",
    ),
    (
        "group_of_experts",
        r"(?:Group|Panel|Team)s? of (?:Independent )?(?:Eminent )?"
        r"(?:International )?Experts|Monitoring (?:Group|Team)|Analytical Support and Sanctions"
        r" Monitoring Team|Expert Mechanism",
        r"(?:Groupe|Équipe|Mécanisme)s? d'experts"
        r"|Équipe de surveillance|Groupe de contrôle|Équipe d'appui analytique[^,]{0,40}",
    ),
    (
        "working_group",
        r"(?:open-ended |intergovernmental |ad hoc |Inter-Agency )*Working Groups?",
        r"Groupes? de travail",
    ),
    (
        "advisory_committee",
        r"(?:Human Rights Council )?Advisory Committee(?! on Administrative)",
        r"Comité consultatif(?! pour les questions)",
    ),
    (
        "acabq",
        r"Advisory Committee on Administrative and Budgetary Questions",
        r"Comité consultatif pour les questions administratives et budgétaires",
    ),
    (
        "treaty_bodies",
        r"(?:human rights )?treaty bod(?:y|ies)(?: system)?",
        r"organes? (?:conventionnels?|créés? (?:en vertu|par)[^,]*)",
    ),
    ("ombudsperson", r"Ombudsperson", r"Médiat(?:eur|rice)"),
    # Organs
    ("human_rights_council", r"Human Rights Council", r"Conseil des droits de l'homme"),
    ("general_assembly", r"General Assembly", r"Assemblée générale"),
    ("security_council", r"Security Council", r"Conseil de sécurité"),
    ("ecosoc", r"Economic and Social Council", r"Conseil économique et social"),
    (
        "environment_assembly",
        r"(?:United Nations )?Environment Assembly",
        r"Assemblée(?: des Nations Unies)? pour l'environnement",
    ),
    (
        "peacebuilding_commission",
        r"Peacebuilding Commission",
        r"Commission de consolidation"
        r" de la paix",
    ),
    (
        "regional_commissions",
        r"(?:United Nations )?(?:regional )?economic commissions?"
        r"|regional commissions",
        r"commissions (?:économiques )?régionales",
    ),
    (
        "international_criminal_court",
        r"International Criminal Court",
        r"Cour pénale internationale",
    ),
    (
        "conference_of_the_parties",
        r"Conference of (?:the )?(?:States? )?Parties",
        r"Conférence des (?:États )?parties",
    ),
    (
        "human_rights_mechanisms",
        r"(?:United Nations |international |regional )*human rights (?:mechanisms?|systems?)"
        r"|mechanisms of the Human Rights Council",
        r"(?:mécanismes?|systèmes?)[^,]{0,40}droits de l'homme",
    ),
    (
        "international_financial_institutions",
        r"(?:international |multilateral |regional |and )*"
        r"(?:financial|development) institutions|(?:multilateral )?development banks|World Bank"
        r"|Bretton Woods institutions|International Monetary Fund",
        r"(?:institutions|banques)[^,]{0,20}(?:financières|de développement)[^,]*|Banque mondiale"
        r"|Fonds monétaire international",
    ),
    # The United Nations system
    (
        "united_nations_agencies",
        r"(?:United Nations )?country(?:-level)? task forces?",
        r"équipes? spéciales? de (?:surveillance|pays)",
    ),
    (
        "un_country_team",
        r"(?:United Nations )?(?:country teams?|resident coordinators?)|UNCTs?",
        r"équipes? de pays|coordonnat(?:eur|rice)s? résident(?:e)?s?",
    ),
    (
        "peacekeeping_mission",
        r"(?:United Nations )?(?:peacekeeping|special political) (?:missions?"
        r"|operations?)|United Nations (?:[A-Z][\w-]+ )*(?:Integrated |Stabilization )*(?:Mission"
        r"|(?<!Task )Force|Operation)[^,]{0,50}|(?:MINU\w+|MONU\w+|UNIFIL|UNFICYP|UNMISS|UNAMID|UNISFA|UNAMI"
        r"|UNAMA|UNSMIL|UNMIL|UNOCI|UNDOF|MINURSO|UNSOM|UNSOS|UNMHA|AMISOM|ATMIS|AUSSOM|UNITAMS)",
        r"(?:missions?|opérations?|forces?)[^,]{0,30}(?:de maintien de la paix|des Nations Unies)"
        r"|(?:MINU\w+|MONU\w+|FINUL|UNFICYP|FNUOD|ONUCI|FISNUA|AMISOM|ATMIS|MANU\w*)",
    ),
    (
        "specialized_agencies",
        r"speciali[sz]ed agenc(?:y|ies)(?!,? (?:and )?(?:funds|programmes))",
        r"institutions spécialisées(?!,? (?:et )?(?:fonds|programmes))",
    ),
    (
        "united_nations_agencies",
        r"(?:United Nations |specialized |relevant )*(?:specialized"
        r" agenc(?:y|ies)|agencies, funds and programmes|funds(?:,| and) programmes"
        r"(?:,? and (?:specialized )?agencies)?|bodies, agencies|agencies of the United Nations"
        r"|agencies|entities|bodies|organs|funds|programmes|United Nations organi[sz]ations"
        r"|organi[sz]ations of the United Nations)(?:,? (?:funds|programmes|mechanisms|bodies"
        r"|agencies"
        r"|entities|organizations))*(?: and (?:programmes|mechanisms|organizations|agencies"
        r"|specialized agencies|bodies|entities))?",
        r"(?:institutions(?: spécialisées|,? (?:et )?(?:les )?(?:fonds|programmes|organismes|organes)\b)"
        r"|organismes(?!(?: [\w-]+,?){0,4} (?:sous-?)?régiona|(?: [\w']+){0,1} (?:internationa|facilita"
        r"|humanitai)| d'aide| donateurs)|organes|entités|(?-i:agences)"
        r"|(?-i:fonds)(?! d'affectation)"
        r"|organisations (?:[\w-]+ ){0,2}(?:du système )?des Nations Unies"
        r"|programmes"
        r"|institutions des Nations Unies)",
    ),
    (
        "office",
        r"United Nations (?-i:[A-Z][\w-]+ ){0,3}(?-i:Office|Centre|Institute|University)\b",
        r"(?:Bureau|Centre|Institut|Université) des Nations Unies",
    ),
    (
        "committee",
        r"United Nations (?-i:[A-Z][\w-]+ ){0,3}(?-i:Committee|Commission)\b",
        r"(?:Comité|Commission) des Nations Unies",
    ),
    (
        "united_nations_system",
        r"(?:(?:all |relevant )*(?:parts|components|elements) of the )?"
        r"United Nations(?: development)? system|United Nations",
        r"(?:composantes du )?(?:système|Organisation) des Nations Unies|ONU\b|Nations Unies",
    ),
)
