# ruff: noqa: E501  (one line a body)
"""Bodies that resolutions call by their own names: a code, and the names in English and French.

One line a body: code | kind | English names | French names; several names are parted by a slash.
The code is the English acronym in use, or the English name where there is none. The kind says
what the body is to the one that speaks: `servant` of its instructions, `un` for another part of
the United Nations, `peer` for an organ, `party` to a conflict, `outside` for all others. The
reader takes "United Nations" before an English name for a part of it.
"""

from __future__ import annotations

TABLE = """
# Treaty bodies
human_rights_committee|un|Human Rights Committee|Comité des droits de l'homme
cescr|un|Committee on Economic, Social and Cultural Rights|Comité des droits économiques, sociaux et culturels
cerd|un|Committee on the Elimination of Racial Discrimination/Committee on the Elimination of All Forms of Racial Discrimination|Comité pour l'élimination de la discrimination raciale
cedaw|un|Committee on the Elimination of Discrimination against Women|Comité pour l'élimination de la discrimination à l'égard des femmes
cat|un|Committee against Torture|Comité contre la torture
crc|un|Committee on the Rights of the Child|Comité des droits de l'enfant
cmw|un|Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families/Committee on Migrant Workers|Comité pour la protection des droits de tous les travailleurs migrants et des membres de leur famille/Comité des travailleurs migrants
crpd|un|Committee on the Rights of Persons with Disabilities|Comité des droits des personnes handicapées
ced|un|Committee on Enforced Disappearances|Comité des disparitions forcées
spt|un|Subcommittee on Prevention of Torture/Subcommittee on Prevention|Sous-Comité pour la prévention de la torture
# Commissions and committees of the Assembly and of the Economic and Social Council
commission_on_human_rights|peer|Commission on Human Rights|Commission des droits de l'homme
ipbes|outside|Intergovernmental Science-Policy Platform on Biodiversity and Ecosystem Services/IPBES|Plateforme intergouvernementale scientifique et politique sur la biodiversité et les services écosystémiques/IPBES
sub_commission|un|Sub-Commission on the Promotion and Protection of Human Rights/Sub-Commission on Prevention of Discrimination and Protection of Minorities/Subcommission on Prevention of Discrimination and Protection of Minorities/Sub-Commission/Subcommission|Sous-Commission de la promotion et de la protection des droits de l'homme/Sous-Commission de la lutte contre les mesures discriminatoires et de la protection des minorités/Sous-Commission
csw|un|Commission on the Status of Women|Commission de la condition de la femme
csocd|un|Commission for Social Development|Commission du développement social
cpd|un|Commission on Population and Development/Population Commission|Commission de la population et du développement/Commission de la population
cnd|un|Commission on Narcotic Drugs|Commission des stupéfiants
ccpcj|un|Commission on Crime Prevention and Criminal Justice|Commission pour la prévention du crime et la justice pénale
cstd|un|Commission on Science and Technology for Development|Commission de la science et de la technique au service du développement
csd|un|Commission on Sustainable Development|Commission du développement durable
statistical_commission|un|Statistical Commission|Commission de statistique
high_level_political_forum|un|High-level Political Forum on Sustainable Development/High-level Political Forum|Forum politique de haut niveau pour le développement durable/Forum politique de haut niveau
forum_on_forests|un|United Nations Forum on Forests|Forum des Nations Unies sur les forêts
permanent_forum_on_indigenous_issues|un|Permanent Forum on Indigenous Issues|Instance permanente sur les questions autochtones
committee_for_development_policy|un|Committee for Development Policy|Comité des politiques de développement
cpc|un|Committee for Programme and Coordination|Comité du programme et de la coordination
committee_on_conferences|un|Committee on Conferences|Comité des conférences
committee_on_contributions|un|Committee on Contributions|Comité des contributions
committee_on_information|un|Committee on Information|Comité de l'information
committee_on_ngos|un|Committee on Non-Governmental Organizations|Comité chargé des organisations non gouvernementales
fifth_committee|un|Fifth Committee|Cinquième Commission
third_committee|un|Third Committee|Troisième Commission
second_committee|un|Second Committee|Deuxième Commission
sixth_committee|un|Sixth Committee|Sixième Commission
first_committee|un|First Committee|Première Commission
fourth_committee|un|Fourth Committee/Special Political and Decolonization Committee|Quatrième Commission/Commission des questions politiques spéciales et de la décolonisation
special_committee_on_decolonization|un|Special Committee on the Situation with regard to the Implementation of the Declaration on the Granting of Independence to Colonial Countries and Peoples|Comité spécial chargé d'étudier la situation en ce qui concerne l'application de la Déclaration sur l'octroi de l'indépendance aux pays et aux peuples coloniaux
special_committee_against_apartheid|un|Special Committee against Apartheid|Comité spécial contre l'apartheid
committee_on_palestinian_rights|un|Committee on the Exercise of the Inalienable Rights of the Palestinian People|Comité pour l'exercice des droits inaliénables du peuple palestinien
special_committee_on_israeli_practices|un|Special Committee to Investigate Israeli Practices Affecting the Human Rights of the Palestinian People and Other Arabs of the Occupied Territories|Comité spécial chargé d'enquêter sur les pratiques israéliennes affectant les droits de l'homme du peuple palestinien et des autres Arabes des territoires occupés
special_committee_on_peacekeeping|un|Special Committee on Peacekeeping Operations|Comité spécial des opérations de maintien de la paix
copuos|un|Committee on the Peaceful Uses of Outer Space|Comité des utilisations pacifiques de l'espace extra-atmosphérique
unscear|un|United Nations Scientific Committee on the Effects of Atomic Radiation/Scientific Committee|Comité scientifique des Nations Unies pour l'étude des effets des rayonnements ionisants
disarmament_commission|un|Disarmament Commission|Commission du désarmement
conference_on_disarmament|outside|Conference on Disarmament|Conférence du désarmement
international_law_commission|un|International Law Commission|Commission du droit international
uncitral|un|United Nations Commission on International Trade Law|Commission des Nations Unies pour le droit commercial international
icsc|un|International Civil Service Commission|Commission de la fonction publique internationale
board_of_auditors|un|Board of Auditors|Comité des commissaires aux comptes
jiu|un|Joint Inspection Unit|Corps commun d'inspection
oios|un|Office of Internal Oversight Services|Bureau des services de contrôle interne
ceb|un|United Nations System Chief Executives Board for Coordination/System Chief Executives Board for Coordination/Chief Executives Board for Coordination/Chief Executives Board|Conseil des chefs de secrétariat des organismes des Nations Unies pour la coordination/Conseil des chefs de secrétariat pour la coordination/Conseil des chefs de secrétariat
trusteeship_council|peer|Trusteeship Council|Conseil de tutelle
icj|peer|International Court of Justice|Cour internationale de Justice
counter_terrorism_committee|un|Counter-Terrorism Committee/CTC|Comité contre le terrorisme/CCT
cted|un|Counter-Terrorism Committee Executive Directorate/CTED|Direction exécutive du Comité contre le terrorisme/DECT
unoct|un|United Nations Office of Counter-Terrorism/Office of Counter-Terrorism/UNOCT|Bureau de lutte contre le terrorisme/Bureau des Nations Unies de lutte contre le terrorisme/BLT
military_staff_committee|un|Military Staff Committee|Comité d'état-major
incb|un|International Narcotics Control Board|Organe international de contrôle des stupéfiants
inter_agency_standing_committee|un|Inter-Agency Standing Committee|Comité permanent interorganisations
# Departments and offices
ohchr|servant|Office of the United Nations High Commissioner for Human Rights/Office of the High Commissioner for Human Rights/Office of the High Commissioner/OHCHR|Haut-Commissariat des Nations Unies aux droits de l'homme/Haut-Commissariat aux droits de l'homme/Haut-Commissariat/HCDH
ocha|un|Office for the Coordination of Humanitarian Affairs/OCHA|Bureau de la coordination des affaires humanitaires/OCHA
emergency_relief_coordinator|servant|Emergency Relief Coordinator/Under-Secretary-General for Humanitarian Affairs and Emergency Relief Coordinator|Coordonnateur des secours d'urgence/Coordonnatrice des secours d'urgence/Secrétaire général adjoint aux affaires humanitaires et Coordonnateur des secours d'urgence
dpi|servant|Department of Public Information|Département de l'information
dgc|servant|Department of Global Communications|Département de la communication globale
dppa|servant|Department of Political and Peacebuilding Affairs|Département des affaires politiques et de la consolidation de la paix
dpa|servant|Department of Political Affairs|Département des affaires politiques
dpo|servant|Department of Peace Operations|Département des opérations de paix
dpko|servant|Department of Peacekeeping Operations/Department of Peace-keeping Operations|Département des opérations de maintien de la paix
dfs|servant|Department of Field Support|Département de l'appui aux missions
dos|servant|Department of Operational Support|Département de l'appui opérationnel
desa|servant|Department of Economic and Social Affairs|Département des affaires économiques et sociales
dgacm|servant|Department for General Assembly and Conference Management|Département de l'Assemblée générale et de la gestion des conférences
dha|servant|Department of Humanitarian Affairs|Département des affaires humanitaires
oda|servant|Office for Disarmament Affairs|Bureau des affaires de désarmement
ola|servant|Office of Legal Affairs|Bureau des affaires juridiques
peacebuilding_support_office|un|Peacebuilding Support Office|Bureau d'appui à la consolidation de la paix
peacebuilding_fund|un|Peacebuilding Fund|Fonds pour la consolidation de la paix
unog|un|United Nations Office at Geneva|Office des Nations Unies à Genève
unov|un|United Nations Office at Vienna|Office des Nations Unies à Vienne
unon|un|United Nations Office at Nairobi|Office des Nations Unies à Nairobi
unowas|un|United Nations Office for West Africa and the Sahel/UNOWAS|Bureau des Nations Unies pour l'Afrique de l'Ouest et le Sahel/UNOWAS
unoca|un|United Nations Regional Office for Central Africa/UNOCA|Bureau régional des Nations Unies pour l'Afrique centrale/BRENUAC
unmas|un|United Nations Mine Action Service/Mine Action Service|Service de la lutte antimines
development_coordination_office|un|Development Coordination Office|Bureau de la coordination des activités de développement
undg|un|United Nations Development Group/United Nations Sustainable Development Group|Groupe des Nations Unies pour le développement/Groupe des Nations Unies pour le développement durable
ohrlls|un|Office of the High Representative for the Least Developed Countries, Landlocked Developing Countries and Small Island Developing States|Bureau du Haut-Représentant pour les pays les moins avancés, les pays en développement sans littoral et les petits États insulaires en développement
unsdr|un|United Nations Office for Disaster Risk Reduction|Bureau des Nations Unies pour la réduction des risques de catastrophe
# Funds, programmes, institutes
unicef|un|United Nations Children's Fund/UNICEF|Fonds des Nations Unies pour l'enfance/UNICEF
undp|un|United Nations Development Programme/UNDP|Programme des Nations Unies pour le développement/PNUD
unep|un|United Nations Environment Programme/UNEP|Programme des Nations Unies pour l'environnement/PNUE
unfpa|un|United Nations Population Fund/United Nations Fund for Population Activities/UNFPA|Fonds des Nations Unies pour la population/Fonds des Nations Unies pour les activités en matière de population/FNUAP/UNFPA
un_women|un|United Nations Entity for Gender Equality and the Empowerment of Women (UN-Women)/United Nations Entity for Gender Equality and the Empowerment of Women/UN-Women/UN Women|Entité des Nations Unies pour l'égalité des sexes et l'autonomisation des femmes (ONU-Femmes)/Entité des Nations Unies pour l'égalité des sexes et l'autonomisation des femmes/ONU-Femmes
unifem|un|United Nations Development Fund for Women/UNIFEM|Fonds de développement des Nations Unies pour la femme/UNIFEM
un_habitat|un|United Nations Human Settlements Programme (UN-Habitat)/United Nations Human Settlements Programme/UN-Habitat/United Nations Centre for Human Settlements|Programme des Nations Unies pour les établissements humains (ONU-Habitat)/Programme des Nations Unies pour les établissements humains/ONU-Habitat/Centre des Nations Unies pour les établissements humains
unodc|un|United Nations Office on Drugs and Crime/UNODC|Office des Nations Unies contre la drogue et le crime/ONUDC
undcp|un|United Nations International Drug Control Programme|Programme des Nations Unies pour le contrôle international des drogues
unaids|un|Joint United Nations Programme on HIV/AIDS/UNAIDS|Programme commun des Nations Unies sur le VIH/sida/ONUSIDA
unhcr|un|Office of the United Nations High Commissioner for Refugees/Office of the High Commissioner for Refugees/United Nations High Commissioner for Refugees/High Commissioner for Refugees/UNHCR|Haut-Commissariat des Nations Unies pour les réfugiés/Haut-Commissariat pour les réfugiés/Haut-Commissaire des Nations Unies pour les réfugiés/Haut Commissaire des Nations Unies pour les réfugiés/Haut Commissariat des Nations Unies pour les réfugiés/HCR
unrwa|un|United Nations Relief and Works Agency for Palestine Refugees in the Near East/United Nations Relief and Works Agency/UNRWA|Office de secours et de travaux des Nations Unies pour les réfugiés de Palestine dans le Proche-Orient/Office de secours et de travaux des Nations Unies/UNRWA
unctad|un|United Nations Conference on Trade and Development/UNCTAD|Conférence des Nations Unies sur le commerce et le développement/CNUCED
unitar|un|United Nations Institute for Training and Research/UNITAR|Institut des Nations Unies pour la formation et la recherche/UNITAR
unidir|un|United Nations Institute for Disarmament Research/UNIDIR|Institut des Nations Unies pour la recherche sur le désarmement/UNIDIR
unrisd|un|United Nations Research Institute for Social Development/UNRISD|Institut de recherche des Nations Unies pour le développement social/UNRISD
unicri|un|United Nations Interregional Crime and Justice Research Institute/UNICRI|Institut interrégional de recherche des Nations Unies sur la criminalité et la justice/UNICRI
instraw|un|United Nations International Research and Training Institute for the Advancement of Women/International Research and Training Institute for the Advancement of Women/INSTRAW|Institut international de recherche et de formation pour la promotion de la femme/Institut international de recherche et de formation des Nations Unies pour la promotion de la femme/INSTRAW
unssc|un|United Nations System Staff College|École des cadres du système des Nations Unies
unu|un|United Nations University|Université des Nations Unies
uncdf|un|United Nations Capital Development Fund|Fonds d'équipement des Nations Unies
unv|un|United Nations Volunteers programme/United Nations Volunteers|programme des Volontaires des Nations Unies/Volontaires des Nations Unies
unops|un|United Nations Office for Project Services|Bureau des Nations Unies pour les services d'appui aux projets
wfp|un|World Food Programme/WFP|Programme alimentaire mondial/PAM
itc|un|International Trade Centre|Centre du commerce international
gef|outside|Global Environment Facility|Fonds pour l'environnement mondial
# Specialized and related agencies
fao|un|Food and Agriculture Organization of the United Nations/Food and Agriculture Organization/FAO|Organisation des Nations Unies pour l'alimentation et l'agriculture/FAO
ilo|un|International Labour Organization/International Labour Organisation/International Labour Office/ILO|Organisation internationale du Travail/Organisation internationale du travail/Bureau international du Travail/OIT
who|un|World Health Organization/WHO|Organisation mondiale de la Santé/Organisation mondiale de la santé/OMS
unesco|un|United Nations Educational, Scientific and Cultural Organization/UNESCO|Organisation des Nations Unies pour l'éducation, la science et la culture/UNESCO
unido|un|United Nations Industrial Development Organization/UNIDO|Organisation des Nations Unies pour le développement industriel/ONUDI
itu|un|International Telecommunication Union/International Telecommunications Union/ITU|Union internationale des télécommunications/UIT
upu|un|Universal Postal Union|Union postale universelle
wmo|un|World Meteorological Organization/WMO|Organisation météorologique mondiale/OMM
imo|un|International Maritime Organization/IMO|Organisation maritime internationale/OMI
icao|un|International Civil Aviation Organization/ICAO|Organisation de l'aviation civile internationale/OACI
wipo|un|World Intellectual Property Organization/WIPO|Organisation mondiale de la propriété intellectuelle/OMPI
ifad|un|International Fund for Agricultural Development/IFAD|Fonds international de développement agricole/FIDA
unwto|un|World Tourism Organization|Organisation mondiale du tourisme
iaea|un|International Atomic Energy Agency/IAEA|Agence internationale de l'énergie atomique/AIEA
opcw|outside|Organisation for the Prohibition of Chemical Weapons/Organization for the Prohibition of Chemical Weapons/OPCW|Organisation pour l'interdiction des armes chimiques/OIAC
iom|un|International Organization for Migration/IOM|Organisation internationale pour les migrations/OIM
wto|outside|World Trade Organization/WTO|Organisation mondiale du commerce/OMC
world_bank|outside|World Bank/International Bank for Reconstruction and Development/World Bank Group|Banque mondiale/Banque internationale pour la reconstruction et le développement/Groupe de la Banque mondiale
imf|outside|International Monetary Fund/IMF|Fonds monétaire international/FMI
# Regional commissions
eca|un|Economic Commission for Africa|Commission économique pour l'Afrique
ece|un|Economic Commission for Europe|Commission économique pour l'Europe
eclac|un|Economic Commission for Latin America and the Caribbean/Economic Commission for Latin America|Commission économique pour l'Amérique latine et les Caraïbes/Commission économique pour l'Amérique latine
escap|un|Economic and Social Commission for Asia and the Pacific|Commission économique et sociale pour l'Asie et le Pacifique
escwa|un|Economic and Social Commission for Western Asia|Commission économique et sociale pour l'Asie occidentale
# Missions of peace
monusco|servant|United Nations Organization Stabilization Mission in the Democratic Republic of the Congo/MONUSCO|Mission de l'Organisation des Nations Unies pour la stabilisation en République démocratique du Congo/MONUSCO
monuc|servant|United Nations Organization Mission in the Democratic Republic of the Congo/MONUC|Mission de l'Organisation des Nations Unies en République démocratique du Congo/MONUC
minusca|servant|United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic/MINUSCA|Mission multidimensionnelle intégrée des Nations Unies pour la stabilisation en République centrafricaine/MINUSCA
minusma|servant|United Nations Multidimensional Integrated Stabilization Mission in Mali/MINUSMA|Mission multidimensionnelle intégrée des Nations Unies pour la stabilisation au Mali/MINUSMA
minustah|servant|United Nations Stabilization Mission in Haiti/MINUSTAH|Mission des Nations Unies pour la stabilisation en Haïti/MINUSTAH
minujusth|servant|United Nations Mission for Justice Support in Haiti/MINUJUSTH|Mission des Nations Unies pour l'appui à la justice en Haïti/MINUJUSTH
samidrc|peer|Southern African Development Community Mission in the Democratic Republic of the Congo/SADC Mission in the Democratic Republic of the Congo/SAMIDRC|Mission de la Communauté de développement de l'Afrique australe en République démocratique du Congo/Mission de la SADC en République démocratique du Congo/SAMIDRC
commission_south_sudan|servant|Commission on Human Rights in South Sudan|Commission sur les droits de l'homme au Soudan du Sud
binuh|servant|United Nations Integrated Office in Haiti/BINUH|Bureau intégré des Nations Unies en Haïti/BINUH
minurso|servant|United Nations Mission for the Referendum in Western Sahara/MINURSO|Mission des Nations Unies pour l'organisation d'un référendum au Sahara occidental/MINURSO
minurcat|servant|United Nations Mission in the Central African Republic and Chad/MINURCAT|Mission des Nations Unies en République centrafricaine et au Tchad/MINURCAT
unmiss|servant|United Nations Mission in South Sudan/United Nations Mission in the Republic of South Sudan/UNMISS|Mission des Nations Unies au Soudan du Sud/MINUSS
unmis|servant|United Nations Mission in the Sudan/UNMIS|Mission des Nations Unies au Soudan/MINUS
unamid|servant|African Union-United Nations Hybrid Operation in Darfur/UNAMID|Opération hybride Union africaine-Nations Unies au Darfour/MINUAD
unitams|servant|United Nations Integrated Transition Assistance Mission in Sudan/UNITAMS|Mission intégrée des Nations Unies pour l'assistance à la transition au Soudan/MINUATS
unisfa|servant|United Nations Interim Security Force for Abyei/UNISFA|Force intérimaire de sécurité des Nations Unies pour Abyei/FISNUA
unifil|servant|United Nations Interim Force in Lebanon/UNIFIL|Force intérimaire des Nations Unies au Liban/FINUL
undof|servant|United Nations Disengagement Observer Force/UNDOF|Force des Nations Unies chargée d'observer le dégagement/FNUOD
untso|servant|United Nations Truce Supervision Organization/UNTSO|Organisme des Nations Unies chargé de la surveillance de la trêve/ONUST
unficyp|servant|United Nations Peacekeeping Force in Cyprus/United Nations Peace-keeping Force in Cyprus/UNFICYP|Force des Nations Unies chargée du maintien de la paix à Chypre/UNFICYP
unmik|servant|United Nations Interim Administration Mission in Kosovo/UNMIK|Mission d'administration intérimaire des Nations Unies au Kosovo/MINUK
unmil|servant|United Nations Mission in Liberia/UNMIL|Mission des Nations Unies au Libéria/MINUL
unoci|servant|United Nations Operation in Côte d'Ivoire/UNOCI|Opération des Nations Unies en Côte d'Ivoire/ONUCI
onub|servant|United Nations Operation in Burundi/ONUB|Opération des Nations Unies au Burundi/ONUB
unamsil|servant|United Nations Mission in Sierra Leone/UNAMSIL|Mission des Nations Unies en Sierra Leone/MINUSIL
unipsil|servant|United Nations Integrated Peacebuilding Office in Sierra Leone/UNIPSIL|Bureau intégré des Nations Unies pour la consolidation de la paix en Sierra Leone/BINUCSIL
uniogbis|servant|United Nations Integrated Peacebuilding Office in Guinea-Bissau/UNIOGBIS|Bureau intégré des Nations Unies pour la consolidation de la paix en Guinée-Bissau/BINUGBIS
unprofor|servant|United Nations Protection Force/UNPROFOR|Force de protection des Nations Unies/FORPRONU
unmee|servant|United Nations Mission in Ethiopia and Eritrea/UNMEE|Mission des Nations Unies en Éthiopie et en Érythrée/MINUEE
unomig|servant|United Nations Observer Mission in Georgia/UNOMIG|Mission d'observation des Nations Unies en Géorgie/MONUG
unmit|servant|United Nations Integrated Mission in Timor-Leste/UNMIT|Mission intégrée des Nations Unies au Timor-Leste/MINUT
untaet|servant|United Nations Transitional Administration in East Timor/UNTAET|Administration transitoire des Nations Unies au Timor oriental/ATNUTO
unama|servant|United Nations Assistance Mission in Afghanistan/UNAMA|Mission d'assistance des Nations Unies en Afghanistan/MANUA
unami|servant|United Nations Assistance Mission for Iraq/UNAMI|Mission d'assistance des Nations Unies pour l'Iraq/MANUI
unamir|servant|United Nations Assistance Mission for Rwanda/UNAMIR|Mission des Nations Unies pour l'assistance au Rwanda/MINUAR
unsmil|servant|United Nations Support Mission in Libya/UNSMIL|Mission d'appui des Nations Unies en Libye/MANUL
unsom|servant|United Nations Assistance Mission in Somalia/UNSOM|Mission d'assistance des Nations Unies en Somalie/MANUSOM
unsos|servant|United Nations Support Office in Somalia/UNSOS|Bureau d'appui des Nations Unies en Somalie/BANUS
unmha|servant|United Nations Mission to support the Hudaydah Agreement/UNMHA|Mission des Nations Unies en appui à l'Accord sur Hodeïda/MINUAAH
angola_verification_mission|servant|United Nations Angola Verification Mission/UNAVEM|Mission de vérification des Nations Unies en Angola/UNAVEM
colombia_verification_mission|servant|United Nations Verification Mission in Colombia|Mission de vérification des Nations Unies en Colombie
amisom|outside|African Union Mission in Somalia/AMISOM|Mission de l'Union africaine en Somalie/AMISOM
atmis|outside|African Union Transition Mission in Somalia/ATMIS|Mission de transition de l'Union africaine en Somalie/ATMIS
kfor|outside|KFOR|KFOR
eufor|outside|EUFOR/EUFOR ALTHEA|EUFOR/EUFOR-Althea
isaf|outside|International Security Assistance Force/ISAF|Force internationale d'assistance à la sécurité/FIAS
# Regional and other organizations
african_union|outside|African Union/African Union Commission/Commission of the African Union/AU|Union africaine/Commission de l'Union africaine/UA
au_peace_and_security_council|outside|African Union Peace and Security Council/Peace and Security Council of the African Union/AUPSC|Conseil de paix et de sécurité de l'Union africaine
oau|outside|Organization of African Unity/OAU|Organisation de l'unité africaine/Organisation de l'Unité africaine/OUA
african_commission|outside|African Commission on Human and Peoples' Rights|Commission africaine des droits de l'homme et des peuples
european_union|outside|European Union/European Commission/EU|Union européenne/Commission européenne/UE
council_of_europe|outside|Council of Europe|Conseil de l'Europe
osce|outside|Organization for Security and Cooperation in Europe/Organization for Security and Co-operation in Europe/OSCE|Organisation pour la sécurité et la coopération en Europe/OSCE
csce|outside|Conference on Security and Cooperation in Europe/Conference on Security and Co-operation in Europe|Conférence sur la sécurité et la coopération en Europe
nato|outside|North Atlantic Treaty Organization/NATO|Organisation du Traité de l'Atlantique Nord/OTAN
oas|outside|Organization of American States/OAS|Organisation des États américains/OEA
caricom|outside|Caribbean Community/CARICOM|Communauté des Caraïbes/CARICOM
league_of_arab_states|outside|League of Arab States/Arab League|Ligue des États arabes/Ligue arabe
gulf_cooperation_council|outside|Gulf Cooperation Council/Cooperation Council for the Arab States of the Gulf|Conseil de coopération du Golfe/Conseil de coopération des États arabes du Golfe
oic|outside|Organization of Islamic Cooperation/Organisation of Islamic Cooperation/Organization of the Islamic Conference/OIC|Organisation de la coopération islamique/Organisation de la Conférence islamique/OCI
asean|outside|Association of Southeast Asian Nations/ASEAN|Association des nations de l'Asie du Sud-Est/ASEAN
ecowas|outside|Economic Community of West African States/ECOWAS|Communauté économique des États de l'Afrique de l'Ouest/CEDEAO
eccas|outside|Economic Community of Central African States/ECCAS|Communauté économique des États de l'Afrique centrale/CEEAC
igad|outside|Intergovernmental Authority on Development/IGAD|Autorité intergouvernementale pour le développement/IGAD
sadc|outside|Southern African Development Community/SADC|Communauté de développement de l'Afrique australe/SADC
icglr|outside|International Conference on the Great Lakes Region/ICGLR|Conférence internationale sur la région des Grands Lacs/CIRGL
cis|outside|Commonwealth of Independent States|Communauté d'États indépendants
cemac|outside|Central African Economic and Monetary Community|Communauté économique et monétaire de l'Afrique centrale
g5_sahel|outside|Group of Five for the Sahel/G5 Sahel|Groupe de cinq pays du Sahel/Groupe de cinq du Sahel/G5 Sahel
pacific_islands_forum|outside|Pacific Islands Forum|Forum des îles du Pacifique
oecd|outside|Organisation for Economic Co-operation and Development/Organization for Economic Cooperation and Development|Organisation de coopération et de développement économiques/OCDE
interpol|outside|International Criminal Police Organization (INTERPOL)/International Criminal Police Organization/INTERPOL|Organisation internationale de police criminelle (INTERPOL)/Organisation internationale de police criminelle/INTERPOL
icrc|outside|International Committee of the Red Cross/ICRC|Comité international de la Croix-Rouge/CICR
ifrc|outside|International Federation of Red Cross and Red Crescent Societies|Fédération internationale des sociétés de la Croix-Rouge et du Croissant-Rouge/Fédération internationale des Sociétés de la Croix-Rouge et du Croissant-Rouge
ipu|outside|Inter-Parliamentary Union|Union interparlementaire
fatf|outside|Financial Action Task Force/FATF|Groupe d'action financière/GAFI
global_fund|outside|Global Fund to Fight AIDS, Tuberculosis and Malaria/Global Fund|Fonds mondial de lutte contre le sida, la tuberculose et le paludisme
african_development_bank|outside|African Development Bank|Banque africaine de développement
ganhri|outside|Global Alliance of National Human Rights Institutions|Alliance mondiale des institutions nationales des droits de l'homme
icc|outside|International Criminal Court/ICC|Cour pénale internationale/CPI
icty|un|International Tribunal for the Former Yugoslavia/International Criminal Tribunal for the Former Yugoslavia|Tribunal international pour l'ex-Yougoslavie/Tribunal pénal international pour l'ex-Yougoslavie
ictr|un|International Criminal Tribunal for Rwanda/International Tribunal for Rwanda|Tribunal pénal international pour le Rwanda/Tribunal international pour le Rwanda
residual_mechanism|un|International Residual Mechanism for Criminal Tribunals|Mécanisme international appelé à exercer les fonctions résiduelles des Tribunaux pénaux
ipcc|un|Intergovernmental Panel on Climate Change|Groupe d'experts intergouvernemental sur l'évolution du climat
unfccc|un|United Nations Framework Convention on Climate Change secretariat|secrétariat de la Convention-cadre des Nations Unies sur les changements climatiques
isa|outside|International Seabed Authority|Autorité internationale des fonds marins
# Parties
plo|party|Palestine Liberation Organization|Organisation de libération de la Palestine
palestinian_authority|party|Palestinian Authority|Autorité palestinienne
taliban|party|Taliban/Taleban|Taliban/Talibans/talibans
houthis|party|Houthis/Houthi forces|houthistes/Houthis/Houthistes
hamas|party|Hamas|Hamas
hizbullah|party|Hizbullah/Hezbollah|Hezbollah
al_shabaab|party|Al-Shabaab/Al-Shabab|Chabab/Chabaab/Al-Chabab
isil|party|Islamic State in Iraq and the Levant/ISIL|État islamique d'Iraq et du Levant/EIIL/Daech
al_qaida|party|Al-Qaida/Al-Qaeda|Al-Qaida
boko_haram|party|Boko Haram|Boko Haram
m23|party|M23/23 March Movement/Mouvement du 23 mars/Mouvement du 23 Mars|M23/Mouvement du 23 mars/Mouvement du 23 Mars
fdlr|party|Forces démocratiques de libération du Rwanda/Democratic Forces for the Liberation of Rwanda/FDLR|Forces démocratiques de libération du Rwanda/FDLR
lra|party|Lord's Resistance Army/LRA|Armée de résistance du Seigneur/LRA
rapid_support_forces|party|Rapid Support Forces/RSF|Forces d'appui rapide
sudanese_armed_forces|party|Sudanese Armed Forces|Forces armées soudanaises
unita|party|National Union for the Total Independence of Angola/União Nacional para a Independência Total de Angola/UNITA|Union nationale pour l'indépendance totale de l'Angola/UNITA
renamo|party|Resistência Nacional Moçambicana/RENAMO|RENAMO/Resistência Nacional Moçambicana
rpf|party|Rwandese Patriotic Front|Front patriotique rwandais
ruf|party|Revolutionary United Front|Front révolutionnaire uni
polisario|party|Frente POLISARIO/Frente Popular para la Liberación de Saguía el-Hamra y de Río de Oro|Front POLISARIO/Front Polisario
bosnian_serb_party|party|Bosnian Serb party/Bosnian Serbs|partie des Serbes de Bosnie/Serbes de Bosnie
lna|party|Libyan National Army|Armée nationale libyenne
"""
