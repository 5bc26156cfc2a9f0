"""What is found: accents and plurals make no difference, quotes and filters do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from manden.access.actions import local_operator
from manden.search.asked import Asked
from manden.search.queries import search
from tests.search.conftest import NOW, Find, Look
from tests.search.river import River

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["réparations", "reparations", "REPARATION", "Réparation"])
def test_accents_capitals_and_plurals_make_no_difference(
    river: River, find: Find, typed: str
) -> None:
    river.provision("OP1", fr="Demande que les réparations du pont soient versées.")

    assert find(typed) == ["99/1 · OP1"]


def test_french_and_english_words_are_found_under_their_stems(river: River, find: Find) -> None:
    river.provision("OP1", fr="Les écoles du bord de l’eau.", en="The schools by the water.")

    assert find("école") == find("school") == find("ecoles") == ["99/1 · OP1"]


def test_a_word_written_with_a_separate_accent_is_the_same_word(river: River, find: Find) -> None:
    river.provision("OP1", fr="Les e\u0301coles du bord de l’eau.")

    assert find("école") == ["99/1 · OP1"]


def test_every_word_must_be_there(river: River, find: Find) -> None:
    river.provision("OP1", fr="Le barrage du nord.")
    river.provision("OP2", fr="Le barrage du sud.")

    assert find("barrages nord") == ["99/1 · OP1"]


def test_words_that_tell_nothing_are_passed_over(river: River, find: Find) -> None:
    river.provision("OP1", fr="Barrages fermés l’été.")

    assert find("la fermeture des barrages en l’été") == []
    assert find("les barrages fermés de l’été") == ["99/1 · OP1"]


@pytest.mark.parametrize(
    "phrase", ['"moulins du sud"', "«moulins du sud»", "“moulins du sud”", '"MOULINS DU SUD"']
)
def test_words_between_quotation_marks_must_follow_each_other(
    river: River, find: Find, phrase: str
) -> None:
    river.provision("OP1", fr="Compter les moulins du sud.")
    river.provision("OP2", fr="Le sud et le compte des moulins du lac.")

    assert find(phrase) == ["99/1 · OP1"]
    assert sorted(find("moulins sud")) == ["99/1 · OP1", "99/1 · OP2"]


def test_a_phrase_does_not_run_from_one_passage_into_the_next(river: River, find: Find) -> None:
    river.provision("OP1", fr="Le barrage", gist_fr="fermé depuis un an")

    assert find('"barrage fermé"') == []


def test_a_phrase_is_found_in_one_language_and_not_across_two(river: River, find: Find) -> None:
    river.provision("OP1", fr="Les écoles", en="The dams")

    assert find("écoles dams") == []


def test_a_symbol_within_other_words_is_found_as_it_stands(river: River, find: Find) -> None:
    river.provision("OP1", fr="Rappelle sa résolution 30/58 sur les ponts")
    river.provision("OP2", fr="Rappelle sa résolution 58/30 sur les ponts")

    assert find("ponts 58/30") == ["99/1 · OP2"]


def test_filters_narrow_what_is_found(river: River, find: Find) -> None:
    water = river.theme("water", fr="Eau", en="Water")
    council = river.actor("council", fr="Conseil du fleuve", en="River Council")
    one = river.provision("OP1", fr="Publier les niveaux", en="Publish the levels")
    two = river.provision("OP2", fr="Publier les comptes")
    one.themes.add(water)
    asked = river.commitment(two, "OP2.1", fr="Publier les comptes du barrage")
    river.asked(asked, council)

    assert find("publier", theme="water") == ["99/1 · OP1"]
    assert find("publier", actor="council") == ["99/1 · OP2.1"]
    assert find("publier", kind="commitment") == ["99/1 · OP2.1"]
    assert find("publish", language="en") == ["99/1 · OP1"]
    assert find("publish", language="fr") == []
    assert find("publier", instrument="another") == []
    assert find("publier", theme="unheard-of") == []


def test_every_kind_is_counted_whatever_kind_is_asked(river: River, look: Look) -> None:
    provision = river.provision("OP1", fr="Publier les niveaux")
    river.commitment(provision, "OP1.1", fr="Publier les niveaux")

    found = look("niveaux", kind="commitment")

    assert {kind.kind: kind.count for kind in found.kinds} == {
        "provision": 1,
        "commitment": 1,
        "instrument": 1,
    }
    assert found.total == 1


def test_an_actor_is_found_under_its_other_names(river: River, find: Find) -> None:
    river.actor("council", fr="Conseil du fleuve", en="River Council", alias="office des eaux")

    assert find("office des eaux", kind="actor") == ["Conseil du fleuve"]


def test_results_come_by_pages_and_a_page_beyond_the_last_is_the_last(
    river: River, look: Look
) -> None:
    for number in range(1, 26):
        river.provision(f"OP{number}", fr="Rouvrir le moulin")

    pages = [look("moulin", page=number) for number in (1, 2, 99)]

    assert [len(found.results) for found in pages] == [20, 5, 5]
    assert {found.total for found in pages} == {25}
    assert pages[0].following == "?q=moulin&page=2"
    titles = {result.title for found in pages for result in found.results}
    assert len(titles) == 25


def test_found_words_are_marked_in_the_language_of_the_page(river: River, look: Look) -> None:
    river.provision("OP1", fr="Les écoles : ouvertes.", en="Ecole means school.")

    (result,) = look("ecole").results

    assert (result.snippet.language, result.snippet.role) == ("fr", "official")
    assert [piece.text for piece in result.snippet.pieces if piece.found] == ["écoles"]
    assert "".join(piece.text for piece in result.snippet.pieces) == "Les écoles : ouvertes."


def test_a_long_passage_is_cut_around_the_first_word_found(river: River, look: Look) -> None:
    river.provision("OP1", fr="rive " * 200 + "moulin " + "lac " * 200)

    snippet = look("moulins").results[0].snippet

    assert snippet.cut_before and snippet.cut_after
    assert [piece.text for piece in snippet.pieces if piece.found] == ["moulin"]
    assert len("".join(piece.text for piece in snippet.pieces)) < 300


def test_a_result_leads_to_the_words_that_were_found(river: River, look: Look) -> None:
    river.provision("OP1", gist_fr="Rouvrir le moulin", en="Reopen the dam")

    (gist,), (english,) = look("moulin").results, look("dam").results

    assert gist.address == "/fr/texts/a-hrc-res-99-1/?words=gist#OP1"
    assert english.address == "/fr/texts/a-hrc-res-99-1/?words=en#OP1"


class AnyQuestion(TestCase):
    """No question is wrong: whatever is typed is answered."""

    @settings(max_examples=60, deadline=None)
    @given(st.text(max_size=60), st.sampled_from(["", "fr", "en", "xx"]))
    def test_whatever_is_typed_is_answered(self, q: str, language: str) -> None:
        found = search(
            Asked.from_query({"q": q, "language": language}),
            person=local_operator(),
            now=NOW,
            page=1,
            page_language="fr",
        )

        assert found.total == 0

    @settings(max_examples=30, deadline=None)
    @given(st.text(alphabet="\"«»“”()*:^-+&|!<>\\'%_ abNEAROR{}[]~=,.", max_size=40))
    def test_signs_of_query_languages_mean_nothing(self, q: str) -> None:
        found = search(
            Asked.from_query({"q": q}),
            person=local_operator(),
            now=NOW,
            page=1,
            page_language="fr",
        )

        assert found.total == 0


def test_what_the_index_finds_is_what_is_marked(river: River, look: Look) -> None:
    words = ("libéré", "libérés", "liberation", "élections", "œuvre", "aînés", "l’été", "S/RES/9")
    for number, word in enumerate(words, 1):
        river.provision(f"OP{number}", fr=f"Avant {word} après")

    for word in words:
        marked = [
            any(piece.found for piece in result.snippet.pieces) for result in look(word).results
        ]

        assert marked and all(marked), word
