"""Treaties known by their titles, protocols named by their treaty, and short names in brackets."""

from __future__ import annotations

import pytest

from manden.reading.citations import citations_in
from manden.reading.treaties import treaties_in

ENGLISH = [
    ("the ILO Convention on domestic workers, the Right to Organise Convention and the Discrimination"
     " (Employment and Occupation) Convention,", "ILO Convention on domestic workers; Right to Organise"
     " Convention; Discrimination (Employment and Occupation) Convention"),
    ("the Hague Convention of 1954 for the Protection of Cultural Property in the Event of Armed"
     " Conflict and the two Protocols thereto,", "Hague Convention of 1954 for the Protection of"
     " Cultural Property in the Event of Armed Conflict; Protocols thereto"),
    ("under the 1949 Geneva Conventions and the Additional Protocols thereto, to ring,",
     "Geneva Conventions; Additional Protocols thereto"),
    ("the Geneva Conventions of 1949 and the Additional Protocols thereto of 1977 and 2005, and",
     "Geneva Conventions of 1949; Additional Protocols thereto of 1977 and 2005"),
    ("and Protocol II to the Convention on Prohibitions or Restrictions on the Use of Certain"
     " Conventional Weapons Which May Be Deemed to Be Excessively Injurious or to Have Indiscriminate"
     " Effects of 10 October 1980,", "Protocol II to the Convention on Prohibitions or Restrictions"
     " on the Use of Certain Conventional Weapons Which May Be Deemed to Be Excessively Injurious or"
     " to Have Indiscriminate Effects of 10 October 1980"),
    ("the Agreement on Trade-Related Aspects of Intellectual Property Rights (TRIPS Agreement), and"
     " the TRIPS Agreement,", "Agreement on Trade-Related Aspects of Intellectual Property Rights;"
     " TRIPS Agreement"),
    ("the Convention on the Prevention of Marine Pollution by Dumping of Wastes and Other Matter,"
     " 1972 (the London Convention), as all", "Convention on the Prevention of Marine Pollution by"
     " Dumping of Wastes and Other Matter"),
    ("the Nagoya Protocol on Access to Genetic Resources and the Fair and Equitable Sharing of"
     " Benefits Arising from Their Utilization and the Minamata Convention on Mercury,",
     "Nagoya Protocol on Access to Genetic Resources and the Fair and Equitable Sharing of Benefits"
     " Arising from Their Utilization; Minamata Convention on Mercury"),
    ("the Convention and the Optional Protocols thereto, the Bell Tower Convention and its Optional"
     " Protocol,", "Bell Tower Convention"),
    ("the Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143), and the Migration for"
     " Employment Convention (Revised), 1949 (No. 97), of bells", "Migrant Workers (Supplementary"
     " Provisions) Convention, 1975 (No. 143); Migration for Employment Convention (Revised), 1949"
     " (No. 97)"),
    ("the two optional protocols to the Convention on the Rights of the Child1 on the involvement of"
     " children in armed conflict and on the sale of children, child prostitution and child pornography,"
     " which ring", "optional protocols to the Convention on the Rights of the Child1 on the involvement"
     " of children in armed conflict; on the sale of children, child prostitution and child pornography"),
    ("a draft optional protocol to the Convention on the Rights of the Child on the ringing of bells,",
     "Convention on the Rights of the Child"),
    ("the Convention on the Rights of the Child shall ring in every tower, and bearing in mind how the"
     " bells are told of the Optional Protocols to the Convention, as well", "Convention on the Rights of"
     " the Child; Optional Protocols to the Convention"),
    ("the Bells (Towers) Convention, 1999 (No. 1) and the Convention concerning the Prohibition and"
     " Immediate Action for the Elimination of the Worst Forms of Child Labour, 1999 (Convention No. 182)"
     " of the International Labour Organization to ring", "Bells (Towers) Convention, 1999 (No. 1);"
     " Convention concerning the Prohibition and Immediate Action for the Elimination of the Worst Forms"
     " of Child Labour, 1999 (Convention No. 182) of the International Labour Organization"),
    ("the African Maritime Transport Charter, the Constitutive Act of the African Union and the Treaty"
     " establishing the African Economic Community, and the Framework Convention for the Protection of"
     " the Marine Environment of the Caspian Sea, of bells", "African Maritime Transport Charter;"
     " Constitutive Act of the African Union; Treaty establishing the African Economic Community;"
     " Framework Convention for the Protection of the Marine Environment of the Caspian Sea"),
    ("the United Nations Treaty Series and the Convention for the State Party,", ""),
    ("the elaboration of a Convention on Bells and of the relevant Conventions of the International"
     " Labour Organization,", ""),
    ("the Convention on the Rights of the Child1 and to the Optional Protocols thereto2 as a matter of"
     " priority, the Trafficking Protocol,", "Convention on the Rights of the Child; Optional Protocols"
     " thereto"),
    ("the 1951 Convention and the 1967 Protocol relating to the Status of Refugees,",
     "1951 Convention; 1967 Protocol relating to the Status of Refugees"),
    ("the Convention concerning Indigenous and Tribal Peoples in Independent Countries, 1989 (Convention"
     " No. 169) and the Discrimination (Employment and Occupation) Convention, 1958 (No. 111),",
     "Convention concerning Indigenous and Tribal Peoples in Independent Countries, 1989 (Convention"
     " No. 169); Discrimination (Employment and Occupation) Convention, 1958 (No. 111)"),
    ("the Inter-American Convention on the Prevention, Punishment and Eradication of Violence against"
     " Women (Convention of Belém do Pará) and the Agreement on Trade Facilitation of the World Trade"
     " Organization,", "Inter-American Convention on the Prevention, Punishment and Eradication of"
     " Violence against Women; Agreement on Trade Facilitation"),
    ("the Agreement for the Implementation of the Provisions of the United Nations Convention on the Law"
     " of the Sea of 10 December 1982 relating to the Conservation and Management of Straddling Fish"
     " Stocks and Highly Migratory Fish Stocks (the Fish Stocks Agreement),", "Agreement for the"
     " Implementation of the Provisions of the United Nations Convention on the Law of the Sea of"
     " 10 December 1982 relating to the Conservation and Management of Straddling Fish Stocks and Highly"
     " Migratory Fish Stocks"),
]  # fmt: skip

