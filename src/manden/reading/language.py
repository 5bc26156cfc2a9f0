"""Which language a text is written in: English and French are read, the others are named."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from manden.reading.blocks import Block
from manden.reading.numbering import label_of
from manden.reading.openings import operative_opening, preambular_opening
from manden.reading.resolution import CannotRead

_SAMPLE = 8_000
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile("[a-z\u00df-\u024f]+")  # quicker, and enough for the common words
_BEYOND_LATIN = re.compile("[^\0-\u024f]")
_COMMON = {  # words frequent in one language and absent from the others
    "English": "the of and to in its that with for by on which is at from this",
    "French": "le la les des du et dans sur par aux une est qui que ses pour avec au ce cette",
    "Spanish": "el los las del y en por con una para su sus que lo al como se",
    "Portuguese": "o os das dos e em por com uma para seu sua que no na ao como",
    "German": "der die das und den von zu mit des dem ist nicht auf für eine",
}
_COMMON_WORDS = {name: frozenset(words.split()) for name, words in _COMMON.items()}
_CODES = {"English": "en", "French": "fr"}
_NAMES = {code: name for name, code in _CODES.items()}
_OTHER = {"en": "fr", "fr": "en"}
_SAID_OTHERWISE = {
    "en": "it is written in French, not in English; leave the language out, or give the English version",
    "fr": "it is written in English, not in French; leave the language out, or give the French version",
}
# Words of short lines: of mastheads, formulas and closing lines.
_TELLING = {
    "English": "council human rights security general assembly united nations session agenda item"
    " resolution adopted without a vote meeting plenary economic social original english",
    "French": "conseil droits homme sécurité assemblée générale nations unies session point ordre jour"
    " résolution adoptée sans vote séance plénière économique social original français anglais",
}
_TELLING_WORDS = {name: frozenset(words.split()) for name, words in _TELLING.items()}
_SCRIPTS = {  # script, as the character's name opens -> the UN language it stands for
    "ARABIC": "Arabic",
    "CJK": "Chinese",
    "CYRILLIC": "Russian",
    "HIRAGANA": "Japanese",
    "HANGUL": "Korean",
    "HEBREW": "Hebrew",
    "DEVANAGARI": "Hindi",
    "GREEK": "Greek",
}
_FEWEST_WORDS = 8
_SAMPLED_BLOCKS = 20


def language_of(text: str) -> str:
    """The code of the language of `text`: "en" or "fr".

    Raises `CannotRead` where it is another language, which is named, or none.

    >>> language_of("The bells of the town ring for all of us, and the town is glad of them")
    'en'
    >>> language_of("Les cloches de la ville sonnent pour tous, et la ville est dans la joie")
    'fr'
    """
    sample = text[:_SAMPLE]
    script = _foreign_script(sample)
    if script:
        raise CannotRead(f"it is written in {script}; give the English or the French version")
    counts = _counts(sample)
    if not counts:
        raise CannotRead("no English or French words were found in it; give the official text")
    name = max(counts, key=lambda language: (counts[language], language in _CODES))
    if name not in _CODES:
        raise CannotRead(f"it is written in {name}; give the English or the French version")
    return _CODES[name]


def of_one_language(blocks: Sequence[Block], language: str) -> tuple[list[Block], list[str]]:
    """The blocks, those in the other language set aside as furniture, with a warning.

    A few foreign lines (a title quoted, a note) are left where they stand. Raises `CannotRead` where
    hardly a line is in `language`.
    """
    texts = [block.text for block in blocks]
    step = max(2, 2 * len(texts) // _SAMPLED_BLOCKS)
    # Two beside each other, for the languages may take turns.
    sampled = [text for index, text in enumerate(texts) if index % step < 2]
    if len(_foreign(sampled, language, str.split)) * 20 < len(sampled):  # quick, and near enough
        return list(blocks), []
    foreign = set(in_other_language(texts, language))
    size = sum(len(texts[index]) for index in foreign)
    whole = sum(len(text) for text in texts)
    if size * 10 < whole:
        return list(blocks), []
    if size * 4 > 3 * whole:
        raise CannotRead(_SAID_OTHERWISE[language])
    foreign |= _short_foreign(texts, language)
    kept = [_set_aside(block) if index in foreign else block for index, block in enumerate(blocks)]
    other = _NAMES[_OTHER[language]]
    return kept, [f"{len(foreign)} blocks are in {other} and were not read; give them apart"]


def _set_aside(block: Block) -> Block:
    """The block as furniture; the number of a note comes back among its words."""
    printed = block.note if block.note and not block.unprinted else ""
    return block._replace(text=f"{printed} {block.text}".strip(), furniture=True, note=None)


def in_other_language(texts: Sequence[str], language: str) -> list[int]:
    """Which of `texts` are plainly written in the other of English and French, by index.

    >>> in_other_language(
    ...     ["The bells of the town ring for the harvest and for the school",
    ...      "Les cloches de la ville sonnent pour la moisson et pour une école"], "en")
    [1]
    """
    return _foreign(texts, language, _LATIN_WORD.findall)


def _foreign(
    texts: Sequence[str], language: str, words_of: Callable[[str], list[str]]
) -> list[int]:
    own, other = _NAMES[language], _NAMES[_OTHER[language]]
    found = []
    for index, text in enumerate(texts):
        words = words_of(text[:400].lower())
        if _COMMON_WORDS[other].isdisjoint(words):
            continue
        theirs = sum(map(_COMMON_WORDS[other].__contains__, words))
        mine = sum(map(_COMMON_WORDS[own].__contains__, words)) if theirs >= 4 else 0
        if theirs >= 4 and theirs > 3 * mine:
            found.append(index)
    return found


def _short_foreign(texts: Sequence[str], language: str) -> set[int]:
    """Of a text printed in both languages side by side: the short lines of the other one.

    >>> sorted(_short_foreign(["The Human Rights Council,", "Le Conseil des droits de l'homme,"], "en"))
    [1]
    >>> sorted(_short_foreign(["1. Urges towns to ring;", "1. Exhorte les villes à sonner ;"], "fr"))
    [0]
    """
    other = _OTHER[language]
    found = set()
    for index, text in enumerate(texts):
        words = set(_LATIN_WORD.findall(text[:400].lower()))
        theirs, mine = (
            len(words & _COMMON_WORDS[name] | words & _TELLING_WORDS[name])
            for name in (_NAMES[other], _NAMES[language])
        )
        label = label_of(text)
        rest = text[label.end :] if label else text
        theirs += _opens_in(rest, other)
        mine += _opens_in(rest, language)
        if theirs > mine:
            found.add(index)
    return found


def _opens_in(text: str, language: str) -> int:
    """1 where a paragraph of a text in that language may open so."""
    opens = operative_opening(text, language) or preambular_opening(text, language)
    return int(opens is not None)


def _counts(sample: str) -> dict[str, int]:
    words = Counter(_WORD.findall(sample.lower()))
    counts = {name: sum(words[word] for word in common) for name, common in _COMMON_WORDS.items()}
    total = sum(words.values())
    enough = total >= _FEWEST_WORDS and max(counts.values()) * 12 >= total
    return counts if enough else {}


def _foreign_script(sample: str) -> str | None:
    foreign = [sign for sign in _BEYOND_LATIN.findall(sample, 0, 2000) if sign.isalpha()]
    if not foreign:
        return None
    letters = sum(1 for character in sample[:2000] if character.isalpha())
    if len(foreign) * 3 < letters:
        return None
    scripts = Counter(unicodedata.name(character, "UNKNOWN").split()[0] for character in foreign)
    name = scripts.most_common(1)[0][0]
    return _SCRIPTS.get(name, f"{name.title()} script")
