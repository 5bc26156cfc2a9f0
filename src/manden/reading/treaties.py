"""Treaties by their names, in English and French.

A name is built around a head noun with a capital (Convention, Covenant, Treaty, Protocol, Charter,
Statute): capitals before it, and after it the topic ("on the Rights of the Child"). The bare head
("the Convention") names nothing by itself. Where a topic is written in small letters, as in French,
it runs to the next comma or to words that take the sentence up again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from manden.reading.related_protocols import related_protocol
from manden.reading.treaty_names_en import NAMED_EN, TOPICS_EN
from manden.reading.treaty_names_fr import NAMED_FR
from manden.reading.treaty_titles import title_end
from manden.reading.word_starts import any_of

_SMALL = r"(?:of|the|and|or|on|in|to|for|against|with|from|by|its|their|as|at|and/or|especially|all|that|both)"
_CAPITAL = r"(?:[A-ZÀ-Ý][A-Za-zÀ-ÿ'’ʼ-]*(?:/[A-Z]\w*)?)"
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_NEXT = (  # another name, or the rest of the sentence, begins here
    r"(?:(?:International|United\sNations|European|African|Optional|Universal|Vienna|Durban|Second)"
    r"\s)*(?:Conventions?|Covenants?|Treaty|Protocols?|Charter|Declaration|Agreement|Statute|States?"
    rf"|Conference|Committee|Part(?:y|ies)|Secretar(?:y|iat)|Government|Special|{_MONTHS})\b"
)
_TITLED = (
    rf"(?:(?:\s(?!and\s(?:the|its|of|to|with|by|for)\s|by\sall\s)(?:{_SMALL}\s){{0,3}}"
    rf"|,\s(?={_CAPITAL}\s(?:and|or|in|{_CAPITAL}\sor)\s))(?!{_NEXT}){_CAPITAL})"
)
_BEFORE_EN = rf"(?:(?:{_CAPITAL}\s(?:and\s|of\s(?!Conv)|on\s)?){{1,6}})"
_CONVENTION = (
    rf"(?:{_BEFORE_EN})?(?:Conventions?|Covenants?)(?!\sfor\sthe\sStates?\b|\sof\sthe\sInternational\sLabour)\s"
    r"(?:on|against|for|relating|relative|concerning|of|to)"
    rf"\s(?:the\s|all\s|to\s|to\sthe\s)?{_CAPITAL}{_TITLED}*"
)
_CHARTER = (
    rf"(?:{_CAPITAL}\s){{1,2}}Charter\son\s(?:the\s)?{_CAPITAL}{_TITLED}*|European\sSocial\sCharter"
)
_PROTOCOL = (
    r"(?:(?:First|Second|Third|1967|1977)\s)?(?:(?:Optional|Additional)\s)?Protocols?"
    rf"(?:\s(?:additional\s)?to\s(?:the\s)?(?:Geneva\sConventions(?:\sof\s12\sAugust\s1949)?|{_CONVENTION}"
    rf"|{_CHARTER})(?:{TOPICS_EN})?"
    rf"|\s(?:against|amending)\s(?:the\s)?{_CAPITAL}{_TITLED}*(?:,\ssupplementing\s(?:the\s)?{_CONVENTION})?"
    rf"|(?<=Optional\sProtocol){TOPICS_EN}|(?<=Optional\sProtocols){TOPICS_EN}"
    rf"|\s(?:I{{1,3}}(?:\sand\sI{{1,3}})?\s)?thereto(?:\sof\s(?:8\sJune\s)?19\d\d|{TOPICS_EN})"
    r"|\s(?:additional\sto\s[^,;.]{5,40}\s)?of\s(?:8\sJune\s)?19\d\d|\sI{1,3}(?:\sand\sI{1,3})?)"
    r"|1967\sProtocol(?:\sthereto|\srelating\sto\sthe\sStatus\sof\sRefugees)?|19(?:51|54|61)\sConvention(?!\s(?:on|relating))"
    rf"|(?!Minnesota|Istanbul|Model|Luanda){_CAPITAL}(?<!The)(?<!Optional)(?<!Additional)(?<!This)(?<!Second)"
    rf"\sProtocol(?:\son\s(?:the\s)?{_CAPITAL}(?:\sthat\s\w+)?{_TITLED}*)?"
)
_LABOUR = (  # "Migration for Employment Convention (Revised), 1949 (No. 97)"
    rf"(?:(?!Conv){_CAPITAL}\s(?:(?:and|of|on|for|in|the)\s){{0,2}}(?:\([A-Z][a-z]+(?:\s(?:and\s)?[A-Z][a-z]+)*\)\s)?){{1,8}}"
    r"Convention(?:\s\(Revised\))?,?\s\d{4},?\s\((?:Convention\s)?No\.\s?\d+\)"
    r"(?:\sof\sthe\sInternational\sLabour\sOrgani[sz]ation)?"
    rf"|Convention\s(?:concerning|on)\s(?:the\s)?{_CAPITAL}{_TITLED}*(?:,\s\d{{4}},?)?\s\((?:Convention\s)?"
    r"No\.\s?\d+\)(?:\sof\sthe\sInternational\sLabour\sOrgani[sz]ation)?"
)
_ENGLISH = (
    rf"{_LABOUR}|{NAMED_EN}|{_PROTOCOL}|{_CONVENTION}"
    rf"|{_BEFORE_EN}(?:Convention|Treaty(?!\sSeries|\sCollection|\sHandbook|\sEvent)|Statute)(?:\s(?:on|against|for|to)\s(?:the\s)?{_CAPITAL}"
    rf"{_TITLED}*)?"
    rf"|Treaty\s(?:on|for|between|establishing|of)\s(?:the\s)?{_CAPITAL}{_TITLED}*|{_CHARTER}"
)
_TAKES_UP = (  # words with which a French sentence goes on after the name
    r"\s(?:et (?:la|le|les|l['’]|à|au|aux|du|de|d['’]|des|ses|son|sa|dans|en|par|portant|que|qui|tous|toutes"
    r"|\d+)(?:\b|(?<=['’]))|ainsi|qui|dont|(?<!n o)(?<!n°)\s?\d{1,2}\b(?!\s(?:janvier|février"
    r"|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre))"
    r"|(?:est|sont|a|ont|doit|fait|lui|tenue?|consacre|impose|réaffirme|puissent?|soient)\b|doivent|afin"
    r"|adopt|signé|dans (?:sa|son|ses|le cadre|la lutte|tout)|notamment|lors|ou (?:la|le|à|y|d['’])"
    r"|aux fins|en (?:vertu|tant|ce|matière|tenant|date|décide|vue)\b|constitue|prévoi|figur"
    r"|à (?:sa|cet|la (?:lumi|suite|prés)"
    r"|prendre|étudier|[A-Z])|se |s['’]|peuvent|peut|y compris|contribuent|relatives\b|relatifs?\b"
    r"|de (?:\w{2,}(?:er|ir)|prendre|mettre|faire|rendre)\b|tels?|telles|de manière"
    r"|pour (?:ce|tout|la mise)|par (?:les|la|le)"
    r"|à l['’]occasion|avant|depuis|du \d|des \d|sur (?:l['’]application|les progrès)|eu égard|,)"
)
_TOPIC_FR = r"[^,;.()«»]{3,160}"
_FRENCH = (
    rf"{NAMED_FR}"
    r"|Protocoles? (?:facultatifs?|additionnels?) (?:(?:à la|à|au|aux|se rapportant (?:à la|au|aux))"
    r" (?:Conventions?|Pactes?|Charte)\s(?!et\b|ou\b|qui\b|dans\b|en\b)(?:[a-zéà]|de Genève)"
    r"|relatifs? |(?:concernant|visant) (?!la Conv))"
    rf"{_TOPIC_FR}"
    r"|Protocoles? (?:facultatifs?|additionnels?|I|II|I et II)? ?(?:du 8 juin 1977|de 19\d\d"
    r"|y relatifs de 19\d\d)"
    rf"|Protocoles? (?:relatifs? |additionnels? )?à la (?:Charte africaine|Convention de){_TOPIC_FR}"
    r"|(?!Charte internationale)(?:Convention(?:-? ?cadre)?|Traité|Charte) (?:internationale?|européenne|africaine"
    rf"|interaméricaine|américaine) (?:sur|relative|relatif|contre|pour|concernant|des|de)\b{_TOPIC_FR}"
    r"|Convention(?:-? ?cadre)? (?:des Nations Unies|de l['’](?:Union africaine|Association|OIT|Organisation)"
    r"[^,;.()«»]{0,60}?|du Conseil de l['’]Europe) (?:sur|relative|contre|pour|concernant)\b"
    rf"{_TOPIC_FR}"
    r"|Convention (?:n ?[°o] ?\d+|(?:de|du) (?:\d+ \w+ )?(?:19|20)\d\d)(?: de l['’]OIT)?"
    rf"(?: (?:sur|relative|contre|pour|concernant)\b{_TOPIC_FR})?"
    r"|(?:(?:Convention|Traité) d[eu] (?!la (?:présente|Conf)|l['’]|sa\b|son\b)(?:La |New |San )?"
    r"|Convention d['’](?!États?\b|Union|Organ))[A-ZÉ][\w-]+"
    rf"(?: (?:sur|relative|contre|pour|visant)\b{_TOPIC_FR})?"
    r"|(?:Convention|Traité) (?:(?:sur|contre) (?:l[ea]s? |l['’])(?!base\b)|relative (?:à |aux? )"
    r"|pour (?:la |l['’]|le )(?!mise\b|État\b|\w+ et (?:la |l['’]|le )(?!répr|élim))"
    rf"|d['’]interdiction ){_TOPIC_FR}"
    rf"|Traité (?:relatif (?:à |aux? )|instituant |portant création d){_TOPIC_FR}"
)
_ANY = {
    "en": re.compile(rf"(?:{_ENGLISH})(?![^\W\d]|-)"),
    "fr": re.compile(rf"(?:{_FRENCH})(?!\w)"),
}
_OPENS = {
    "en": re.compile(
        r"[A-Z1foa](?<![\w-].)(?:(?<=[A-Z1f])|(?<=o)ptional\sprot|(?<=a)dditional\sprot)"
    ),
    "fr": re.compile(  # no name or title opens with another capital
        r"[ACDNPQSTpqtd](?<!\w.)(?:(?<=[A-Z])|(?<=q)uatr|(?<=p)(?:actes|remi[eè]re?\s[PC]|rotocoles?\s(?:[af]|de\s19))"
        r"|(?<=t)roisième\s[PC]|(?<=d)euxième\s[PC])"
    ),
}
_ENDS_FR = re.compile(_TAKES_UP)
# Words that would end a name, had it not just begun.
_ACT = (
    r"(?:la |l['’])(?:prévention|répression|élimination|sanction|protection|promotion|lutte|assistance"
    r"|conservation|gestion|reconnaissance|exécution|coopération)"
)
_LEADS_FR = re.compile(
    rf"Convention (?:(?! et )[^,;]){{0,80}}?(?:sur|pour) {_ACT}(?:, {_ACT})* et {_ACT}"
    r"|(?:Protocoles? (?:(?:facultatifs?|additionnels?|I|II|I et II) ?)?|Conventions? )(?:(?:à la|à|au|aux|se"
    r" rapportant (?:à la|au|aux)) (?:Conventions?|Pactes?|Charte)(?: (?:internationale?|africaine))?)?"
    r"(?: ?(?:relati[vf]e?s? (?:à|aux?)|concernant|visant à|du (?:\d+ \w+ )?\d{4}|y relatifs de \d{4}))?"
)
_WHOLE_FR = re.compile(NAMED_FR)
_KINDS = any_of((  # some word of every name
    "Chart", "Convention", "Covenant", "pacte", "rotoc", "Trait", "Treaty", "Statut", "Agreement",
    "Accord", "Constituti", "Acte", "Pact",
))  # fmt: skip
_KIND = re.compile(
    r"[CcTSAPa](?:(?<=C)(?:hart|onvention|ovenant|onstituti)|(?<=pac)te|(?<=rotoc)|(?<=T)(?:rait|reaty)"
    r"|(?<=S)tatut|(?<=A)(?:greement|ccord|ct(?=e|\b))|(?<=P)act|(?<=a)greement)"
)
_OPENS_PROTOCOL = frozenset("1AFOPSTDafopstd")  # of "Optional", "Deuxième", "Protocole"
_FARTHEST = 120  # characters from where a name opens to that word
# Capitals that open a sentence or name an organ are no part of the name that follows them.
_NOT_NAME = re.compile(
    r"^(?:(?:Recalling|Reaffirming|Noting|Welcoming|Guided|Conference|Parties|Committee|States"
    r"|Member|Secretariat|The|In|To|Under|Also|Executive|Secretary|All|Acting|Considering|Party|Bearing"
    r"|Urges|Recalls|Notes|Invites|Article|Both|Meeting|Government|See|As|That|This|With|Pursuant|Stressing"
    r"|Optional(?= Protocol to the (?:present|said)))\s(?:of\s(?:the\s)?|to\s(?:the\s)?|and\s|on\s)?(?:the\s)?)+"
)
_HEAD = re.compile(
    r"Conventions?|Covenants?|Treaty|Protocols?|Charter|Statute|Agreement|Act|Constitution|Pact"
)
# Short names that stand for one named before, as the bare head does.
_BARE = re.compile(
    r"(?:(?:Framework|Optional|Additional|Present|Said|Second|New|Draft|Constituent|Headquarters|Rio|Core"
    r"|International|National|Model|Peace|Parent|Human|Rights)\s?)*(?:Conventions?|Protocols?|Treaty|Statute)"
    r"|(?:Trafficking(?: in Persons)?|Migrants|Smuggling|Firearms) Protocol|Convention de (?:[Ll]a|Parties)"
)


# The year and number of a convention of the labour conference, in brackets after its name.
_NUMBERED = re.compile(
    r"(?:,? (?:19|20)\d\d,?)? \((?:Convention )?(?:[nN] ?[°oº]|No)\.? ?\d{1,3}\)(?: (?:de l['’]|of the )"
    r"(?:OIT|Organisation internationale du [Tt]ravail|ILO|International Labour Organi[sz]ation))?"
)
_PROTOCOL_OF = re.compile(r"[^CT]{0,30}[Pp]rotoc")  # drafted, to one that binds
_THERETO = re.compile(r"Protocols? thereto|Protocoles? y relatifs?")
_OF_NONE = ("draft ", "draft United ", "projet de ", " a ", " an ", " une ", " un ")
_OPENS_GLOSS = re.compile(
    r"[\s\d,*]*(?:(?:of|du|de|en\sdate\sdu)\s(?:\d{1,2}\s\w+\s\d{4}|\d{4}|the\s[A-Z][^,;()]{3,60}|l['’]Org[^,;()]{3,60}))?[\s\d,*]*\((?:hereinafter\s|ci-après\s)?"
    r"[“\"«]?\s?(?:the\s|l['’]|la\s|le\s)?[“\"«]?\s?"
)
# "(the Fourth Geneva Convention)" is a name of its own.
_BY_ORDER = re.compile(
    r"(?:First|Second|Third|Fourth|[Pp]remière|[DdTtQq][a-zè]{3,7}ième) (?:Geneva )?Convention(?: de Genève)?$"
)
_SECOND_TOPIC = {
    "en": re.compile(
        r" and (on (?:the )?(?:sale of children,? child prostitution and child pornography"
        r"|involvement of children in armed conflicts?|communications procedure))"
    ),
    "fr": re.compile(
        r",? et ((?:(?:concernant|sur) )?(?:la vente d['’]enfants, la prostitution des enfants et la"
        r" pornographie mettant en scène des enfants|l['’]implication d['’]enfants dans les conflits"
        r" armés))"
    ),
}


@dataclass(frozen=True)
class NamedTreaty:
    start: int
    end: int
    text: str


def treaties_in(text: str, language: str = "en") -> list[NamedTreaty]:
    """The treaties that `text` names, in order; a declaration known by its name is none.

    >>> [found.text for found in treaties_in("bound by the Charter of the United Nations, as all")]
    ['Charter of the United Nations']
    >>> [found.text for found in treaties_in("la Convention sur les cloches et la tour", "fr")]
    ['Convention sur les cloches']
    """
    if not _KINDS.search(text):
        return []
    found: list[NamedTreaty] = []
    place = 0
    for opening in _openings(text, language):
        last = found[-1].end if found else -1
        span = _name_at(text, opening, last, language) if opening >= place else None
        if span is None:
            continue
        start, end = span
        numbered = _NUMBERED.match(text, end) if text.startswith("Conv", start) else None
        end = numbered.end() if numbered else end
        place = max(end, opening + 1)
        name = text[start:end]
        if _drafted(text, start):
            protocol = _PROTOCOL_OF.match(name)
            place = start + protocol.end() if protocol else place
            continue
        if " " not in name or _BARE.fullmatch(name):
            continue
        if _BY_ORDER.match(name) or not _is_gloss(text, last, start, end):
            found.append(NamedTreaty(start, end, name))
            found += _second_topic(text, end, language)
    return found


def _openings(text: str, language: str) -> Iterator[int]:
    """Where a name may open: no farther before its kind than a name can be long."""
    kinds = _KIND.finditer(text)
    kind = next(kinds, None)
    for opening in _OPENS[language].finditer(text):
        start = opening.start()
        while kind and kind.start() < start:  # "protocol" is found by its "c"
            kind = next(kinds, None)
        if kind is None:
            return
        if kind.start() - start <= _FARTHEST:
            yield start


def _name_at(text: str, start: int, last: int, language: str) -> tuple[int, int] | None:
    """The name that opens at `start`: of a title known, of protocols of one, else by its grammar.

    `last` is where the name before it ends, or -1.
    """
    opens = text[start] in _OPENS_PROTOCOL
    related = (related_protocol(text, start, last, language) if opens else None) or 0
    end = max(related, title_end(text, start, language) or 0)
    if end:
        return start, end
    match = _ANY[language].match(text, start)
    if match is None or _THERETO.fullmatch(match[0]):
        return None
    name = match[0]
    if language == "fr" and not _WHOLE_FR.fullmatch(name):
        lead = _LEADS_FR.match(name)
        cut = _ENDS_FR.search(name, lead.end() if lead else 0)
        name = name[: cut.start()] if cut else name
    elif language == "en":
        prefix = _NOT_NAME.match(name)
        if prefix and _HEAD.search(name[prefix.end() :]):
            start, name = start + prefix.end(), name[prefix.end() :]
            again = _name_at(text, start, last, language)
            return again or (start, start + len(name.rstrip(" ,")))
    return start, start + len(name.rstrip(" ,"))


def _is_gloss(text: str, last: int, start: int, end: int) -> bool:
    """Whether a name in brackets only shortens the one before it: "(the Bell Convention)"."""
    if last < 0 or text[end : end + 2].lstrip('”"»\u2019 ')[:1] != ")":
        return False
    return _OPENS_GLOSS.fullmatch(text, last, start) is not None


def _second_topic(text: str, place: int, language: str) -> list[NamedTreaty]:
    """ "The Protocols on the involvement of ... and on the sale of children": two protocols."""
    match = _SECOND_TOPIC[language].match(text, place)
    return [NamedTreaty(match.start(1), match.end(1), match[1])] if match else []


def _drafted(text: str, start: int) -> bool:
    """A draft, or "a convention" still to be written, binds nobody yet."""
    return text[max(0, start - 16) : start].endswith(_OF_NONE)
