"""Treaties by name in sentences of our own; what is no treaty, or only its bare head, is none."""

from __future__ import annotations

import pytest

from manden.reading.treaties import treaties_in

ENGLISH = [
    ("Guided by the Charter of the United Nations and the Statute of the International Court of"
     " Justice,", "Charter of the United Nations; Statute of the International Court of Justice"),
    ("the Convention on the Rights of the Child and the Optional Protocols thereto,",
     "Convention on the Rights of the Child; Optional Protocols thereto"),
    ("breaches of the Geneva Conventions of 1949 and their Additional Protocol I, and",
     "Geneva Conventions of 1949; Additional Protocol I"),
    ("the Convention on the Rights of the Child, that States parties to the Convention apply, and the"
     " Optional Protocols to the Convention,",
     "Convention on the Rights of the Child; Optional Protocols to the Convention"),
    ("the Optional Protocol to the Convention against Torture and Other Cruel, Inhuman or Degrading"
     " Treatment or Punishment, adopted", "Optional Protocol to the Convention against Torture and"
     " Other Cruel, Inhuman or Degrading Treatment or Punishment"),
    ("the Optional Protocol to the Convention on the Rights of the Child on the involvement of"
     " children in armed conflict,", "Optional Protocol to the Convention on the Rights of the Child"
     " on the involvement of children in armed conflict"),
    ("the Second Optional Protocol to the International Covenant on Civil and Political Rights,"
     " aiming at the abolition of the death penalty,", "Second Optional Protocol to the"
     " International Covenant on Civil and Political Rights, aiming at the abolition of the death"
     " penalty"),
    ("the Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and"
     " Children, supplementing the United Nations Convention against Transnational Organized Crime,",
     "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and"
     " Children, supplementing the United Nations Convention against Transnational Organized Crime"),
    ("the United Nations Convention against Corruption and the Protocols thereto, and the Convention"
     " and the relevant Protocols thereto,",
     "United Nations Convention against Corruption; Protocols thereto"),
    ("the Geneva Conventions of 12th August 1949 and the Bells,",
     "Geneva Conventions of 12th August 1949"),
    ("in the Convention on the Rights of the Child and its Optional Protocol on the involvement of"
     " Children in armed conflict,", "Convention on the Rights of the Child; Optional Protocol on the"
     " involvement of Children in armed conflict"),
    ("the Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the United"
     " Nations Convention against Transnational Organized Crime, and", "Protocol against the Smuggling"
     " of Migrants by Land, Sea and Air, supplementing the United Nations Convention against"
     " Transnational Organized Crime"),
    ("the Protocol against the Smuggling of Migrants by Land, Sea and Air,",
     "Protocol against the Smuggling of Migrants by Land, Sea and Air"),
    ("the Geneva Conventions of 12 August 1949 and the Additional Protocols thereto of 8 June 1977,",
     "Geneva Conventions of 12 August 1949; Additional Protocols thereto of 8 June 1977"),
    ("the Geneva Convention relative to the Protection of Civilian Persons in Time of War, of"
     " 12 August 1949,", "Geneva Convention relative to the Protection of Civilian Persons in Time"
     " of War"),
    ("the 1951 Convention relating to the Status of Refugees and the 1967 Protocol thereto,",
     "Convention relating to the Status of Refugees; 1967 Protocol thereto"),
    ("the International Covenant on Economic, Social and Cultural Rights and the International"
     " Covenant on Civil and Political Rights,", "International Covenant on Economic, Social and"
     " Cultural Rights; International Covenant on Civil and Political Rights"),
    ("the Convention relating to the Status of Refugees and the Protocol thereto, and",
     "Convention relating to the Status of Refugees; Protocol thereto"),
    ("in International Labour Organization Convention No. 182 on the Prohibition and Immediate Action"
     " for the Elimination of the Worst Forms of Child Labour which", "International Labour"
     " Organization Convention No. 182 on the Prohibition and Immediate Action for the Elimination of"
     " the Worst Forms of Child Labour"),
    ("the Optional Protocols thereto on the involvement of children in armed conflict and on the sale"
     " of children, child prostitution and child pornography,", "Optional Protocols thereto on the"
     " involvement of children in armed conflict; on the sale of children, child prostitution and"
     " child pornography"),
    ("the International Covenants on Human Rights,", "International Covenants on Human Rights"),
    ("the United Nations Framework Convention on Climate Change and of the Conference of the Bells,",
     "United Nations Framework Convention on Climate Change"),
    ("the Convention on the Rights of the Child1 and", "Convention on the Rights of the Child"),
    ("the Convention, the Covenant, the Protocol, the Framework Convention and the Charter,", ""),
    ("the Universal Declaration of Human Rights and the Vienna Declaration,", ""),
    ("the Treaty on the Non-Proliferation of Nuclear Weapons and the Arms Trade Treaty,",
     "Treaty on the Non-Proliferation of Nuclear Weapons; Arms Trade Treaty"),
    ("the Comprehensive Nuclear-Test-Ban Treaty and the Treaty of Tlatelolco,",
     "Comprehensive Nuclear-Test-Ban Treaty; Treaty of Tlatelolco"),
    ("the African Charter on the Rights and Welfare of the Child,",
     "African Charter on the Rights and Welfare of the Child"),
    ("the Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Women in"
     " Africa,", "Protocol to the African Charter on Human and Peoples’ Rights on the Rights of Women"
     " in Africa"),
    ("the Constitutive Act of the African Union and the Constitution of the World Health"
     " Organization,", "Constitutive Act of the African Union; Constitution of the World Health"
     " Organization"),
    ("the Montreal Protocol on Substances that Deplete the Ozone Layer and the Nagoya Protocol,",
     "Montreal Protocol on Substances that Deplete the Ozone Layer; Nagoya Protocol"),
    ("the Minnesota Protocol and the Istanbul Protocol, and a Model Protocol for bells,", ""),
    ("the Agreement on Trade-Related Aspects of Intellectual Property Rights and the TRIPS"
     " Agreement,", "Agreement on Trade-Related Aspects of Intellectual Property Rights; TRIPS"
     " Agreement"),
    ("the Agreement on Peace and Reconciliation and the Bell Agreement of 3 May 2015,", ""),
    ("the Worst Forms of Child Labour Convention, 1999 (No. 182), and the Minimum Age Convention,",
     "Worst Forms of Child Labour Convention, 1999 (No. 182); Minimum Age Convention"),
    ("the Conference of the Parties to the Basel Convention, the Rome Statute,",
     "Basel Convention; Rome Statute"),
    ("the Convention on the Elimination of all Forms of Discrimination against Women,",
     "Convention on the Elimination of all Forms of Discrimination against Women"),
    ("the American Convention on Human Rights and the Charter of the Organization of American"
     " States,", "American Convention on Human Rights; Charter of the Organization of American"
     " States"),
]  # fmt: skip

