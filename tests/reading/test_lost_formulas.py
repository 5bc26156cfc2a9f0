"""Several texts in one file, where the print lost a formula: each stays a text of its own."""

from __future__ import annotations

import pytest

from manden.reading import Resolution, read_text

FORMULA = {"en": "The Human Rights Council,", "fr": "Le Conseil des droits de l'homme,"}
TEXTS = {
    "en": (
        "Resolution adopted by the Human Rights Council on 21 March 2019\n\n40/98. Bells\n\n{formula}"
        "Recalling its resolution 5/1 of 18 June 2007,\n\nNoting the bells of the town,\n\n"
        "1. Requests the Mayor to ring;\n\n2. Decides to listen.\n\n55th meeting\n\n21 March 2019",
        "Resolution adopted by the Human Rights Council on 22 March 2019\n\n40/99. Towers\n\n{formula}"
        "Recalling also its resolution 5/2 of 18 June 2007,\n\nNoting the towers of the town,\n\n"
        "1. Urges the towns to paint them;\n\n2. Invites the millers to help;\n\n3. Decides to wait.",
    ),
    "fr": (
        "Résolution adoptée par le Conseil des droits de l'homme le 21 mars 2019\n\n40/98. Cloches\n\n"
        "{formula}Rappelant sa résolution 5/1 du 18 juin 2007,\n\nNotant les cloches de la ville,\n\n"
        "1. Prie le Maire de sonner ;\n\n2. Décide d'écouter.\n\n55e séance\n\n21 mars 2019",
        "Résolution adoptée par le Conseil des droits de l'homme le 22 mars 2019\n\n40/99. Tours\n\n"
        "{formula}Rappelant aussi sa résolution 5/2 du 18 juin 2007,\n\nNotant les tours de la ville,\n\n"
        "1. Exhorte les villes à les peindre ;\n\n2. Invite les meuniers à aider ;\n\n3. Décide d'attendre.",
    ),
}  # fmt: skip


def _shape(found: Resolution) -> list[tuple[str | None, list[str], list[str]]]:
    return [
        (text.number, [p.text for p in text.preamble], [p.text for p in text.operative])
        for text in found.texts
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("lost", [(0,), (1,), (0, 1)], ids=["first", "second", "both"])
def test_a_text_without_its_formula_is_parted_from_the_other(
    lost: tuple[int, ...], language: str
) -> None:
    def file(without: tuple[int, ...]) -> str:
        formulas = ("" if place in without else FORMULA[language] + "\n\n" for place in range(2))
        pairs = zip(TEXTS[language], formulas, strict=True)
        return "\n\n".join(text.format(formula=formula) for text, formula in pairs)

    found, whole = read_text(file(lost)), read_text(file(()))

    assert len(found.texts) == 2
    assert _shape(found) == _shape(whole)


def test_an_annexed_text_is_no_other() -> None:
    first, second = TEXTS["en"]
    text = (
        first.format(formula=FORMULA["en"] + "\n\n") + "\n\nAnnex\n\n" + second.format(formula="")
    )

    assert len(read_text(text).texts) == 1
