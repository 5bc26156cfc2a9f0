"""What the incident form asks, in the order in which a monitor is told it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """`kind` is a word of XLSForm; `choices` the list it offers; `only_if` a sibling question and
    the value it must have; `inside` the questions of a group or a repeat."""

    kind: str
    name: str
    fr: str
    en: str
    hint_fr: str = ""
    hint_en: str = ""
    choices: str = ""
    required: bool = False
    only_if: tuple[str, str] | None = None
    inside: tuple[Question, ...] = ()


_NO_NAMES_FR, _NO_NAMES_EN = "Sans aucun nom de personne.", "Without the name of any person."
_VICTIM = (
    Question("select_one", "unit", "Qui ?", "Who?", choices="unit", required=True),
    Question(
        "integer",
        "counted",
        "Combien de personnes ?",
        "How many people?",
        only_if=("unit", "group"),
    ),
    Question("select_one", "sex", "Sexe", "Sex", choices="sex", only_if=("unit", "individual")),
    Question(
        "integer", "age_years", "Âge, en années", "Age in years", only_if=("unit", "individual")
    ),
    Question("select_one", "age", "Tranche d’âge", "Age group", choices="age"),
    Question(
        "select_one",
        "capacity",
        "En quelle qualité, à ce moment ?",
        "In what capacity, then?",
        choices="capacity",
    ),
    Question(
        "text",
        "label",
        "Comment distinguer cette victime ?",
        "How to tell this victim apart?",
        _NO_NAMES_FR,
        _NO_NAMES_EN,
    ),
    Question(
        "select_multiple",
        "violation",
        "Qu’a-t-elle subi ?",
        "What was done to them?",
        choices="violation",
        required=True,
    ),
    Question("select_one", "method", "De quelle manière ?", "In what way?", choices="method"),
    Question(
        "select_one", "outcome", "Qu’est-elle devenue ?", "What became of them?", choices="outcome"
    ),
    Question("select_one", "party", "Par qui, dit-on ?", "By whom, it is said?", choices="party"),
    Question("select_one", "degree", "Quel rôle ?", "What part?", choices="degree"),
)
_SOURCE = (
    Question("select_one", "kind", "Qui le dit ?", "Who says so?", choices="source", required=True),
    Question(
        "select_one",
        "standing",
        "D’où le sait-on ?",
        "How do they know?",
        choices="standing",
        required=True,
    ),
    Question(
        "text",
        "statement",
        "Que dit cette source ?",
        "What does this source say?",
        _NO_NAMES_FR,
        _NO_NAMES_EN,
        required=True,
    ),
    Question("select_one", "material", "Sous quelle forme ?", "In what form?", choices="material"),
)
QUESTIONS = (
    Question(
        "text",
        "title",
        "L’incident en quelques mots",
        "The incident in a few words",
        _NO_NAMES_FR,
        _NO_NAMES_EN,
        required=True,
    ),
    Question("date", "day", "Le jour, s’il est connu", "The day, if it is known"),
    Question(
        "text",
        "when",
        "Sinon, la date comme on vous l’a dite",
        "Else, the date as you were told it",
        "Par exemple : mi-juin 2023",
        "For example: mid-June 2023",
    ),
    Question("text", "where", "Le lieu, comme on vous l’a dit", "The place, as you were told it"),
    Question(
        "geopoint",
        "point",
        "Le point, si vous y êtes",
        "The point, if you are there",
        "Laissez vide si votre position vous met en danger.",
        "Leave it empty where your position puts you at risk.",
    ),
    Question(
        "text", "narrative", "Ce qui s’est passé", "What happened", _NO_NAMES_FR, _NO_NAMES_EN
    ),
    Question("repeat", "victim", "Victime", "Victim", inside=_VICTIM),
    Question("group", "source", "La source", "The source", inside=_SOURCE),
    Question("image", "picture", "Une image", "A picture"),
    Question("audio", "recording", "Un enregistrement", "A recording"),
)