SHORT_EN = [
    ("the full implementation of the Convention and the Trafficking in Persons Protocol,", ""),
    ("including the Framework for Action to Implement the Trafficking in Persons Protocol,", ""),
    ("the Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and"
     " Children, supplementing the Convention against Transnational Organized Crime, by ringing,",
     "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and"
     " Children, supplementing the Convention against Transnational Organized Crime"),
    ("the Geneva Conventions of 12th August 1949 and the Additional Protocols of 1977 and the Convention"
     " on the Rights of the Child and its Optional Protocol on the involvement of Children in armed"
     " conflict,", "Geneva Conventions of 12th August 1949; Additional Protocols of 1977; Convention on"
     " the Rights of the Child; Optional Protocol on the involvement of Children in armed conflict"),
    ("the Indigenous and Tribal Peoples Convention, 1989 (No. 169), of bells,",
     "Indigenous and Tribal Peoples Convention, 1989 (No. 169)"),
    ("the Convention against Transnational Organized Crime and the Protocols thereto, and",
     "Convention against Transnational Organized Crime; Protocols thereto"),
]  # fmt: skip

FRENCH = [
    ("la Charte des Nations Unies et le Statut de la Cour internationale de Justice,",
     "Charte des Nations Unies; Statut de la Cour internationale de Justice"),
    ("la Convention relative aux droits de l’enfant et les Protocoles facultatifs s’y rapportant,",
     "Convention relative aux droits de l’enfant; Protocoles facultatifs s’y rapportant"),
    ("la Convention relative aux droits de l’enfant 7 et le Protocole facultatif,",
     "Convention relative aux droits de l’enfant"),
    ("la Convention relative aux droits des personnes handicapées réaffirme le droit,",
     "Convention relative aux droits des personnes handicapées"),
    ("les États parties à la Convention sur la diversité biologique sur les cloches,",
     "Convention sur la diversité biologique"),
    ("la Convention-cadre des Nations Unies sur les changements climatiques et de l’Accord de Paris,",
     "Convention-cadre des Nations Unies sur les changements climatiques; Accord de Paris"),
    ("la Convention des Nations Unies contre la criminalité transnationale organisée 3 ou d’y"
     " adhérer,", "Convention des Nations Unies contre la criminalité transnationale organisée"),
    ("le Protocole visant à prévenir, réprimer et punir la traite des personnes, en particulier des"
     " femmes et des enfants,", "Protocole visant à prévenir, réprimer et punir la traite des"
     " personnes, en particulier des femmes et des enfants"),
    ("le Protocole contre le trafic illicite de migrants par terre, air et mer,",
     "Protocole contre le trafic illicite de migrants par terre, air et mer"),
    ("le Protocole facultatif se rapportant au Pacte international relatif aux droits civils et"
     " politiques,", "Protocole facultatif se rapportant au Pacte international relatif aux droits"
     " civils et politiques"),
    ("le Protocole facultatif à la Convention relative aux droits de l’enfant, concernant"
     " l’implication d’enfants dans les conflits armés,", "Protocole facultatif à la Convention"
     " relative aux droits de l’enfant, concernant l’implication d’enfants dans les conflits armés"),
    ("les Conventions de Genève du 12 août 1949 et les Protocoles additionnels du 8 juin 1977,",
     "Conventions de Genève du 12 août 1949; Protocoles additionnels du 8 juin 1977"),
    ("la Convention de Genève relative à la protection des personnes civiles en temps de guerre, du"
     " 12 août 1949,", "Convention de Genève relative à la protection des personnes civiles en temps"
     " de guerre"),
    ("la Convention de 1951 relative au statut des réfugiés et le Protocole de 1967,",
     "Convention de 1951 relative au statut des réfugiés; Protocole de 1967"),
    ("le Pacte international relatif aux droits économiques, sociaux et culturels et le Pacte"
     " mondial pour les cloches,", "Pacte international relatif aux droits économiques, sociaux et"
     " culturels"),
    ("les pactes internationaux relatifs aux droits de l’homme,",
     "pactes internationaux relatifs aux droits de l’homme"),
    ("la Convention internationale sur la protection des droits de tous les travailleurs migrants et"
     " des membres de leur famille ou d’y adhérer,", "Convention internationale sur la protection des"
     " droits de tous les travailleurs migrants et des membres de leur famille"),
    ("la Convention de Vienne sur les relations consulaires et la Convention de Kinshasa,",
     "Convention de Vienne sur les relations consulaires; Convention de Kinshasa"),
    ("la Convention de 1999 sur les pires formes de travail des enfants, et la Convention de"
     " sauvegarde des droits de l’homme et des libertés fondamentales,", "Convention de 1999 sur les"
     " pires formes de travail des enfants; Convention de sauvegarde des droits de l’homme et des"
     " libertés fondamentales"),
    ("la Convention, le Pacte, la Convention pour protéger les tours, la Convention sur la base des"
     " tours et la Charte pour le règlement des cloches,", ""),
    ("l’Acte constitutif de l’Union africaine et la Charte africaine des droits et du bien-être de"
     " l’enfant,", "Acte constitutif de l’Union africaine; Charte africaine des droits et du"
     " bien-être de l’enfant"),
    ("le Traité sur la non-prolifération des armes nucléaires et le Traité sur le commerce des"
     " armes,", "Traité sur la non-prolifération des armes nucléaires; Traité sur le commerce des"
     " armes"),
    ("le Protocole de Kyoto, le Protocole de Nagoya, le Protocole du Minnesota,",
     "Protocole de Kyoto; Protocole de Nagoya"),
    ("l’Accord pour la paix et la réconciliation, l’Accord de Stockholm et l’Accord revitalisé,", ""),
    ("l’Accord sur les aspects des droits de propriété intellectuelle qui touchent au commerce,",
     "Accord sur les aspects des droits de propriété intellectuelle qui touchent au commerce"),
    ("la Convention contre la torture et autres peines ou traitements cruels, inhumains ou"
     " dégradants, et le Protocole facultatif s’y rapportant,", "Convention contre la torture et"
     " autres peines ou traitements cruels, inhumains ou dégradants; Protocole facultatif s’y"
     " rapportant"),
    ("la Convention supplémentaire relative à l’abolition de l’esclavage, et la Convention américaine"
     " relative aux droits de l’homme,", "Convention supplémentaire relative à l’abolition de"
     " l’esclavage; Convention américaine relative aux droits de l’homme"),
]  # fmt: skip

