"""A text dirtied in a known way reads as it did clean: invented texts, every kind of dirt."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bench.reading.dirt import KINDS
from bench.reading.preservation import parts
from bench.reading.sheets import CHILD, HEAD, HEADING, OPERATIVE, PREAMBLE, Line, Sheet
from manden.reading.blocks import ink
from manden.reading.reader import read_text
from manden.reading.resolution import Resolution
from manden.reading.sources.characters import mended

ENGLISH: Sheet = (
    Line(HEAD, "United Nations"),
    Line(HEAD, "A/HRC/RES/41/98"),
    Line(HEAD, "Human Rights Council"),
    Line(HEAD, "Forty-first session"),
    Line(HEAD, "Agenda item 10"),
    Line(HEAD, "Resolution adopted by the Human Rights Council on 11 July 2019"),
    Line(HEAD, "41/98. Bells and towers of the river towns"),
    Line(HEAD, "The Human Rights Council,"),
    Line(PREAMBLE, "Guided by the old book of bells and by the customs of the river towns,"),
    Line(PREAMBLE, "Recalling its resolution 5/1 of 18 June 2007, on the ringing of bells at noon,"),
    Line(PREAMBLE, "Deeply concerned at the theft of bells in the towns of the north and the east,"),
    Line(OPERATIVE, "Condemns the theft of bells, in particular from the high towers of the north;", "1."),
    Line(OPERATIVE, "Calls upon all towns to mend their towers before the first frost of the year;", "2."),
    Line(OPERATIVE, "Requests the keeper of the towers, in the year that follows this one:", "3."),
    Line(CHILD, "To count the bells of each town and to weigh them with care;", "(a)"),
    Line(CHILD, "To write down the names of those who ring them and when they do so;", "(b)"),
    Line(OPERATIVE, "Invites the millers of the valley to lend their carts to the bell-founders;", "4."),
    Line(OPERATIVE, "Encourages the schools of the valley to teach the old songs of the towers;", "5."),
    Line(HEADING, "Means of ringing"),
    Line(OPERATIVE, "Welcomes the new ropes that the weavers of the south gave in May 2018;", "6."),
    Line(OPERATIVE, "Urges the ferrymen to carry bells across the river at no cost to the towns;", "7."),
    Line(OPERATIVE, "Takes note of the account that the keeper gave at the forty-first session;", "8."),
    Line(OPERATIVE, "Recommends that each tower be painted again within three years of its mending;", "9."),
    Line(OPERATIVE, "Also requests the keeper to report to the towns at their next gathering;", "10."),
    Line(OPERATIVE, "Further invites the towns to give what they can for bread and for lamp oil;", "11."),
    Line(OPERATIVE, "Decides to remain seized of the bells and to listen to them at noon.", "12."),
)  # fmt: skip
FRENCH: Sheet = (
    Line(HEAD, "Nations Unies"),
    Line(HEAD, "A/HRC/RES/41/98"),
    Line(HEAD, "Conseil des droits de l'homme"),
    Line(HEAD, "Quarante et unième session"),
    Line(HEAD, "Résolution adoptée par le Conseil des droits de l'homme le 11 juillet 2019"),
    Line(HEAD, "41/98. Cloches et tours des villes du fleuve"),
    Line(HEAD, "Le Conseil des droits de l'homme,"),
    Line(PREAMBLE, "Guidé par le vieux livre des cloches et par les usages des villes du fleuve,"),
    Line(PREAMBLE, "Rappelant sa résolution 5/1 du 18 juin 2007, sur la sonnerie des cloches à midi,"),
    Line(PREAMBLE, "Profondément préoccupé par le vol de cloches dans les villes du nord et de l'est,"),
    Line(OPERATIVE, "Condamne le vol de cloches, en particulier dans les hautes tours du nord ;", "1."),
    Line(OPERATIVE, "Engage toutes les villes à réparer leurs tours avant les premiers gels ;", "2."),
    Line(OPERATIVE, "Prie le gardien des tours, au cours de l'année qui suivra celle-ci :", "3."),
    Line(CHILD, "De compter les cloches de chaque ville et de les peser avec soin ;", "a)"),
    Line(CHILD, "De noter les noms de celles et ceux qui les sonnent, et à quelle heure ;", "b)"),
    Line(OPERATIVE, "Invite les meuniers de la vallée à prêter leurs charrettes aux fondeurs ;", "4."),
    Line(OPERATIVE, "Encourage les écoles de la vallée à enseigner les vieux chants des tours ;", "5."),
    Line(HEADING, "Moyens de sonner"),
    Line(OPERATIVE, "Accueille avec satisfaction les cordes neuves données en mai 2018 ;", "6."),
    Line(OPERATIVE, "Exhorte les passeurs à faire traverser les cloches sans frais pour les villes ;", "7."),
    Line(OPERATIVE, "Prend note du récit que le gardien a fait à la quarante et unième session ;", "8."),
    Line(OPERATIVE, "Recommande que chaque tour soit repeinte dans les trois ans de sa réparation ;", "9."),
    Line(OPERATIVE, "Prie également le gardien de faire rapport aux villes à leur réunion suivante ;", "10."),
    Line(OPERATIVE, "Invite en outre les villes à donner du pain et de l'huile pour les lampes ;", "11."),
    Line(OPERATIVE, "Décide de rester saisi des cloches et de les écouter à midi.", "12."),
)  # fmt: skip
SHEETS = {"en": ENGLISH, "fr": FRENCH}
SEEDS = range(4)


def _numbers(read: Resolution) -> list[str | None]:
    return [paragraph.number for paragraph in read.operative]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_numbers_are_read_through_dirt(kind: str, language: str) -> None:
    texts = [KINDS[kind](SHEETS[language], random.Random(seed), language) for seed in SEEDS]

    found = [_numbers(read_text(text, language=language)) for text in texts]

    assert found == [[str(number) for number in range(1, 13)]] * len(texts)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_character_is_lost_in_dirt(kind: str, language: str) -> None:
    text = KINDS[kind](SHEETS[language], random.Random(7), language)

    read = read_text(text, language=language)

    assert Counter(ink("".join(parts(read)))) == Counter(ink(mended(text)[0]))


def test_a_number_that_the_print_lost_or_spoilt_is_said_to_be_inferred() -> None:
    text = KINDS["clean"](ENGLISH, random.Random(0), "en")
    spoilt = text.replace("5. Enc", "Enc").replace("7. Urges", "9. Urges")

    read = read_text(spoilt, language="en")

    assert [p.number for p in read.operative if p.number_inferred] == ["5", "7"]


def test_a_paragraph_of_which_only_the_verb_is_left_is_warned_of() -> None:
    found = read_text(
        "Le Conseil des droits de l'homme,\n\nNotant les cloches,\n\n1. Exhorte les villes à sonner ;\n\n"
        "2. Prie\n\n3. Décide d'attendre."
    )

    assert [warning.anchor for warning in found.warnings if "breaks off" in warning.message] == [
        "OP2"
    ]
