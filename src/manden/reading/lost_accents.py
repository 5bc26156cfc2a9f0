"""French that a scan printed without its accents: "le secretaire general", "lea Etats".

The rules know French as it is written. Words of which only the accents are lost get them back,
letter for letter, so that offsets stay those of the print.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from manden.reading.squeezed import without_accents, words_of
from manden.reading.word_starts import at_word_start

# Words that mean nothing without their accents.
_RESTORED = {
    without_accents(word): word
    for word in words_of(
        "secrétaire secrétaires secrétariat général générale généraux générales assemblée"
        " sécurité État États spécial spéciale spéciaux spéciales spécialisée spécialisées"
        " comité comités économique économiques région régions régional régionale régionales"
        " régionaux compétent compétents compétente compétentes intéressé intéressés"
        " intéressée intéressées indépendant indépendante indépendants développement"
        " développés communauté autorité autorités société sociétés délégation délégations"
        " étrangère étrangères étranger étrangers réfugié réfugiés représentant représentants"
        " représentante représentation président présidente décide réaffirme réitère déplore"
        " félicite dénonce démocratique détenu détenus considère également résolution"
        " résolutions opération opérations coopération équipe équipes médiateur médias"
        " déclaration déclare préoccupé préoccupée résolu résolue exécutif exécutive procédure"
        " procédures évaluation élaboration réunion réunions année années février août"
        " décembre référence décision décisions égard conformément particulièrement"
        " immédiatement espère réclame précédente précédent entité entités nécessaire"
        " nécessaires après même mêmes intérêt période périodes"
    )
}
_WORD = re.compile(at_word_start(sorted(_RESTORED)) + r"(?!\w)", re.IGNORECASE)
_TO = re.compile(
    r"a(?<=qu'a)(?= (?:sa|ses|la) (?:\w+ )?sessions?\b)"
    r"|a(?<![\w'-]a)(?= (?:l'|la |tous |toutes |ce |cet |cette |ces |cela |sa |son |ses |leurs? "
    r"|titre |nouveau |savoir |partir |compter |chaque |chacun|celui|celle|ceux|d'autres "
    r"|[a-z]{2,}(?:er|ir|dre|tre|vre|ire)\b))"
)
_TO_SESSION = re.compile(r"\ba(?= (?:sa|ses|la) [\w' -]{3,60}ième +ses(?:› )?sion)")
_ORDINAL = re.compile(r"(?<=i)eme(?=s?\b)")  # "quarantieme"
_ACCENTS = "éèàê"
_BARE = (
    "eneral", "ecretaire", "ssemblee", "pecialise", "ecurite", "omite ", "nteresse", "ompetent",
    "ieme",
)  # fmt: skip
_MISREAD = (" lea ", " les "), (" dea ", " des ")  # letters that a scan confuses
# One of them stands in any text of which some are lost.
_SUSPECT = ("eneral", "ssemblee", " lea ", "ieme ")
_SEVERAL = 2  # "a l'Assemblée" in a paragraph that prints no "à": a scan lost it alone
# Accents of all that a French text prints: three in a hundred are usual, hardly ever under two.
_FEWEST = 0.018


def may_lack_accents(texts: Iterable[str]) -> bool:
    """Whether a French text may have lost accents: too few for its length, or plain words bare.

    >>> may_lack_accents(["Prie le secretaire general"]), may_lack_accents(["Décide d'écouter"])
    (True, False)
    """
    whole = "\n".join(texts)
    fewest, accented = len(whole) * _FEWEST, 0
    for letter in _ACCENTS:  # the first is nearly always enough
        accented += whole.count(letter)
        if accented >= fewest:
            if whole.count(" a l") > whole.count(" à "):
                return True
            return any(map(whole.__contains__, _SUSPECT))
    return True


def with_accents(words: str) -> str:
    """`words` with the accents that a scan lost.

    >>> with_accents("Prie lea Etats de faire rapport a l'Assemblee generale")
    "Prie les États de faire rapport à l'Assemblée générale"
    >>> with_accents("PRIE LE SECRETAIRE GENERAL de sonner a la tour")
    'PRIE LE SECRÉTAIRE GÉNÉRAL de sonner à la tour'
    >>> with_accents("Décide d'écouter, a sa soixantieme session, les cloches")
    "Décide d'écouter, à sa soixantième session, les cloches"
    >>> with_accents("Prie l'école d'étudier, a sa prochaine session, et de faire rapport a l'Assemblée")
    "Prie l'école d'étudier, à sa prochaine session, et de faire rapport à l'Assemblée"
    >>> with_accents("Note que la ville a l'heure de l'école")
    "Note que la ville a l'heure de l'école"
    """
    if " lea " in words or " dea " in words:
        for misread, meant in _MISREAD:
            words = words.replace(misread, meant)
    accented = any(map(words.__contains__, _ACCENTS))
    if accented and "à" not in words and len(_TO.findall(words)) >= _SEVERAL:
        words = _TO.sub("à", words)  # the scan lost this one alone
    if accented and not any(map(words.__contains__, _BARE)):
        return words
    words, ordinals = _ORDINAL.subn("ème", words)
    words, restored = _WORD.subn(_restored, words)
    if accented and restored < 2:
        return _TO_SESSION.sub("à", words) if ordinals else words
    return _TO.sub("à", words)


def _restored(match: re.Match[str]) -> str:
    printed = match[0]
    whole = _RESTORED.get(printed.lower()) or _RESTORED.get(printed.capitalize(), printed)
    if printed.isupper():
        return whole.upper()
    return whole[0].upper() + whole[1:] if printed[0].isupper() else whole
