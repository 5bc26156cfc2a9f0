# ruff: noqa: E501  (one line a State)
"""States by name and by adjective in English and French, as resolutions print them.

One line a State: slug | English names | English adjectives | French names | French adjectives
(masculine singular); several forms are parted by a slash. Names that continue in official style
("Syrian Arab Republic") stand before the short ones.
"""

from __future__ import annotations

import re
from functools import cache

_TABLE = """
afghanistan|Afghanistan|Afghan|Afghanistan|afghan
albania|Albania|Albanian|Albanie|albanais
algeria|Algeria|Algerian|Algérie|algérien
andorra|Andorra|Andorran|Andorre|andorran
angola|Angola|Angolan|Angola|angolais
antigua_and_barbuda|Antigua and Barbuda||Antigua-et-Barbuda|
argentina|Argentina|Argentine/Argentinian|Argentine|argentin
armenia|Armenia|Armenian|Arménie|arménien
australia|Australia|Australian|Australie|australien
austria|Austria|Austrian|Autriche|autrichien
azerbaijan|Azerbaijan|Azerbaijani|Azerbaïdjan|azerbaïdjanais
bahamas|Bahamas|Bahamian|Bahamas|bahamien
bahrain|Bahrain|Bahraini|Bahreïn|bahreïnien
bangladesh|Bangladesh|Bangladeshi|Bangladesh|bangladais
barbados|Barbados|Barbadian|Barbade|barbadien
belarus|Belarus/Byelorussia|Belarusian|Bélarus/Biélorussie|bélarussien
belgium|Belgium|Belgian|Belgique|belge
belize|Belize|Belizean|Belize|bélizien
benin|Benin/Dahomey|Beninese|Bénin/Dahomey|béninois
bhutan|Bhutan|Bhutanese|Bhoutan|bhoutanais
bolivia|Plurinational State of Bolivia/Bolivia|Bolivian|État plurinational de Bolivie/Bolivie|bolivien
bosnia_and_herzegovina|Bosnia and Herzegovina|Bosnian|Bosnie-Herzégovine|bosnien
botswana|Botswana||Botswana|botswanais
brazil|Brazil|Brazilian|Brésil|brésilien
brunei_darussalam|Brunei Darussalam|Bruneian|Brunéi Darussalam|brunéien
bulgaria|Bulgaria|Bulgarian|Bulgarie|bulgare
burkina_faso|Burkina Faso/Upper Volta|Burkinabe/Burkinabè|Burkina Faso/Haute-Volta|burkinabè/burkinabé
burundi|Burundi|Burundian|Burundi|burundais
cabo_verde|Cabo Verde/Cape Verde|Cabo Verdean|Cabo Verde/Cap-Vert|cabo-verdien
cambodia|Cambodia/Democratic Kampuchea/Kampuchea|Cambodian|Cambodge/Kampuchea démocratique/Kampuchea|cambodgien
cameroon|Cameroon|Cameroonian|Cameroun|camerounais
canada|Canada|Canadian|Canada|canadien
central_african_republic|Central African Republic/CAR|Central African|République centrafricaine|centrafricain
chad|Chad|Chadian|Tchad|tchadien
chile|Chile|Chilean|Chili|chilien
china|China|Chinese|Chine|chinois
colombia|Colombia|Colombian|Colombie|colombien
comoros|Comoros|Comorian|Comores|comorien
democratic_republic_of_the_congo|Democratic Republic of the Congo/DRC/Zaire|Congolese/Zairian|République démocratique du Congo/RDC/Zaïre|congolais
congo|Republic of the Congo/Congo||République du Congo/Congo|
costa_rica|Costa Rica|Costa Rican|Costa Rica|costaricien
cote_d_ivoire|Côte d'Ivoire|Ivorian/Ivoirian|Côte d'Ivoire|ivoirien
croatia|Croatia|Croatian|Croatie|croate
cuba|Cuba|Cuban|Cuba|cubain
cyprus|Cyprus|Cypriot|Chypre|chypriote
czechia|Czech Republic/Czechia|Czech|République tchèque/Tchéquie|tchèque
democratic_peoples_republic_of_korea|Democratic People's Republic of Korea/DPRK|North Korean|République populaire démocratique de Corée/RPDC|nord-coréen
denmark|Denmark|Danish|Danemark|danois
djibouti|Djibouti|Djiboutian|Djibouti|djiboutien
dominica|Dominica||Dominique|
dominican_republic|Dominican Republic|Dominican|République dominicaine|dominicain
ecuador|Ecuador|Ecuadorian|Équateur|équatorien
egypt|Egypt|Egyptian|Égypte|égyptien
el_salvador|El Salvador|Salvadoran/Salvadorian|El Salvador|salvadorien
equatorial_guinea|Equatorial Guinea|Equatoguinean|Guinée équatoriale|équato-guinéen
eritrea|Eritrea|Eritrean|Érythrée|érythréen
estonia|Estonia|Estonian|Estonie|estonien
eswatini|Eswatini/Swaziland|Swazi|Eswatini/Swaziland|swazi
ethiopia|Ethiopia|Ethiopian|Éthiopie|éthiopien
fiji|Fiji|Fijian|Fidji|fidjien
finland|Finland|Finnish|Finlande|finlandais
france|France|French|France|français
gabon|Gabon|Gabonese|Gabon|gabonais
gambia|Gambia|Gambian|Gambie|gambien
georgia|Georgia|Georgian|Géorgie|géorgien
germany|Germany|German|Allemagne|allemand
ghana|Ghana|Ghanaian|Ghana|ghanéen
greece|Greece|Greek|Grèce|grec
grenada|Grenada|Grenadian|Grenade|grenadien
guatemala|Guatemala|Guatemalan|Guatemala|guatémaltèque
guinea_bissau|Guinea-Bissau|Bissau-Guinean|Guinée-Bissau|bissau-guinéen
papua_new_guinea|Papua New Guinea||Papouasie-Nouvelle-Guinée|
guinea|Guinea|Guinean|Guinée|guinéen
guyana|Guyana|Guyanese|Guyana|guyanien
haiti|Haiti|Haitian|Haïti|haïtien
honduras|Honduras|Honduran|Honduras|hondurien
hungary|Hungary|Hungarian|Hongrie|hongrois
iceland|Iceland|Icelandic|Islande|islandais
india|India|Indian|Inde|indien
indonesia|Indonesia|Indonesian|Indonésie|indonésien
iran|Islamic Republic of Iran/Iran|Iranian|République islamique d'Iran/Iran|iranien
iraq|Iraq|Iraqi|Iraq|iraquien/irakien
ireland|Ireland|Irish|Irlande|irlandais
israel|Israel|Israeli|Israël|israélien
italy|Italy|Italian|Italie|italien
jamaica|Jamaica|Jamaican|Jamaïque|jamaïcain
japan|Japan|Japanese|Japon|japonais
jordan|Jordan|Jordanian|Jordanie|jordanien
kazakhstan|Kazakhstan|Kazakh|Kazakhstan|kazakh
kenya|Kenya|Kenyan|Kenya|kényan
kiribati|Kiribati||Kiribati|
kosovo|Kosovo|Kosovar|Kosovo|kosovar
kuwait|Kuwait|Kuwaiti|Koweït|koweïtien
kyrgyzstan|Kyrgyzstan/Kyrgyz Republic|Kyrgyz|Kirghizistan/République kirghize|kirghize
lao_peoples_democratic_republic|Lao People's Democratic Republic|Lao|République démocratique populaire lao|lao
latvia|Latvia|Latvian|Lettonie|letton
lebanon|Lebanon|Lebanese|Liban|libanais
lesotho|Lesotho||Lesotho|
liberia|Liberia|Liberian|Libéria|libérien
libya|Libyan Arab Jamahiriya/State of Libya/Libya|Libyan|Jamahiriya arabe libyenne/Libye|libyen
liechtenstein|Liechtenstein||Liechtenstein|
lithuania|Lithuania|Lithuanian|Lituanie|lituanien
luxembourg|Luxembourg||Luxembourg|luxembourgeois
madagascar|Madagascar|Malagasy|Madagascar|malgache
malawi|Malawi|Malawian|Malawi|malawien
malaysia|Malaysia|Malaysian|Malaisie|malaisien
maldives|Maldives|Maldivian|Maldives|maldivien
mali|Mali|Malian|Mali|malien
malta|Malta|Maltese|Malte|maltais
marshall_islands|Marshall Islands|Marshallese|Îles Marshall|marshallais
mauritania|Mauritania|Mauritanian|Mauritanie|mauritanien
mauritius|Mauritius|Mauritian|Maurice|mauricien
mexico|Mexico|Mexican|Mexique|mexicain
micronesia|Federated States of Micronesia|Micronesian|États fédérés de Micronésie|micronésien
monaco|Monaco||Monaco|monégasque
mongolia|Mongolia|Mongolian|Mongolie|mongol
montenegro|Montenegro|Montenegrin|Monténégro|monténégrin
morocco|Morocco|Moroccan|Maroc|marocain
mozambique|Mozambique|Mozambican|Mozambique|mozambicain
myanmar|Myanmar/Burma|Burmese|Myanmar/Birmanie|birman
namibia|Namibia/South West Africa|Namibian|Namibie|namibien
nauru|Nauru|Nauruan|Nauru|nauruan
nepal|Nepal|Nepalese/Nepali|Népal|népalais
netherlands|Kingdom of the Netherlands/Netherlands|Dutch|Pays-Bas|néerlandais
new_zealand|New Zealand||Nouvelle-Zélande|néo-zélandais
nicaragua|Nicaragua|Nicaraguan|Nicaragua|nicaraguayen
nigeria|Nigeria|Nigerian|Nigéria|nigérian
niger|Niger|Nigerien|Niger|nigérien
north_macedonia|North Macedonia/former Yugoslav Republic of Macedonia|Macedonian|Macédoine du Nord/ex-République yougoslave de Macédoine|macédonien
norway|Norway|Norwegian|Norvège|norvégien
oman|Oman|Omani|Oman|omanais
pakistan|Pakistan|Pakistani|Pakistan|pakistanais
palau|Palau|Palauan|Palaos|palaosien
palestine|State of Palestine/Palestine|Palestinian|État de Palestine/Palestine|palestinien
panama|Panama|Panamanian|Panama|panaméen
paraguay|Paraguay|Paraguayan|Paraguay|paraguayen
peru|Peru|Peruvian|Pérou|péruvien
philippines|Philippines|Philippine/Filipino|Philippines|philippin
poland|Poland|Polish|Pologne|polonais
portugal|Portugal|Portuguese|Portugal|portugais
qatar|Qatar|Qatari|Qatar|qatarien
republic_of_korea|Republic of Korea|South Korean|République de Corée|sud-coréen
republic_of_moldova|Republic of Moldova/Moldova|Moldovan|République de Moldova/Moldova|moldove
romania|Romania|Romanian|Roumanie|roumain
russian_federation|Russian Federation/Russia|Russian|Fédération de Russie/Russie|russe
rwanda|Rwanda|Rwandan|Rwanda|rwandais
saint_kitts_and_nevis|Saint Kitts and Nevis||Saint-Kitts-et-Nevis|
saint_lucia|Saint Lucia||Sainte-Lucie|
saint_vincent_and_the_grenadines|Saint Vincent and the Grenadines||Saint-Vincent-et-les Grenadines|
samoa|Samoa|Samoan|Samoa|samoan
san_marino|San Marino||Saint-Marin|
sao_tome_and_principe|Sao Tome and Principe||Sao Tomé-et-Principe|santoméen
saudi_arabia|Saudi Arabia|Saudi|Arabie saoudite|saoudien
senegal|Senegal|Senegalese|Sénégal|sénégalais
serbia|Serbia|Serbian|Serbie|serbe
seychelles|Seychelles|Seychellois|Seychelles|seychellois
sierra_leone|Sierra Leone|Sierra Leonean|Sierra Leone|sierra-léonais
singapore|Singapore|Singaporean|Singapour|singapourien
slovakia|Slovakia/Slovak Republic|Slovak|Slovaquie/République slovaque|slovaque
slovenia|Slovenia|Slovenian|Slovénie|slovène
solomon_islands|Solomon Islands||Îles Salomon|salomonais
somalia|Somalia|Somali|Somalie|somalien
south_africa|South Africa|South African|Afrique du Sud|sud-africain
south_sudan|South Sudan|South Sudanese|Soudan du Sud|sud-soudanais
spain|Spain|Spanish|Espagne|espagnol
sri_lanka|Sri Lanka/Ceylon|Sri Lankan|Sri Lanka/Ceylan|sri-lankais
sudan|Sudan|Sudanese|Soudan|soudanais
suriname|Suriname|Surinamese|Suriname|surinamais
sweden|Sweden|Swedish|Suède|suédois
switzerland|Switzerland|Swiss|Suisse|suisse
syrian_arab_republic|Syrian Arab Republic/Syria|Syrian|République arabe syrienne/Syrie|syrien
tajikistan|Tajikistan|Tajik|Tadjikistan|tadjik
united_republic_of_tanzania|United Republic of Tanzania/Tanzania|Tanzanian|République-Unie de Tanzanie/Tanzanie|tanzanien
thailand|Thailand|Thai|Thaïlande|thaïlandais
timor_leste|Timor-Leste/East Timor|Timorese|Timor-Leste/Timor oriental|timorais
togo|Togo|Togolese|Togo|togolais
tonga|Tonga|Tongan|Tonga|tongan
trinidad_and_tobago|Trinidad and Tobago||Trinité-et-Tobago|trinidadien
tunisia|Tunisia|Tunisian|Tunisie|tunisien
turkiye|Türkiye/Turkey|Turkish|Türkiye/Turquie|turc
turkmenistan|Turkmenistan|Turkmen|Turkménistan|turkmène
tuvalu|Tuvalu|Tuvaluan|Tuvalu|tuvaluan
uganda|Uganda|Ugandan|Ouganda|ougandais
ukraine|Ukraine|Ukrainian|Ukraine|ukrainien
united_arab_emirates|United Arab Emirates|Emirati|Émirats arabes unis|émirien
united_kingdom|United Kingdom of Great Britain and Northern Ireland/United Kingdom|British|Royaume-Uni de Grande-Bretagne et d'Irlande du Nord/Royaume-Uni|britannique
united_states|United States of America/United States|American|États-Unis d'Amérique/États-Unis|américain
uruguay|Uruguay|Uruguayan|Uruguay|uruguayen
uzbekistan|Uzbekistan|Uzbek|Ouzbékistan|ouzbek
vanuatu|Vanuatu||Vanuatu|
venezuela|Bolivarian Republic of Venezuela/Venezuela|Venezuelan|République bolivarienne du Venezuela/Venezuela|vénézuélien
viet_nam|Viet Nam|Vietnamese|Viet Nam|vietnamien
western_sahara|Western Sahara|Sahrawi|Sahara occidental|sahraoui
cook_islands|Cook Islands||Îles Cook|
czechoslovakia|Czechoslovakia|Czechoslovak|Tchécoslovaquie|tchécoslovaque
german_democratic_republic|German Democratic Republic|East German|République démocratique allemande|est-allemand
holy_see|Holy See||Saint-Siège|
niue|Niue||Nioué|
southern_rhodesia|Southern Rhodesia|Rhodesian|Rhodésie du Sud|rhodésien
soviet_union|Union of Soviet Socialist Republics/Soviet Union|Soviet|Union des Républiques socialistes soviétiques/Union soviétique|soviétique
yugoslavia|Federal Republic of Yugoslavia (Serbia and Montenegro)/Federal Republic of Yugoslavia/Yugoslavia|Yugoslav|République fédérale de Yougoslavie (Serbie et Monténégro)/République fédérale de Yougoslavie/Yougoslavie|yougoslave
yemen|Yemen|Yemeni|Yémen|yéménite
zambia|Zambia|Zambian|Zambie|zambien
zimbabwe|Zimbabwe|Zimbabwean|Zimbabwe|zimbabwéen
"""