FRENCH = [
    ("des Conventions de Genève de 1949 et des Protocoles additionnels s'y rapportant 11 , de sonner",
     "Conventions de Genève de 1949; Protocoles additionnels s'y rapportant"),
    ("la quatrième Convention de Genève du 12 août 1949 15 et les Protocoles additionnels du 8 juin"
     " 1977 11 ,", "quatrième Convention de Genève du 12 août 1949; Protocoles additionnels du 8 juin"
     " 1977"),
    ("le Protocole II se rapportant à la Convention sur l'interdiction ou la limitation de l'emploi de"
     " certaines armes classiques qui peuvent être considérées comme produisant des effets"
     " traumatiques excessifs ou comme frappant sans discrimination, du 10 octobre 1980 16 ,",
     "Protocole II se rapportant à la Convention sur l'interdiction ou la limitation de l'emploi de"
     " certaines armes classiques qui peuvent être considérées comme produisant des effets"
     " traumatiques excessifs ou comme frappant sans discrimination"),
    ("la Convention internationale de 1979 sur la recherche et le sauvetage maritimes et l'Accord sur"
     " l'application des mesures sanitaires et phytosanitaires,", "Convention internationale de 1979"
     " sur la recherche et le sauvetage maritimes; Accord sur l'application des mesures sanitaires et"
     " phytosanitaires"),
    ("la Convention relative aux droits de l'enfant 1 ainsi qu'au Protocole facultatif s'y rapportant"
     " concernant la vente d'enfants, la prostitution des enfants et la pornographie mettant en scène"
     " des enfants 2 et du Protocole facultatif à ladite Convention concernant l'implication"
     " d'enfants dans les conflits armés,", "Convention relative aux droits de l'enfant; Protocole"
     " facultatif s'y rapportant concernant la vente d'enfants, la prostitution des enfants et la"
     " pornographie mettant en scène des enfants; Protocole facultatif à ladite Convention concernant"
     " l'implication d'enfants dans les conflits armés"),
    ("la Convention relative aux droits de l'enfant et ses Protocoles facultatifs, la Convention et"
     " les Protocoles facultatifs s'y rapportant,", "Convention relative aux droits de l'enfant"),
    ("la Convention de 1949 sur les travailleurs migrants (révisée) (n o 97) 22 , la Convention (n° 29)"
     " sur le travail forcé, 1930, et la Convention sur le travail forcé, 1930 (Convention n o 29),",
     "Convention de 1949 sur les travailleurs migrants (révisée) (n o 97); Convention (n° 29) sur le"
     " travail forcé; Convention sur le travail forcé, 1930 (Convention n o 29)"),
    ("la Convention relative au statut des réfugiés et son protocole de 1967, la Convention (n o 190) de"
     " 2019 de l'OIT sur la violence et le harcèlement,", "Convention relative au statut des réfugiés;"
     " protocole de 1967; Convention (n o 190) de 2019 de l'OIT sur la violence et le harcèlement"),
    ("la Convention relative aux droits de l'enfant et ses Protocoles facultatifs concernant l'implication"
     " d'enfants dans les conflits armés et la vente d'enfants, la prostitution des enfants et la"
     " pornographie mettant en scène des enfants,", "Convention relative aux droits de l'enfant;"
     " Protocoles facultatifs concernant l'implication d'enfants dans les conflits armés; la vente"
     " d'enfants, la prostitution des enfants et la pornographie mettant en scène des enfants"),
    ("l'Accord sur les aspects des droits de propriété intellectuelle qui touchent au commerce de"
     " l'Organisation mondiale du commerce (Accord sur les ADPIC) 5 et la Convention pour la protection"
     " et la préservation des tours,", "Accord sur les aspects des droits de propriété intellectuelle"
     " qui touchent au commerce"),
    ("les deux protocoles facultatifs se rapportant à la Convention relative aux droits de l'enfant 1 ,"
     " concernant l'implication d'enfants dans des conflits armés et la vente d'enfants, la prostitution"
     " des enfants et la pornographie mettant en scène des enfants, dont sonnent", "protocoles facultatifs"
     " se rapportant à la Convention relative aux droits de l'enfant 1 , concernant l'implication"
     " d'enfants dans des conflits armés; la vente d'enfants, la prostitution des enfants et la"
     " pornographie mettant en scène des enfants"),
    ("un projet de protocole facultatif se rapportant à la Convention relative aux droits de l'enfant,",
     "Convention relative aux droits de l'enfant"),
    ("la Convention concernant l'interdiction des pires formes de travail des enfants et l'action"
     " immédiate en vue de leur élimination, 1999 (Convention n o 182) de l'Organisation internationale"
     " du Travail, ou sonner", "Convention concernant l'interdiction des pires formes de travail des"
     " enfants et l'action immédiate en vue de leur élimination, 1999 (Convention n o 182) de"
     " l'Organisation internationale du Travail"),
    ("la Charte africaine révisée des transports maritimes par les cloches, du Traité instituant la"
     " Communauté économique africaine 28 , et la Convention-cadre pour la protection de l'environnement"
     " marin de la mer Caspienne,", "Charte africaine révisée des transports maritimes; Traité instituant"
     " la Communauté économique africaine; Convention-cadre pour la protection de l'environnement marin"
     " de la mer Caspienne"),
    ("la Charte internationale des droits de l'homme et la Convention pour l'État Partie intéressé,",
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_titles_are_known(text: str, expected: str) -> None:
    assert "; ".join(found.text for found in treaties_in(text, "en")) == expected


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french_titles_are_known(text: str, expected: str) -> None:
    assert "; ".join(found.text for found in treaties_in(text, "fr")) == expected


def test_a_hyphen_lost_at_the_end_of_a_line_and_accents_lost_in_a_scan_hide_no_treaty() -> None:
    printed = (
        ("the Treaty on the NonProliferation of Nuclear Weapons, and", "en"),
        ("la Convention internationale sur l'elimination de toutes les formes de discrimination"
         " raciale, et", "fr"),
        ("la Convention relative aux droits de l'enfant, et", "fr"),
    )  # fmt: skip

    for text, language in printed:
        found = [cited.text for cited in treaties_in(text, language)]
        assert found == [text.partition(" ")[2].rpartition(",")[0]]


def test_signs_that_a_converter_could_not_name_hide_no_treaty() -> None:
    named = {
        "la Convention relative aux droits de l GLYPH<31> enfant, des cloches":
            "Convention relative aux droits de l GLYPH<31> enfant",
        "la Convention relative aux droits de l GLYPH&lt;12&gt; enfant, des cloches":
            "Convention relative aux droits de l GLYPH&lt;12&gt; enfant",
        "la Convention relative aux droits de l(cid:31)enfant, des cloches":
            "Convention relative aux droits de l(cid:31)enfant",
        "la Convention relative aux droits de l/uni2019enfant, des cloches":
            "Convention relative aux droits de l/uni2019enfant",
        "la Convention relative aux droits de l\ufffdenfant, des cloches":
            "Convention relative aux droits de l\ufffdenfant",
        "le Traité sur les principes régissant les activités des Etats en matiere d'exploration et"
        " d'uti› lisation de l'espace extra-atmosphérique, des cloches":
            "Traité sur les principes régissant les activités des Etats en matiere d'exploration et"
            " d'uti› lisation de l'espace extra-atmosphérique",
    }  # fmt: skip

    for text, expected in named.items():
        assert [found.text for found in citations_in(text, "GA", "PP1", "fr")] == [expected]


def test_a_month_that_a_scan_cut_at_the_end_of_a_line_dates_its_resolution() -> None:
    (found,) = citations_in("sa résolution 1963 (XVIII) du 13 dé› cembre 1963,", "GA", "PP1", "fr")

    assert (found.symbol, str(found.date)) == ("A/RES/1963 (XVIII)", "1963-12-13")


def test_conventions_are_named_by_towns_numbers_and_two_acts() -> None:
    french = {
        "la Convention d’Abidjan, la Convention de New York et la Convention de Barcelone,": [
            "Convention d’Abidjan", "Convention de New York", "Convention de Barcelone"],
        "la Convention (no 184) sur la sécurité et la santé dans les tours, 2001, et les cloches,": [
            "Convention (no 184) sur la sécurité et la santé dans les tours, 2001"],
        "la Convention pour la conservation des cloches du Sud et la Convention sur la conservation et"
        " la gestion des tours,": ["Convention pour la conservation des cloches du Sud",
                                   "Convention sur la conservation et la gestion des tours"],
        "le Protocole no 13 à la Convention européenne des droits de l’homme, des cloches": [
            "Protocole no 13 à la Convention européenne des droits de l’homme"],
    }  # fmt: skip
    english = {
        "Protocol No. 13 to the European Convention on Human Rights, of bells": [
            "Protocol No. 13 to the European Convention on Human Rights"],
        "the Treaty of Basseterre and the Statute of the International Renewable Energy Agency,": [
            "Treaty of Basseterre", "Statute of the International Renewable Energy Agency"],
    }  # fmt: skip

    for language, texts in (("fr", french), ("en", english)):
        for text, expected in texts.items():
            assert [found.text for found in treaties_in(text, language)] == expected
