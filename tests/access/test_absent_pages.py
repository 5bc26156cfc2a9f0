"""A page that is not there writes back no word that was asked for."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["incidents/", "actors/", "", "texts/", "exports/"])
def test_no_word_of_the_address_comes_back(signed_in, reviewer, address):
    answer = signed_in(reviewer).get(f"/fr/{address}Hibiscus-7319/?q=Djoliba")

    assert answer.status_code == 404
    assert "Hibiscus" not in answer.content.decode() and "Djoliba" not in answer.content.decode()