def _french_forms(adjective: str) -> str:
    if adjective.endswith("c"):
        return f"{adjective}s?|{adjective[:-1]}c?ques?"
    if adjective.endswith("e"):
        return f"{adjective}s?"
    if adjective.endswith("en"):
        return f"{adjective}(?:ne)?s?"
    return f"{adjective}(?:e?s)?" if adjective.endswith("s") else f"{adjective}e?s?"


@cache
def _countries(language: str) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """One pattern for all names and adjectives, and the slug of each name and each adjective."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        slug, *columns = line.split("|")
        printed, described = columns[:2] if language == "en" else columns[2:]
        names.update({name: slug for name in printed.split("/") if name})
        for adjective in filter(None, described.split("/")):
            adjectives[_french_forms(adjective) if language == "fr" else adjective] = slug
    alternatives = sorted([re.escape(name) for name in names], key=len, reverse=True)
    alternatives += sorted(adjectives, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])"), names, adjectives


@cache
def _slug_of(word: str, language: str) -> str | None:
    _, names, adjectives = _countries(language)
    if word in names:
        return names[word]
    return next((slug for form, slug in adjectives.items() if re.fullmatch(form, word)), None)


def country_in(words: str, language: str) -> str | None:
    """The slug of the first State that `words` name or describe, or None.

    >>> country_in("the Malian transitional authorities", "en")
    'mali'
    >>> country_in("les autorités sud-soudanaises", "fr"), country_in("Somalia", "en")
    ('south_sudan', 'somalia')
    """
    match = _countries(language)[0].search(words)
    return _slug_of(match[0], language) if match else None


def countries_in(words: str, language: str) -> tuple[str, ...]:
    """The slugs of all States that `words` name, in order, each once.

    >>> countries_in("Chad, Niger and Chad", "en")
    ('chad', 'niger')
    """
    found = _countries(language)[0].findall(words)
    return tuple(dict.fromkeys(slug for word in found if (slug := _slug_of(word, language))))


def country_at(words: str, place: int, language: str) -> tuple[str, int] | None:
    """The slug of the State named at `words[place]` and where its name ends, or None.

    >>> country_at("Chad and its people", 0, "en"), country_at("the lake of Chad", 0, "en")
    (('chad', 4), None)
    """
    pattern, names, _ = _countries(language)
    match = pattern.match(words, place)
    return (names[match[0]], match.end()) if match and match[0] in names else None


@cache
def country_name(slug: str, language: str) -> str:
    """The official name of a State, "" for a slug of none.

    >>> country_name("iran", "en"), country_name("chad", "fr"), country_name("moon", "en")
    ('Islamic Republic of Iran', 'Tchad', '')
    """
    return next((name for name, of in _countries(language)[1].items() if of == slug), "")
