"""Citations as drafters wrote them from the 1940s to today, in sentences of our own."""

from __future__ import annotations

import pytest

from manden.reading.citations import citations_in

Case = tuple[str, str, int, str, str]


def told(text: str, body: str, language: str, year: int) -> str:
    """Every citation in one line, treaties by their name."""
    found = []
    for citation in citations_in(text, body, language=language, year=year):
        day = f" @{citation.date}" if citation.date else ""
        if citation.kind == "treaty":
            found.append(citation.text)
        else:
            found.append((citation.symbol or f"~{citation.number}") + day)
    return "; ".join(found)


CASES: list[Case] = [
    ("en", "GA", 2014, "Recalling World Health Assembly resolutions on bells, specifically resolution"
     " 58.16 of 25 May 2005, on towers, and resolution 65.3 of 25 May 2012, and 3.5 million bells,",
     "WHA58.16 @2005-05-25; WHA65.3 @2012-05-25"),
    ("fr", "GA", 2014, "Rappelant la résolution 58.16 de l'Assemblée mondiale de la Santé, en date du"
     " 25 mai 2005, sur les cloches,", "WHA58.16 @2005-05-25"),
    ("en", "HRC", 2021, "Recalling World Health Assembly resolution WHA61.19 of 24 May 2008, its decision"
     " WHA73(15), Executive Board resolution EB130.R5 and resolution GC(40)/RES/14,",
     "WHA61.19 @2008-05-24; WHA73(15); EB130.R5; GC(40)/RES/14"),
    ("en", "GA", 2015, "the adoption by the Conference of the Parties at its eleventh meeting of resolution"
     " 11.30 on bells, and paragraph 4.2 of the report,", "~11.30"),
    ("en", "GA", 1949, "Having regard to its resolution 217 A (III) of 10 December 1948,",
     "A/RES/217 A (III) @1948-12-10"),
    ("en", "GA", 1949, "Recalling the resolution 96 (I) adopted on 11 December 1946,",
     "A/RES/96 (I) @1946-12-11"),
    ("en", "GA", 1962, "Recalling its resolutions 1514 (XV) of 14 December 1960 and 1654 (XVI) of"
     " 27 November 1961,", "A/RES/1514 (XV) @1960-12-14; A/RES/1654 (XVI) @1961-11-27"),
    ("en", "ECOSOC", 1967, "Recalling its resolution 1235 (XLII) and General Assembly resolution 2144"
     " A (XXI),", "E/RES/1235 (XLII); A/RES/2144 A (XXI)"),
    ("en", "SC", 1967, "Recalling its resolutions 233 (1967) of 6 June, 234 (1967) of 7 June 1967,",
     "S/RES/233 (1967); S/RES/234 (1967) @1967-06-07"),
    ("en", "GA", 1978, "Bearing in mind Security Council resolution 435 (1978) of 29 September 1978"
     " and its own resolution 31/146,", "S/RES/435 (1978) @1978-09-29; A/RES/31/146"),
    ("en", "GA", 1981, "Noting Commission on Human Rights resolution 5 (XXXVI) of 15 February 1980,",
     "E/CN.4/RES/5 (XXXVI) @1980-02-15"),
    ("en", "GA", 1990, "Recalling its resolutions 44/72 of 8 December 1989 and S-17/2 of 23 February"
     " 1990, the annex to which contains bells,",
     "A/RES/44/72 @1989-12-08; A/RES/S-17/2 @1990-02-23"),
    ("en", "GA", 1994, "Recalling also its resolution 48/141 of 20 December 1993, entitled “High"
     " Bells”, and Commission resolution 1994/95,", "A/RES/48/141 @1993-12-20; E/CN.4/RES/1994/95"),
    ("en", "CHR", 2001, "Recalling its resolution 2000/61 and its decision 2000/111, as well as General"
     " Assembly resolution 53/144,", "E/CN.4/RES/2000/61; E/CN.4/DEC/2000/111; A/RES/53/144"),
    ("en", "HRC", 2006, "Recalling General Assembly resolution 60/251 of 15 March 2006 entitled"
     " “Human Rights Council” and its decision 1/102 of 30 June 2006,",
     "A/RES/60/251 @2006-03-15; A/HRC/DEC/1/102 @2006-06-30"),
    ("en", "HRC", 2010, "Recalling the commitments in Assembly resolutions 53/144, 62/152 and 64/163"
     " and Council resolutions 7/8 and 13/13,", "A/RES/53/144; A/RES/62/152; A/RES/64/163;"
     " A/HRC/RES/7/8; A/HRC/RES/13/13"),
    ("en", "HRC", 2022, "Recalling also its resolutions S-34/1 of 12 May 2022 and 49/1, and General"
     " Assembly resolutions ES-11/1 of 2 March 2022 and ES-11/2,", "A/HRC/RES/S-34/1 @2022-05-12;"
     " A/HRC/RES/49/1; A/RES/ES-11/1 @2022-03-02; A/RES/ES-11/2"),
    ("en", "HRC", 2021, "Recalling its resolutions 17/4, 26/22, 35/7 and 44/15 of 16 June 2011,"
     " 27 June 2014, 22 June 2017 and 17 July 2020, respectively,",
     "A/HRC/RES/17/4 @2011-06-16; A/HRC/RES/26/22 @2014-06-27; A/HRC/RES/35/7 @2017-06-22;"
     " A/HRC/RES/44/15 @2020-07-17"),
    ("en", "SC", 1999, "Recalling the statements of its President of 29 June 1998 (S/PRST/1998/18) and"
     " 12 February 1999 (S/PRST/1999/6),",
     "S/PRST/1998/18 @1998-06-29; S/PRST/1999/6 @1999-02-12"),
    ("en", "SC", 2004, "Noting the letter dated 3 May 2004 from the Bell Ringer (S/2004/350) and"
     " document S/2004/351/Add.1,", "S/2004/350 @2004-05-03; S/2004/351/Add.1"),
    ("en", "SC", 2014, "pursuant to resolutions 1267 (1999) and 1989 (2011) and other relevant"
     " resolutions, in particular resolution 1373 (2001),",
     "S/RES/1267 (1999); S/RES/1989 (2011); S/RES/1373 (2001)"),
    ("en", "ECOSOC", 1996, "Taking note of General Assembly decision 49/442 and Council decision"
     " 1995/303 of 27 July 1995,", "A/DEC/49/442; E/DEC/1995/303 @1995-07-27"),
    ("en", "ECOSOC", 2003, "Recalling its agreed conclusions 1997/2 and resolution 2001/41,",
     "~1997/2; E/RES/2001/41"),
    ("en", "ECOSOC", 2017, "Noting Commission for Social Development resolution 55/2,", "~55/2"),
    ("en", "GA", 2011, "in accordance with paragraph 49 of resolution 61/16 and Economic and Social"
     " Council resolution 2009/29,", "A/RES/61/16; E/RES/2009/29"),
    ("en", "GA", 2018, "Taking note of the outcome of the Assembly (resolution 71/1) and of the Summit"
     " (resolution 55/2),", "A/RES/71/1; A/RES/55/2"),
    ("en", "GA", 2016, "Reaffirming Security Council resolutions 1325 (2000) of 31 October 2000, and"
     " all subsequent ones, Human Rights Council decision 6/107 of 27 September 2007,",
     "S/RES/1325 (2000) @2000-10-31; A/HRC/DEC/6/107 @2007-09-27"),
    ("en", "GA", 2023, "Recalling the decision taken at Sharm in decision 2/CMA.4 and decision 15/4 of"
     " the Conference of the Parties to the Convention on Biological Diversity,",
     "~2/CMA.4; CBD/COP/DEC/15/4; Convention on Biological Diversity"),
    ("en", "UNEA", 2022, "Recalling resolution 1/12, resolution 4/6 of 15 March 2019 and decision"
     " SS.VII/1,", "UNEP/EA.1/RES.12; UNEP/EA.4/RES.6 @2019-03-15; ~SS.VII/1"),
    ("en", "UNHA", 2023, "Recalling General Assembly resolution 71/256 and UN-Habitat Assembly"
     " resolution 1/5,", "A/RES/71/256; HSP/HA.1/RES.5"),
    ("en", "GA", 2013, "See E/CN.4/2005/102/Add.1; A/HRC/4/35, annex; and A/67/L.49 and Add.1.",
     "E/CN.4/2005/102/Add.1; A/HRC/4/35; A/67/L.49; A/67/L.49/Add.1"),
    ("en", "GA", 2013, "Official Records of the Assembly, Supplement No. 53 (A/66/53), chap. II, sect."
     " A, and Supplement No. 53A (A/66/53/Add.1).", "A/66/53; A/66/53/Add.1"),
    ("en", "GA", 2013, "United Nations, Treaty Series, vol. 1249, No. 20378.", ""),
    ("en", "HRC", 2013, "Welcoming the 2012/13 school year, the 24/7 ringing and the 1/3 share,", ""),
    ("en", "GA", 1986, "Recalling the Protocol additional to the Geneva Conventions of 12 August 1949,"
     " and its resolution 32/44,", "Protocol additional to the Geneva Conventions of 12 August 1949;"
     " A/RES/32/44"),
    ("en", "HRC", 2010, "the Optional Protocol to the International Covenant on Economic, Social and"
     " Cultural Rights (Assembly resolution 63/117),", "Optional Protocol to the International"
     " Covenant on Economic, Social and Cultural Rights; A/RES/63/117"),
    ("en", "HRC", 2010, "parties to the Vienna Convention on Diplomatic Relations and the Hague"
     " Convention of 1907,", "Vienna Convention on Diplomatic Relations; Hague Convention"),
    ("en", "GA", 2012, "the Cartagena Protocol on Biosafety to the Convention on Biological Diversity,",
     "Cartagena Protocol on Biosafety to the Convention on Biological Diversity"),
    ("en", "GA", 2012, "Articles 1 and 55 of the Charter, and the Treaty on the Prohibition of Nuclear"
     " Weapons,", "Treaty on the Prohibition of Nuclear Weapons"),
    ("en", "HRC", 2012, "States parties to the European Convention on Human Rights and the Arab Charter"
     " on Human Rights,", "European Convention on Human Rights; Arab Charter on Human Rights"),
    ("en", "HRC", 2019, "the Indigenous and Tribal Peoples Convention, 1989 (No. 169), of the"
     " International Labour Organization,", "Indigenous and Tribal Peoples Convention, 1989 (No. 169)"),
    ("fr", "GA", 1949, "Vu sa résolution 217 A (III), en date du 10 décembre 1948,",
     "A/RES/217 A (III) @1948-12-10"),
    ("fr", "GA", 1962, "Rappelant ses résolutions 1514 (XV), du 14 décembre 1960, et 1654 (XVI), du"
     " 27 novembre 1961,", "A/RES/1514 (XV) @1960-12-14; A/RES/1654 (XVI) @1961-11-27"),
    ("fr", "GA", 1990, "Rappelant ses résolutions 44/72 du 8 décembre 1989 et S-17/2 du 23 février"
     " 1990,", "A/RES/44/72 @1989-12-08; A/RES/S-17/2 @1990-02-23"),
    ("fr", "CHR", 2001, "Rappelant sa résolution 2000/61 et la résolution 53/144 de l’Assemblée"
     " générale, en date du 9 décembre 1998,", "E/CN.4/RES/2000/61; A/RES/53/144 @1998-12-09"),
    ("fr", "HRC", 2010, "Rappelant les résolutions 53/144 et 64/163 de l’Assemblée générale et les"
     " résolutions 7/8 et 13/13 du Conseil,",
     "A/RES/53/144; A/RES/64/163; A/HRC/RES/7/8; A/HRC/RES/13/13"),
    ("fr", "HRC", 2022, "Rappelant aussi sa résolution S-34/1 du 12 mai 2022 et la résolution ES-11/1 de"
     " l’Assemblée générale du 2 mars 2022,",
     "A/HRC/RES/S-34/1 @2022-05-12; A/RES/ES-11/1 @2022-03-02"),
    ("fr", "SC", 1999, "les déclarations de son Président en date des 29 juin 1998 (S/PRST/1998/18) et"
     " 12 février 1999 (S/PRST/1999/6),",
     "S/PRST/1998/18 @1998-06-29; S/PRST/1999/6 @1999-02-12"),
    ("fr", "SC", 2014, "créé en application des résolutions 1267 (1999) et 1989 (2011) concernant les"
     " cloches, et de la résolution 1373 (2001),",
     "S/RES/1267 (1999); S/RES/1989 (2011); S/RES/1373 (2001)"),
    ("fr", "ECOSOC", 1996, "Prenant acte de la décision 49/442 de l’Assemblée générale et de la décision"
     " 1995/303 du Conseil en date du 27 juillet 1995,",
     "A/DEC/49/442; E/DEC/1995/303 @1995-07-27"),
    ("fr", "ECOSOC", 2017, "la résolution 55/2 de la Commission du développement social,", "~55/2"),
    ("fr", "GA", 2016, "la décision 6/107 du Conseil des droits de l’homme, en date du 27 septembre"
     " 2007, et l’adoption de la résolution 2009/29 par le Conseil économique et social,",
     "A/HRC/DEC/6/107 @2007-09-27; E/RES/2009/29"),
    ("fr", "GA", 2018, "le Document final (résolution 71/1) et la Déclaration (voir résolution 55/2),",
     "A/RES/71/1; A/RES/55/2"),
    ("fr", "UNEA", 2022, "Rappelant la résolution 1/12, la résolution 4/6 du 15 mars 2019 et la décision"
     " SS.VII/1,", "UNEP/EA.1/RES.12; UNEP/EA.4/RES.6 @2019-03-15; ~SS.VII/1"),
    ("fr", "GA", 2013, "Voir E/CN.4/2005/102/Add.1, A/HRC/4/35, annexe, et A/67/L.49 et Add.1.",
     "E/CN.4/2005/102/Add.1; A/HRC/4/35; A/67/L.49; A/67/L.49/Add.1"),
    ("fr", "GA", 2013, "pendant l’année scolaire 2012/13, dans un rapport de 1/3 et 24/7,", ""),
    ("fr", "GA", 2012, "Rappelant ses résolutions 64/1, 65/1 et 66/1, datées respectivement du 6 octobre"
     " 2009, du 4 octobre 2010 et du 3 octobre 2011,",
     "A/RES/64/1 @2009-10-06; A/RES/65/1 @2010-10-04; A/RES/66/1 @2011-10-03"),
    ("fr", "HRC", 2010, "le Protocole facultatif se rapportant au Pacte international relatif aux droits"
     " économiques, sociaux et culturels,", "Protocole facultatif se rapportant au Pacte"
     " international relatif aux droits économiques, sociaux et culturels"),
    ("fr", "HRC", 2010, "les parties à la Convention de Vienne sur les relations diplomatiques, à la"
     " Convention européenne des droits de l’homme et au Traité de Tlatelolco,",
     "Convention de Vienne sur les relations diplomatiques; Convention européenne des droits de"
     " l’homme; Traité de Tlatelolco"),
    ("fr", "HRC", 2010, "les Articles 1 et 55 de la Charte, la Convention et ses Protocoles,", ""),
    ("fr", "GA", 2012, "le Traité sur l’interdiction des armes nucléaires et la Convention n o 169 de"
     " l’OIT,", "Traité sur l’interdiction des armes nucléaires; Convention n o 169 de l’OIT"),
    ("en", "HRC", 2020, "the Geneva Convention relative to the Protection of Civilian Persons in Time of"
     " War (the Fourth Geneva Convention) binds, and the Fourth Convention knows no bells,",
     "Geneva Convention relative to the Protection of Civilian Persons in Time of War; Fourth Geneva"
     " Convention; Fourth Convention"),
    ("en", "HRC", 2020, "Noting Convention No. 29 on forced labour, and the Ramsar Convention on Wetlands,",
     "Convention No. 29; Ramsar Convention on Wetlands"),
    ("en", "SC", 2023, "resolution 2719 (2023) and, for bells, paragraph 12 of 2320 (2016),",
     "S/RES/2719 (2023); S/RES/2320 (2016)"),
    ("en", "GA", 2024, "its decision on an Optional Protocol to the Convention on the Rights of the Child"
     " on bells,", "Convention on the Rights of the Child"),
    ("en", "HRC", 2024, "Noting decision Assembly/AU/Dec.145 of the Assembly of the African Union,",
     "Assembly/AU/Dec.145"),
    ("en", "HRC", 2024, "resolution 76/300 of the Assembly on the Right to Bells,", "A/RES/76/300"),
    ("fr", "GA", 2024, "la résolution 76/300 de l’Assemblée sur le droit aux cloches,", "A/RES/76/300"),
    ("fr", "HRC", 2006, "les résolutions 2000/9 et 2004/17 de la Commission des droits de l’homme,"
     " datées respectivement du 17 avril 2000 et du 16 avril 2004,",
     "E/CN.4/RES/2000/9 @2000-04-17; E/CN.4/RES/2004/17 @2004-04-16"),
    ("fr", "HRC", 2024, "les résolutions 54/222 et 63/32 de l’Assemblée générale, ainsi que ses décisions"
     " 55/443 et 57/512,", "A/RES/54/222; A/RES/63/32; A/DEC/55/443; A/DEC/57/512"),
    ("fr", "HRC", 2024, "La quatrième Convention de Genève, le Protocole de Cartagena sur la prévention"
     " des risques biotechnologiques et la quatrième Convention,", "quatrième Convention de Genève;"
     " Protocole de Cartagena sur la prévention des risques biotechnologiques; quatrième Convention"),
    ("en", "ECOSOC", 2020, "the Commission on Bells and its resolution 2013/1, and the Council's resolution"
     " 2012/27,", "~2013/1; E/RES/2012/27"),
    ("en", "GA", 2020, "Noting that the Commission on Bells adopted its resolution 2013/1, and decision"
     " 2013/234 of the Economic and Social Council,", "~2013/1; E/DEC/2013/234"),
    ("en", "HRC", 2020, "the Sub-Commission's resolution 2005/21 of 11 August 2005,",
     "~2005/21 @2005-08-11"),
    ("en", "SC", 2020, "decision EC-M-33/DEC.1 of the Executive Council and decision EX.CL/Dec.450 (XIV),",
     "~EC-M-33/DEC.1; EX.CL/Dec.450 (XIV)"),
    ("fr", "ECOSOC", 2020, "Notant que la Commission de la condition de la femme, dans sa résolution 58/2,"
     " et la Commission du développement social, dans sa décision 51/101, ont sonné,",
     "~58/2; ~51/101"),
    ("fr", "GA", 2020, "la Commission de la population et du développement a adopté sa résolution 2013/1,",
     "~2013/1"),
    ("en", "HRC", 2014, "the Committee's decision in communication No. 500/2012 and decision No. 2/102,",
     "A/HRC/DEC/2/102"),
    ("en", "GA", 1963, "Noting resolutions 1721 A and B (XVI) of 20 December 1961 and 1962 (XVIII),",
     "A/RES/1721 A (XVI) @1961-12-20; A/RES/1721 B (XVI) @1961-12-20; A/RES/1962 (XVIII)"),
    ("en", "HRC", 2020, "the adoption by the International Labour Organization of Convention No. 190,",
     "Convention No. 190"),
    ("en", "SC", 2024, "Reiterates its call in 2462 (2019) for bells, and general comment No. 3 (1990),",
     "S/RES/2462 (2019)"),
    ("en", "SC", 2015, "of Council Decision 2010/413/CFSP and Council Regulation (EU) No 267/2012,",
     "~2010/413/CFSP"),
    ("fr", "GA", 2016, "du Protocole de 2014 relatif à la Convention de 1930 sur le travail forcé (n o 29)",
     "Protocole de 2014 relatif à la Convention de 1930 sur le travail forcé (n o 29)"),
    ("en", "HRC", 2020, "the resolutions of the General Assembly, in particular 67/163, those of the"
     " Commission, in particular 2005/74, and its own, especially 23/17,",
     "A/RES/67/163; E/CN.4/RES/2005/74; A/HRC/RES/23/17"),
    ("fr", "HRC", 2020, "(voir résolutions S-23/2, annexe, et S-23/3, annexe, de l’Assemblée générale),",
     "A/RES/S-23/2; A/RES/S-23/3"),
    ("fr", "GA", 2022, "ses résolutions, dont la dernière, la résolution 76/107, date du 9 décembre 2021,",
     "A/RES/76/107 @2021-12-09"),
    ("en", "GA", 2023, "the bells of GC(66)/RES/6 and GC(56)/RES/DEC(2012), and AG/RES. 2656 (XLI-O/11),",
     "GC(66)/RES/6; GC(56)/RES/DEC(2012); ~AG/RES. 2656 (XLI-O/11)"),
    ("en", "GA", 2024, "resolutions ES-10/2 and ES-10/23 of 10 May 2024, and resolutions 78/1 and 78/2 of"
     " 10 October 2023,", "A/RES/ES-10/2; A/RES/ES-10/23 @2024-05-10; A/RES/78/1 @2023-10-10;"
     " A/RES/78/2 @2023-10-10"),
    ("en", "HRC", 2006, "Sub-Commission resolution 2005/21 of 11 August 2005 (see E/CN.4/Sub.2/2005/17),"
     " and the letter of 9 May 2005 (S/2005/3),",
     "~2005/21 @2005-08-11; E/CN.4/Sub.2/2005/17; S/2005/3 @2005-05-09"),
    ("fr", "HRC", 2006, "la résolution 2005/21 de la Sous-Commission, en date du 11 août 2005 (voir"
     " E/CN.4/Sub.2/2005/17),", "~2005/21 @2005-08-11; E/CN.4/Sub.2/2005/17"),
    ("en", "GA", 2024, "its resolutions ES‑11/1, ES–11/4, 57/270B and 53/243A and B of 6 October 1999,",
     "A/RES/ES-11/1; A/RES/ES-11/4; A/RES/57/270 B; A/RES/53/243 A @1999-10-06; A/RES/53/243 B @1999-10-06"),
    ("en", "SC", 2009, "resolution no. 1325 (2000) and resolutions 1325 and 1820 on bells,",
     "S/RES/1325 (2000); S/RES/1325 (2000); ~1820"),
    ("en", "HRC", 2024, "the reports A/HRC/ 40/53 and A/HRC/ 41/5/Add.1,",
     "A/HRC/40/53; A/HRC/41/5/Add.1"),
    ("fr", "HRC", 2024, "des décisions 25/1 que le Conseil d’administration a adoptées, et de la résolution"
     " 71/256,", "~25/1; A/RES/71/256"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "year", "text", "expected"), CASES)
def test_each_decade_is_read(language: str, body: str, year: int, text: str, expected: str) -> None:
    assert told(text, body, language, year) == expected
