"""Treaties of human rights and humanitarian law by their full titles: each is cited whole.

The sentences around them are our own: one goes on after a comma, one with "and", as resolutions do.
"""

from __future__ import annotations

import pytest

from manden.reading.treaties import treaties_in

ENGLISH = [
    "Convention on the Prevention and Punishment of the Crime of Genocide",
    "International Convention on the Elimination of All Forms of Racial Discrimination",
    "International Covenant on Economic, Social and Cultural Rights",
    "Optional Protocol to the International Covenant on Economic, Social and Cultural Rights",
    "International Covenant on Civil and Political Rights",
    "Optional Protocol to the International Covenant on Civil and Political Rights",
    "Convention on the Non-Applicability of Statutory Limitations to War Crimes and Crimes "
    "against Humanity",
    "International Convention on the Suppression and Punishment of the Crime of Apartheid",
    "Convention on the Elimination of All Forms of Discrimination against Women",
    "Optional Protocol to the Convention on the Elimination of All Forms of Discrimination "
    "against Women",
    "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
    "International Convention against Apartheid in Sports",
    "Convention on the Rights of the Child",
    "Optional Protocol to the Convention on the Rights of the Child on a communications procedure",
    "Optional Protocol on the involvement of Children in armed conflict",
    "Optional Protocol on the sale of children, child prostitution and child pornography",
    "International Convention on the Protection of the Rights of All Migrant Workers and "
    "Members of Their Families",
    "Agreement establishing the Fund for the Development of the Indigenous Peoples of Latin "
    "America and the Caribbean",
    "Convention on the Rights of Persons with Disabilities",
    "Optional Protocol to the Convention on the Rights of Persons with Disabilities",
    "International Convention for the Protection of All Persons from Enforced Disappearance",
    "Slavery Convention",
    "Supplementary Convention on the Abolition of Slavery, the Slave Trade, and Institutions "
    "and Practices Similar to Slavery",
    "Convention for the Suppression of the Traffic in Persons and of the Exploitation of the "
    "Prostitution of Others",
    "International Convention against the Taking of Hostages",
    "Convention on the Prevention and Punishment of Crimes against Internationally Protected "
    "Persons, including Diplomatic Agents",
    "International Convention for the Suppression of Terrorist Bombings",
    "International Convention for the Suppression of the Financing of Terrorism",
    "International Convention for the Suppression of Acts of Nuclear Terrorism",
    "Convention on the Safety of United Nations and Associated Personnel",
    "Protocol against the Illicit Manufacturing of and Trafficking in Firearms, Their Parts "
    "and Components and Ammunition, supplementing the United Nations Convention against "
    "Transnational Organized Crime",
    "Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the "
    "United Nations Convention against Transnational Organized Crime",
    "United Nations Convention against Corruption",
    "Rome Statute of the International Criminal Court",
    "Agreement on the Privileges and Immunities of the International Criminal Court",
    "Convention relating to the Status of Stateless Persons",
    "Convention on the Reduction of Statelessness",
    "Convention on Consent to Marriage, Minimum Age for Marriage and Registration of Marriages",
    "Convention on the Political Rights of Women",
    "Convention on the Nationality of Married Women",
    "Convention on the International Right of Correction",
    "Convention against Discrimination in Education",
    "Convention on the Protection and Promotion of the Diversity of Cultural Expressions",
    "Convention for the Safeguarding of the Intangible Cultural Heritage",
    "Convention concerning the Protection of the World Cultural and Natural Heritage",
    "Convention for the Protection of Cultural Property in the Event of Armed Conflict",
    "Hague Convention for the Protection of Cultural Property in the Event of Armed Conflict",
    "Convention on the Means of Prohibiting and Preventing the Illicit Import, Export and "
    "Transfer of Ownership of Cultural Property",
    "Convention on Protection of Children and Cooperation in Respect of Intercountry Adoption",
    "Hague Convention on Protection of Children and Co-operation in Respect of Intercountry "
    "Adoption",
    "Hague Convention on the Civil Aspects of International Child Abduction",
    "Geneva Convention for the Amelioration of the Condition of the Wounded and Sick in "
    "Armed Forces in the Field",
    "Geneva Convention for the Amelioration of the Condition of Wounded, Sick and "
    "Shipwrecked Members of Armed Forces at Sea",
    "Geneva Convention relative to the Treatment of Prisoners of War",
    "Fourth Geneva Convention",
    "Geneva Conventions of 12th August 1949",
    "Protocol Additional to the Geneva Conventions of 12 August 1949, and relating to the "
    "Protection of Victims of International Armed Conflicts (Protocol I)",
    "Convention on the Prohibition of the Use, Stockpiling, Production and Transfer of "
    "Anti-personnel Mines and on Their Destruction",
    "Convention on Cluster Munitions",
    "Treaty on the Prohibition of Nuclear Weapons",
    "Convention on Prohibitions or Restrictions on the Use of Certain Conventional Weapons "
    "Which May Be Deemed to Be Excessively Injurious or to Have Indiscriminate Effects",
    "Convention on the Prohibition of the Development, Production, Stockpiling and Use of "
    "Chemical Weapons and on Their Destruction",
    "Convention on the Prohibition of the Development, Production and Stockpiling of "
    "Bacteriological (Biological) and Toxin Weapons and on Their Destruction",
    "Indigenous and Tribal Peoples Convention, 1989 (No. 169) of the International Labour "
    "Organization",
    "Domestic Workers Convention, 2011 (No. 189) of the International Labour Organization",
    "Worst Forms of Child Labour Convention, 1999 (No. 182) of the International Labour "
    "Organization",
    "International Labour Organization Convention No. 169 concerning Indigenous and Tribal "
    "Peoples in Independent Countries",
    "Convention No. 189 on Decent Work for Domestic Workers",
    "African Charter on Human and Peoples’ Rights",
    "African Charter on the Rights and Welfare of the Child",
    "African Charter on Democracy, Elections and Governance",
    "Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Women in "
    "Africa",
    "Protocol to the African Charter on Human and Peoples’ Rights on the Establishment of an "
    "African Court on Human and Peoples’ Rights",
    "Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Older "
    "Persons in Africa",
    "African Union Convention for the Protection and Assistance of Internally Displaced "
    "Persons in Africa",
    "Kampala Convention",
    "OAU Convention Governing the Specific Aspects of Refugee Problems in Africa",
    "Convention Governing the Specific Aspects of Refugee Problems in Africa",
    "African Union Convention on Preventing and Combating Corruption",
    "American Convention on Human Rights",
    "Inter-American Convention on the Prevention, Punishment and Eradication of Violence "
    "against Women",
    "Inter-American Convention to Prevent and Punish Torture",
    "Inter-American Convention on Forced Disappearance of Persons",
    "Inter-American Convention on Protecting the Human Rights of Older Persons",
    "Inter-American Convention against Racism, Racial Discrimination and Related Forms of "
    "Intolerance",
    "Additional Protocol to the American Convention on Human Rights in the Area of Economic, "
    "Social and Cultural Rights",
    "Convention for the Protection of Human Rights and Fundamental Freedoms",
    "European Convention for the Protection of Human Rights and Fundamental Freedoms",
    "European Convention on Human Rights",
    "European Convention for the Prevention of Torture and Inhuman or Degrading Treatment or "
    "Punishment",
    "Council of Europe Convention on Preventing and Combating Violence against Women and "
    "Domestic Violence",
    "Council of Europe Convention on Action against Trafficking in Human Beings",
    "Council of Europe Convention on the Protection of Children against Sexual Exploitation "
    "and Sexual Abuse",
    "Council of Europe Convention on Cybercrime",
    "Budapest Convention",
    "Istanbul Convention",
    "Convention for the Protection of Individuals with regard to Automatic Processing of "
    "Personal Data",
    "Framework Convention for the Protection of National Minorities",
    "European Charter for Regional or Minority Languages",
    "Arab Charter on Human Rights",
    "Convention on Access to Information, Public Participation in Decision-making and Access "
    "to Justice in Environmental Matters",
    "Aarhus Convention",
    "Regional Agreement on Access to Information, Public Participation and Justice in "
    "Environmental Matters in Latin America and the Caribbean",
    "World Health Organization Framework Convention on Tobacco Control",
    "Convention on International Trade in Endangered Species of Wild Fauna and Flora",
    "Vienna Convention on Diplomatic Relations",
    "International Convention against the Recruitment, Use, Financing and Training of Mercenaries",
    "ASEAN Convention against Trafficking in Persons, Especially Women and Children",
]  # fmt: skip

