"""By which English words does a decision establish, extend or end a mandate?

Of words in small letters: patterns that mind the case are far quicker. A match ends where the holder
begins, but for `own` ("its mandate") and `holder` ("the Observer's mandate"); `name` is where the name
of a body begins, which must be printed with a capital, and `body` the kind of body, up to which the
holder's words are whole. A mandate that is only mentioned ("under the mandate of") is not what is extended.
"""

from __future__ import annotations

import re

from manden.reading.cardinals import NUMBER

_WORD = r"(?:(?!(?:of|in|on|for|to|by|with|under|within|from|between|among|the|an?|its|their)\b)[\w-]+,? )"
_BEFORE_A_MENTION = (
    *("in", "of", "on", "to", "with", "under", "within", "through", "for", "by", "from"),
)
_MENTIONED = "".join(rf"(?<!\b{word} )" for word in _BEFORE_A_MENTION)
_TERM_OF = r"(?:the (?:terms?|duration|validity|period) of )?"
_THE_MANDATE = rf"\b{_MENTIONED}{_TERM_OF}(?:the|this|that) {_WORD}{{0,3}}mandates?"
_ITS_MANDATE = rf"\b{_MENTIONED}{_TERM_OF}(?:its|his|her|their) {_WORD}{{0,2}}mandates?\b(?P<own>)"
_S_MANDATE = (
    r"\b(?P<holder>the (?:(?!the |')[^,;:]){2,60}|[\w-]+)(?:'s|(?<=s)')"
    rf" {_WORD}{{0,2}}mandates?\b"
)
# "The mandate for the Observer", but "for a further period of a year".
_LENGTH = rf"(?:(?:an?|another|the) )?(?:\w+ )?(?:{NUMBER}|period|year|month|term|duration)s?\b"
_OF = rf"(?:,[^,;:]{{1,80}},|,)? (?:of|entrusted to|for (?!{_LENGTH})) "
# A verb of another act takes the mandate away: "to renew its call to respect the mandate of".
_UP_TO = r"(?:(?!(?<!in order) to (?!the |\w+ \d)[a-z]{3})[^;:]){0,160}? "
# How long or from when, between the verb and its object: "establish, for a year, a", "as of 3 May the".
_WHEN = (
    r"(?:,(?:[^,;:]{1,100},){1,3}"
    r"|(?: (?:as (?:of|from)|with (?:immediate )?effect|until|through|(?:from|on|by|at|upon)(?= (?:the (?:date"
    r"|end|close|adoption|beginning)|its|\w+ )?\d)"
    rf"|for(?= (?:an?|another|the (?:period|duration)|{NUMBER})\b))"
    r"(?: (?:an?|the))?(?:(?!(?<! of) (?:an?|the|its) )[^,;:]){1,60}?| \w+ly))?"
)
_IS = (
    r" (?:(?:shall|will|should|(?:is|are)(?: to)?)(?: (?:also|hereby|again|thus|therefore|further))*(?: be)?"
    r"|be)"
)
_UP_TO_IS = r"(?:,[^,;:]{0,140},|(?! (?:shall|will|should|is|are|be|which|who) )[^;:,]){2,200}?"
_WHO = rf"(?!(?:the )?(?:which|whom|members?|judges|officers)\b)(?={_UP_TO_IS}"
_EXTENDED = r" (?:extended|renewed|prolonged)\b"
_ENDED = (
    r"(?: (?:shall|will)(?: (?:also|then|thus|therefore|automatically))?"
    r" (?:end|expire|terminate|lapse|come to an end|cease(?! to (?!exist))|conclude(?! \w+ work))\b"
    r"| (?:ends|expires|terminates|lapses|ceases|comes to an end)\b"
    rf"|{_IS} (?:hereby )?(?:terminated|ended|concluded|closed|abolished|brought to an end)\b"
    rf"| (?:shall|will|should|is|are) (?:not|no longer)(?: be)?(?: further| again)?{_EXTENDED})"
)
_EXTEND = rf"(?:\b(?:extend|renew|prolong)s?\b{_UP_TO}|\b(?:continue|maintain)s?\b{_WHEN} )"
_END = rf"\b(?:terminate|end|conclude|abolish|revoke|close)s?\b{_WHEN} "
_DECIDED = (
    r"\b(?:decid|resolv|approv|authori[sz]|agre)[a-z]*(?: (?:also|further|hereby|on|upon|to))*"
    r" (?:the|an?) (?:\w+ )?"
)
ON_A_MANDATE = tuple(
    (act, re.compile(words))
    for act, words in (
        ("extend", rf"{_EXTEND}{_THE_MANDATE}{_OF}"),
        ("extend", rf"{_EXTEND}{_ITS_MANDATE}"),
        ("extend", rf"{_EXTEND}{_S_MANDATE}"),
        ("extend", rf"{_THE_MANDATE}{_OF}{_WHO}{_IS}{_EXTENDED})"),
        ("extend", rf"(?:{_ITS_MANDATE}|{_S_MANDATE}){_IS}{_EXTENDED}"),
        ("extend", rf"{_DECIDED}(?:extension|renewal|prolongation)\b[^;:]{{0,100}}? of the "
                   rf"{_WORD}{{0,3}}mandates?{_OF}"),
        ("discontinue", rf"\bdiscontinues?\b{_WHEN} {_THE_MANDATE}{_OF}"),
        ("discontinue", rf"\bdiscontinues?\b{_WHEN} (?:{_ITS_MANDATE}|{_S_MANDATE})"),
        ("discontinue", rf"{_THE_MANDATE}{_OF}{_WHO}{_IS} discontinued\b)"),
        ("terminate", rf"{_END}{_THE_MANDATE}{_OF}"),
        ("terminate", rf"{_END}(?:{_ITS_MANDATE}|{_S_MANDATE})"),
        ("terminate", rf"\ban end to (?:the|this|that) {_WORD}{{0,2}}mandates?{_OF}"),
        ("terminate", rf"\bbrings? {_THE_MANDATE}{_OF}(?=[^;:]{{2,160}}? to (?:an end|a close)\b)"),
        ("terminate", rf"{_THE_MANDATE}{_OF}{_WHO}{_ENDED})"),
        ("terminate", rf"(?:{_ITS_MANDATE}|{_S_MANDATE}){_ENDED}"),
        ("terminate", rf"{_DECIDED}(?:termination|discontinuation|non-renewal)\b[^;:]{{0,100}}? of the "
                      rf"{_WORD}{{0,3}}mandates?{_OF}"),
    )
)  # fmt: skip
_BODY = (
    r"(?:(?:independent|international|ad hoc|open-ended|intergovernmental|special|new)[ ,]+)*"
    r"(?:mandate of|special (?:rapporteur|envoy|representative|adviser)|independent expert"
    r"|expert (?:mechanism|group)|working group|fact-finding mission|commission|(?:group|team|panel) of"
    r"|monitoring mechanism|task force|investigative (?:team|mechanism)|committee|forum|mission|mechanism)"
    r"\b(?!')"
)
_NAMED_BODY = (
    rf"{_WORD}{{0,6}}?(?:mission|force|operation|council|commission|committee|mechanism|forum|working group)"
    r"(?= (?:in|of|on|for|to|as|with)\b| \(|[,;.]|$)"
)
_ESTABLISH = r"\b(?:establish|appoint|create|dispatch|institute|constitute|set up)(?:s|es)?\b"
_AN = rf"\ban? (?={_WORD}{{0,6}}?(?P<body>{_BODY})"
ON_A_BODY = tuple(
    (act, re.compile(words))
    for act, words in (
        ("establish", rf"{_ESTABLISH}(?:,(?:[^,;:]{{1,100}},){{1,3}})?[^,;:]{{0,20}}? {_AN})"),
        ("establish", rf"{_ESTABLISH}{_WHEN} the (?P<name>)(?={_NAMED_BODY})"),
        ("establish", rf"{_DECIDED}(?:establishment|creation|appointment)(?:,(?:[^,;:]{{1,100}},){{1,3}}|"
                      rf" [^,;:]{{1,40}}?)? of {_AN})"),
        ("establish", rf"\bthat {_AN}{_UP_TO_IS}{_IS} (?:established|created|appointed|set up)\b)"),
        ("terminate", rf"\b(?:dissolve|disband|abolish)(?:s|es)?\b{_WHEN} (?:the|this) (?P<name>)"
                      rf"(?={_NAMED_BODY})"),
    )
)  # fmt: skip
# What stands before the verb and makes of it no decision: it is intended, weighed, told as a time, or
# another's to do.
NOT_DECIDED = re.compile(
    r"\b(?:intent|intention|intends|readiness|option|possibility|before|prior|until|when(?:ever)?|whether"
    r"|could|would|(?<!\d )may|might|can|consider(?:s|ed|ing)?|review(?:ing)?|decision|request"
    r"|recommendation|proposal|need|ability)(?: (?!and\b)[\w'-]+){0,3} $"
    r"|\b(?:after|following|since|once|upon|pending)(?: \w+)? $"
    r"|\b(?:if|should the|provided that|in case|in the event)\b[^;:]{0,160} $"
    r"|\b(?:assist|help|support|encourage|enable|allow|advise?)\w*\b(?:(?! and )[^,;:]){0,60} $"
)
REFUSED = re.compile(r"\b(?:not(?! only)|no longer)\b(?:(?! and | but )[^;:]){0,60} $")