SHORT_FR = [
    ("la Convention des Nations Unies contre la criminalité transnationale organisée et son protocole"
     " additionnel visant à prévenir, réprimer et punir la traite des personnes, en particulier des"
     " femmes et des enfants, en sonnant", "Convention des Nations Unies contre la criminalité"
     " transnationale organisée; protocole additionnel visant à prévenir, réprimer et punir la traite"
     " des personnes, en particulier des femmes et des enfants"),
    ("et du Protocole y relatif visant à prévenir, réprimer et punir la traite des personnes, en"
     " particulier des femmes et des enfants, et", "Protocole y relatif visant à prévenir, réprimer et"
     " punir la traite des personnes, en particulier des femmes et des enfants"),
    ("un protocole additionnel sur les cloches et la Convention sur la protection et la promotion des"
     " cloches et des tours,", "Convention sur la protection et la promotion des cloches"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*ENGLISH, *SHORT_EN])
def test_english_names_are_whole(text: str, expected: str) -> None:
    assert "; ".join(found.text for found in treaties_in(text, "en")) == expected


@pytest.mark.parametrize(("text", "expected"), [*FRENCH, *SHORT_FR])
def test_french_names_are_whole(text: str, expected: str) -> None:
    assert "; ".join(found.text for found in treaties_in(text, "fr")) == expected