FRENCH = [
    "Convention pour la prévention et la répression du crime de génocide",
    "Convention internationale sur l’élimination de toutes les formes de discrimination raciale",
    "Pacte international relatif aux droits économiques, sociaux et culturels",
    "Protocole facultatif se rapportant au Pacte international relatif aux droits "
    "économiques, sociaux et culturels",
    "Pacte international relatif aux droits civils et politiques",
    "Deuxième Protocole facultatif se rapportant au Pacte international relatif aux droits "
    "civils et politiques, visant à abolir la peine de mort",
    "Convention sur l’imprescriptibilité des crimes de guerre et des crimes contre l’humanité",
    "Convention internationale sur l’élimination et la répression du crime d’apartheid",
    "Convention sur l’élimination de toutes les formes de discrimination à l’égard des femmes",
    "Protocole facultatif à la Convention sur l’élimination de toutes les formes de "
    "discrimination à l’égard des femmes",
    "Convention contre la torture et autres peines ou traitements cruels, inhumains ou dégradants",
    "Protocole facultatif se rapportant à la Convention contre la torture et autres peines "
    "ou traitements cruels, inhumains ou dégradants",
    "Convention internationale contre l’apartheid dans les sports",
    "Protocole facultatif à la Convention relative aux droits de l’enfant établissant une "
    "procédure de présentation de communications",
    "Protocole facultatif concernant l’implication d’enfants dans les conflits armés",
    "Protocole facultatif concernant la vente d’enfants, la prostitution des enfants et la "
    "pornographie mettant en scène des enfants",
    "Convention internationale sur la protection des droits de tous les travailleurs "
    "migrants et des membres de leur famille",
    "Accord portant création du Fonds pour le développement des peuples autochtones de "
    "l’Amérique latine et des Caraïbes",
    "Convention relative aux droits des personnes handicapées",
    "Protocole facultatif se rapportant à la Convention relative aux droits des personnes "
    "handicapées",
    "Convention internationale pour la protection de toutes les personnes contre les "
    "disparitions forcées",
    "Convention relative à l’esclavage",
    "Convention supplémentaire relative à l’abolition de l’esclavage, de la traite des "
    "esclaves et des institutions et pratiques analogues à l’esclavage",
    "Convention pour la répression et l’abolition de la traite des êtres humains et de "
    "l’exploitation de la prostitution d’autrui",
    "Convention internationale contre la prise d’otages",
    "Convention sur la prévention et la répression des infractions contre les personnes "
    "jouissant d’une protection internationale, y compris les agents diplomatiques",
    "Convention internationale pour la répression des attentats terroristes à l’explosif",
    "Convention internationale pour la répression du financement du terrorisme",
    "Convention internationale pour la répression des actes de terrorisme nucléaire",
    "Convention sur la sécurité du personnel des Nations Unies et du personnel associé",
    "Protocole contre la fabrication et le trafic illicites d’armes à feu, de leurs pièces, "
    "éléments et munitions, additionnel à la Convention des Nations Unies contre la "
    "criminalité transnationale organisée",
    "Protocole contre le trafic illicite de migrants par terre, air et mer, additionnel à la "
    "Convention des Nations Unies contre la criminalité transnationale organisée",
    "Protocole additionnel visant à prévenir, réprimer et punir la traite des personnes, en "
    "particulier des femmes et des enfants",
    "Protocole additionnel à la Convention visant à prévenir, réprimer et punir la traite "
    "des personnes, en particulier des femmes et des enfants",
    "protocole additionnel visant à prévenir, réprimer et punir la traite des personnes, en "
    "particulier des femmes et des enfants",
    "Convention des Nations Unies contre la corruption",
    "Statut de Rome de la Cour pénale internationale",
    "Accord sur les privilèges et immunités de la Cour pénale internationale",
    "Convention relative au statut des apatrides",
    "Convention sur la réduction des cas d’apatridie",
    "Convention sur le consentement au mariage, l’âge minimum du mariage et l’enregistrement "
    "des mariages",
    "Convention sur les droits politiques de la femme",
    "Convention sur la nationalité de la femme mariée",
    "Convention relative au droit international de rectification",
    "Convention concernant la lutte contre la discrimination dans le domaine de l’enseignement",
    "Convention sur la protection et la promotion de la diversité des expressions culturelles",
    "Convention pour la sauvegarde du patrimoine culturel immatériel",
    "Convention concernant la protection du patrimoine mondial, culturel et naturel",
    "Convention pour la protection des biens culturels en cas de conflit armé",
    "Convention de La Haye pour la protection des biens culturels en cas de conflit armé",
    "Convention sur la protection des enfants et la coopération en matière d’adoption "
    "internationale",
    "Convention de La Haye sur la protection des enfants et la coopération en matière "
    "d’adoption internationale",
    "Convention sur les aspects civils de l’enlèvement international d’enfants",
    "Convention de Genève pour l’amélioration du sort des blessés et des malades dans les "
    "forces armées en campagne",
    "Convention de Genève pour l’amélioration du sort des blessés, des malades et des "
    "naufragés des forces armées sur mer",
    "Convention de Genève relative au traitement des prisonniers de guerre",
    "quatrième Convention de Genève",
    "Conventions de Genève du 12 août 1949",
    "Protocole additionnel aux Conventions de Genève du 12 août 1949 relatif à la protection "
    "des victimes des conflits armés internationaux",
    "Convention sur l’interdiction de l’emploi, du stockage, de la production et du "
    "transfert des mines antipersonnel et sur leur destruction",
    "Convention sur les armes à sous-munitions",
    "Traité sur l’interdiction des armes nucléaires",
    "Convention sur l’interdiction ou la limitation de l’emploi de certaines armes "
    "classiques qui peuvent être considérées comme produisant des effets traumatiques "
    "excessifs ou comme frappant sans discrimination",
    "Convention (n° 169) de l’Organisation internationale du Travail concernant les peuples "
    "indigènes et tribaux",
    "Convention no 169 de l’Organisation internationale du Travail concernant les peuples "
    "indigènes et tribaux dans les pays indépendants",
    "Convention n° 190 de l’Organisation internationale du Travail sur la violence et le "
    "harcèlement",
    "Convention de 1999 sur les pires formes de travail des enfants (no 182) de "
    "l’Organisation internationale du Travail",
    "Convention de 1930 sur le travail forcé",
    "Protocole de 2014 relatif à la convention sur le travail forcé",
    "Convention sur la liberté syndicale et la protection du droit syndical",
    "Charte africaine des droits de l’homme et des peuples",
    "Charte africaine des droits et du bien-être de l’enfant",
    "Charte africaine de la démocratie, des élections et de la gouvernance",
    "Protocole à la Charte africaine des droits de l’homme et des peuples relatif aux droits "
    "des femmes en Afrique",
    "Protocole à la Charte africaine des droits de l’homme et des peuples relatif aux droits "
    "de la femme en Afrique",
    "Protocole relatif à la Charte africaine des droits de l’homme et des peuples portant "
    "création d’une Cour africaine des droits de l’homme et des peuples",
    "Convention de l’Union africaine sur la protection et l’assistance aux personnes "
    "déplacées en Afrique",
    "Convention de Kampala",
    "Convention régissant les aspects propres aux problèmes des réfugiés en Afrique",
    "Convention de l’OUA régissant les aspects propres aux problèmes des réfugiés en Afrique",
    "Convention de l’Union africaine sur la prévention et la lutte contre la corruption",
    "Convention américaine relative aux droits de l’homme",
    "Convention interaméricaine pour la prévention, la sanction et l’élimination de la "
    "violence contre la femme",
    "Convention interaméricaine pour la prévention et la répression de la torture",
    "Convention interaméricaine sur la disparition forcée des personnes",
    "Convention interaméricaine contre le racisme, la discrimination raciale et les formes "
    "connexes d’intolérance",
    "Convention européenne des droits de l’homme",
    "Convention de sauvegarde des droits de l’homme et des libertés fondamentales",
    "Convention européenne de sauvegarde des droits de l’homme et des libertés fondamentales",
    "Convention européenne pour la prévention de la torture et des peines ou traitements "
    "inhumains ou dégradants",
    "Convention du Conseil de l’Europe sur la prévention et la lutte contre la violence à "
    "l’égard des femmes et la violence domestique",
    "Convention du Conseil de l’Europe sur la lutte contre la traite des êtres humains",
    "Convention du Conseil de l’Europe sur la protection des enfants contre l’exploitation "
    "et les abus sexuels",
    "Convention d’Istanbul",
    "Convention sur la cybercriminalité",
    "Convention pour la protection des personnes à l’égard du traitement automatisé des "
    "données à caractère personnel",
    "Convention-cadre pour la protection des minorités nationales",
    "Charte européenne des langues régionales ou minoritaires",
    "Charte arabe des droits de l’homme",
    "Convention sur l’accès à l’information, la participation du public au processus "
    "décisionnel et l’accès à la justice en matière d’environnement",
    "Convention d’Aarhus",
    "Accord régional sur l’accès à l’information, la participation publique et l’accès à la "
    "justice à propos des questions environnementales en Amérique latine et dans les Caraïbes",
    "Convention unique sur les stupéfiants de 1961",
    "Convention sur les substances psychotropes de 1971",
    "Convention de Vienne sur les relations diplomatiques",
    "Convention internationale contre le recrutement, l’utilisation, le financement et "
    "l’instruction de mercenaires",
]  # fmt: skip


@pytest.mark.parametrize("title", ENGLISH)
@pytest.mark.parametrize(
    "sentence",
    [
        "Calls upon States parties to the {}, and upon all States, to ring the bells",
        "Welcoming the {} and the work of the ringers,",
        "Noting that the {} applies to bells,",
    ],
)
def test_english_title_is_cited_whole(title: str, sentence: str) -> None:
    assert [found.text for found in treaties_in(sentence.format(title), "en")] == [title]


@pytest.mark.parametrize("title", FRENCH)
@pytest.mark.parametrize(
    "sentence",
    [
        "Engage les États parties à la {}, et tous les États, à sonner les cloches",
        "Saluant la {} et les travaux des sonneurs,",
        "Vu la {} ainsi que les cloches,",
    ],
)
def test_french_title_is_cited_whole(title: str, sentence: str) -> None:
    assert [found.text for found in treaties_in(sentence.format(title), "fr")] == [title]
