"""The few words that a chart itself says, in both languages."""

from __future__ import annotations

_WORDS = {
    "bar": ("Bar chart", "Diagramme à barres"),
    "line": ("Line chart", "Courbe"),
    "dot": ("Dot plot", "Diagramme à points"),
    "panels": ("Line charts side by side", "Courbes côte à côte"),
    "squares": ("Map of squares of land", "Carte par carrés de terrain"),
    "approximate": ("placed nearby, not exactly", "situé à peu près"),
    "map": ("Map by division", "Carte par division administrative"),
    "all": ("In all {0}.", "En tout {0}."),
    "largest": ("largest: {0}, {1}", "le plus : {0}, {1}"),
    "smallest": ("smallest: {0}, {1}", "le moins : {0}, {1}"),
    "first": ("first: {0}, {1}", "au début : {0}, {1}"),
    "last": ("last: {0}, {1}", "à la fin : {0}, {1}"),
    "each": ("everywhere {0}", "partout {0}"),
    "only": ("{0}, {1}", "{0}, {1}"),
    "interval": ("{0} ({1} to {2})", "{0} ({1} à {2})"),
    "named": ("{0}: {1}", "{0} : {1}"),
    "hidden": ("hidden", "caché"),
    "unknown": ("unknown", "inconnu"),
    "are_hidden": ("Hidden, not zero: {0}.", "Caché, et non nul : {0}."),
    "are_unknown": ("Unknown, not zero: {0}.", "Inconnu, et non nul : {0}."),
    "and_more": ("{0} and {1} more", "{0} et {1} autres"),
    "nothing": ("nothing known", "rien de connu"),
    "source": ("Source: {0}", "Source : {0}"),
    "breaks": ("A line breaks where nothing is known.",
               "La ligne s’interrompt là où rien n’est connu."),
    "crossed": ("Crossed boxes: hidden.", "Cases croisées : caché."),
    "lines_show": ("Thin lines and bands: from lowest to highest.",
                   "Traits fins et bandes : du plus bas au plus haut."),
}  # fmt: skip


def word(name: str, language: str, *values: str) -> str:
    """What `name` is in `language`; French gets its unbreakable space before a colon.

    >>> word("all", "en", "3"), word("source", "fr", "x") == "Source\\u00a0: x"
    ('In all 3.', True)
    """
    told = _WORDS[name][language == "fr"].replace(" :", "\u00a0:")
    return told.format(*values)
