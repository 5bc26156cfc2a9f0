"""Numbers in sentences of our own: whose they are, in which symbol, of which day.

A case is the citing body, the year of its text, a sentence, and what it cites: symbols, or the
printed number after "~" where the organ's series has no settled symbol, and "@" before the day.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from manden.reading import citation_tokens
from manden.reading.citations import citations_in

Case = tuple[str, int, str, str]


def told(body: str, year: int, text: str, language: str) -> str:
    """What is cited, in one line: "A/RES/60/1 @2005-09-16; ~X/2"."""
    found = []
    for citation in citations_in(text, body, language=language, year=year):
        if citation.kind != "treaty":
            day = f" @{citation.date}" if citation.date else ""
            found.append((citation.symbol or f"~{citation.number}") + day)
    return "; ".join(found)


OWN_AND_OTHER: list[Case] = [
    ("HRC", 2019, "Recalling res. 60/251 and Security Council res. 1325 (2000),",
     "A/RES/60/251; S/RES/1325 (2000)"),
    ("HRC", 2025, "Recalling all its resolutions on bells, starting with 5/1 and ending with 53/10,",
     "A/HRC/RES/5/1; A/HRC/RES/53/10"),
    ("HRC", 2025, "Noting decision 5/2021 of the municipal council and national decision 4/2018,",
     ""),
    ("HRC", 2025, "Noting resolution 1/2020 of the Inter-American Commission on Human Rights,",
     "~1/2020"),
    ("HRC", 2012, "Recalling its resolution 9/3 of 24 September 2008,", "A/HRC/RES/9/3 @2008-09-24"),
    ("GA", 2010, "Recalling its resolution 64/293 of 30 July 2010 on bells,",
     "A/RES/64/293 @2010-07-30"),
    ("GA", 1998, "Recalling its resolutions 50/1, 51/2 and 52/3,",
     "A/RES/50/1; A/RES/51/2; A/RES/52/3"),
    ("GA", 2008, "Taking note of Human Rights Council resolution 5/1 of 18 June 2007,",
     "A/HRC/RES/5/1 @2007-06-18"),
    ("GA", 2008, "Taking note of Council resolution 5/1 of 18 June 2007,",
     "A/HRC/RES/5/1 @2007-06-18"),
    ("GA", 2004, "Recalling also Council resolution 1998/46 of 31 July 1998,",
     "E/RES/1998/46 @1998-07-31"),
    ("GA", 2004, "Recalling Security Council resolution 1325 (2000), and Council resolution 1265 (1999),",
     "S/RES/1325 (2000); S/RES/1265 (1999)"),
    ("HRC", 2007, "Recalling Commission on Human Rights resolution 1995/75 of 8 March 1995,",
     "E/CN.4/RES/1995/75 @1995-03-08"),
    ("HRC", 2007, "Recalling resolution 2005/80 of the Commission on Human Rights,",
     "E/CN.4/RES/2005/80"),
    ("HRC", 2007, "Recalling Commission resolutions 2004/19 and 2005/20,",
     "E/CN.4/RES/2004/19; E/CN.4/RES/2005/20"),
    ("GA", 1996, "Taking note of Commission on Human Rights resolution 1996/70 and of Economic and"
     " Social Council resolution 1996/31,", "E/CN.4/RES/1996/70; E/RES/1996/31"),
    ("HRC", 2015, "Recalling Assembly resolution 217 A (III), and Assembly resolution 48/141,",
     "A/RES/217 A (III); A/RES/48/141"),
    ("HRC", 2011, "Recalling also resolution S-17/1 of 23 August 2011,",
     "A/HRC/RES/S-17/1 @2011-08-23"),
    ("GA", 2011, "Recalling Human Rights Council resolutions S-16/1, S-17/1 and 18/3,",
     "A/HRC/RES/S-16/1; A/HRC/RES/S-17/1; A/HRC/RES/18/3"),
    ("GA", 2018, "Reaffirming its resolution ES-10/19 of 21 December 2017,",
     "A/RES/ES-10/19 @2017-12-21"),
    ("GA", 2003, "Recalling its resolution S-26/2 of 27 June 2001,", "A/RES/S-26/2 @2001-06-27"),
    ("HRC", 2018, "Recalling General Assembly resolution S-24/2 of 1 July 2000,",
     "A/RES/S-24/2 @2000-07-01"),
    ("GA", 1972, "Recalling its resolution 2625 (XXV) of 24 October 1970,",
     "A/RES/2625 (XXV) @1970-10-24"),
    ("GA", 1951, "Recalling its resolution 377 (V) of 3 November 1950,",
     "A/RES/377 (V) @1950-11-03"),
    ("GA", 1980, "Recalling resolution 3201 (S-VI) and resolution 1000 (ES-I),",
     "A/RES/3201 (S-VI); A/RES/1000 (ES-I)"),
    ("GA", 1985, "endorsed by the Economic and Social Council in its resolution 2076 (LXII),",
     "E/RES/2076 (LXII)"),
    ("HRC", 2010, "Recalling Economic and Social Council resolution 1503 (XLVIII) of 27 May 1970,",
     "E/RES/1503 (XLVIII) @1970-05-27"),
    ("ECOSOC", 2013, "Recalling its resolution 2012/1 and General Assembly resolution 66/288,",
     "E/RES/2012/1; A/RES/66/288"),
    ("ECOSOC", 2013, "Recalling Assembly resolution 66/288, annex,", "A/RES/66/288"),
    ("ECOSOC", 2015, "Recalling its decision 2005/213 of 31 March 2005,",
     "E/DEC/2005/213 @2005-03-31"),
    ("SC", 2015, "Recalling its resolutions 1325 (2000) and 2250 (2015) of 9 December 2015,",
     "S/RES/1325 (2000); S/RES/2250 (2015) @2015-12-09"),
    ("SC", 2015, "Recalling General Assembly resolution 60/288 and its own resolution 1373 (2001),",
     "A/RES/60/288; S/RES/1373 (2001)"),
    ("SC", 1975, "Reaffirming its resolution 338 (1973) of 22 October 1973,",
     "S/RES/338 (1973) @1973-10-22"),
    ("UNEA", 2019, "Recalling its resolution 2/9 and resolution 3/4 on bells,",
     "UNEP/EA.2/RES.9; UNEP/EA.3/RES.4"),
    ("UNEA", 2019, "Recalling Environment Assembly resolutions 1/5 and 2/11,",
     "UNEP/EA.1/RES.5; UNEP/EA.2/RES.11"),
    ("UNEA", 2019, "Recalling General Assembly resolution 72/249 and resolution 70/1,",
     "A/RES/72/249; A/RES/70/1"),
    ("GA", 2020, "Recalling United Nations Environment Assembly resolution 4/14 of 15 March 2019,",
     "UNEP/EA.4/RES.14 @2019-03-15"),
    ("UNHA", 2019, "Recalling decision 26/8 of the Governing Council of UN-Habitat,", "~26/8"),
    ("UNHA", 2023, "Recalling its resolution 1/3 and Governing Council resolution 24/5,",
     "HSP/HA.1/RES.3; ~24/5"),
    ("HRC", 2016, "Recalling resolution 69/158 on towers, and resolution 26/22 of 27 June 2014,",
     "A/RES/69/158; A/HRC/RES/26/22 @2014-06-27"),
    ("GA", 2007, "Recalling its resolution 60/147 of 16 December 2005, annex,",
     "A/RES/60/147 @2005-12-16"),
    ("GA", 2009, "Recalling section I of its resolution 57/270 B of 23 June 2003,",
     "A/RES/57/270 B @2003-06-23"),
    ("GA", 1995, "Recalling its resolutions 49/222 A and B and 48/218 A,",
     "A/RES/49/222 A; A/RES/49/222 B; A/RES/48/218 A"),
    ("GA", 2014, "Recalling its resolutions 51/211 A to E, 53/208 A to E and 59/265,",
     "A/RES/51/211 A-E; A/RES/53/208 A-E; A/RES/59/265"),
    ("GA", 2017, "Recalling its resolution 71/101 A-B of 6 December 2016,",
     "A/RES/71/101 A-B @2016-12-06"),
    ("GA", 2006, "Recalling its decision 60/551 B of 8 May 2006,", "A/DEC/60/551 B @2006-05-08"),
    ("HRC", 2009, "Recalling its decisions 1/102, 2/113 and 6/102 of 27 September 2007,",
     "A/HRC/DEC/1/102; A/HRC/DEC/2/113; A/HRC/DEC/6/102 @2007-09-27"),
]  # fmt: skip

SHARED_DAYS: list[Case] = [
    ("HRC", 2012, "resolutions 5/1, on bells, and 5/2, on towers, both of 18 June 2007,",
     "A/HRC/RES/5/1 @2007-06-18; A/HRC/RES/5/2 @2007-06-18"),
    ("GA", 2012, "its resolutions 66/4, 66/5 and 66/6, all of 11 October 2011,",
     "A/RES/66/4 @2011-10-11; A/RES/66/5 @2011-10-11; A/RES/66/6 @2011-10-11"),
    ("GA", 2012, "its resolutions 65/4 and 66/5 of 18 October 2010 and 17 October 2011,"
     " respectively,", "A/RES/65/4 @2010-10-18; A/RES/66/5 @2011-10-17"),
    ("GA", 2012, "its resolutions 64/4, 65/4 and 66/5, of 19 October 2009, 18 October 2010 and"
     " 17 October 2011 respectively,",
     "A/RES/64/4 @2009-10-19; A/RES/65/4 @2010-10-18; A/RES/66/5 @2011-10-17"),
    ("SC", 2014, "Welcoming the Bell Plan (A/RES/60/288) of 8 September 2006 and the Report of the"
     " Ringer of 14 April 2014 on bells and towers (A/68/841),",
     "A/RES/60/288 @2006-09-08; A/68/841 @2014-04-14"),
    ("GA", 2012, "its resolutions 66/4 and 66/5 of 11 October 2011,",
     "A/RES/66/4 @2011-10-11; A/RES/66/5 @2011-10-11"),
    ("GA", 2012, "its resolutions 66/4 and 66/5, adopted on 11 October 2011,",
     "A/RES/66/4 @2011-10-11; A/RES/66/5 @2011-10-11"),
    ("HRC", 2015, "Council resolutions 24/1 and 24/2, each dated 26 September 2013,",
     "A/HRC/RES/24/1 @2013-09-26; A/HRC/RES/24/2 @2013-09-26"),
    ("HRC", 2015, "its resolution 24/1, entitled “Bells”, of 26 September 2013,",
     "A/HRC/RES/24/1 @2013-09-26"),
    ("GA", 1975, "its resolutions 3201 (S-VI) and 3202 (S-VI) of 1 May 1974 containing bells,",
     "A/RES/3201 (S-VI) @1974-05-01; A/RES/3202 (S-VI) @1974-05-01"),
    ("SC", 2013, "its resolutions 2085 (2012) and 2086 (2013), of 20 December 2012 and 21 January"
     " 2013, respectively,", "S/RES/2085 (2012) @2012-12-20; S/RES/2086 (2013) @2013-01-21"),
    ("SC", 2001, "General Assembly resolutions 55/1 and 55/2 of 5 and 8 September 2000,",
     "A/RES/55/1 @2000-09-05; A/RES/55/2 @2000-09-08"),
    ("GA", 2012, "its resolutions 66/4 on bells, of 11 October 2011, and 66/128 on towers, of"
     " 19 December 2011,", "A/RES/66/4 @2011-10-11; A/RES/66/128 @2011-12-19"),
    ("HRC", 2020, "in its resolution 26/9, adopted on 26 June 2014, and resolution 41/1, of"
     " 11 July 2019,", "A/HRC/RES/26/9 @2014-06-26; A/HRC/RES/41/1 @2019-07-11"),
    ("HRC", 2012, "Recalling all previous resolutions on bells, the most recent of which are Council"
     " resolution 16/1 of 23 March 2011 and Assembly resolution 66/137 of 19 December 2011,",
     "A/HRC/RES/16/1 @2011-03-23; A/RES/66/137 @2011-12-19"),
    ("GA", 1990, "in accordance with resolution 44/25 of 20 November 1989, by which it adopted bells"
     " on 5 May 1989,", "A/RES/44/25 @1989-11-20"),
    ("GA", 2012, "resolution 66/4, in which it decided to meet on 3 May 2012,", "A/RES/66/4"),
]  # fmt: skip

OTHER_ORGANS: list[Case] = [
    ("GA", 2017, "Recalling Commission on the Status of Women resolution 60/2 of 24 March 2016,",
     "~60/2 @2016-03-24"),
    ("ECOSOC", 2014, "Recalling resolution 20/3 of the Commission on Crime Prevention and Criminal"
     " Justice,", "~20/3"),
    ("ECOSOC", 2014, "Noting Commission on Narcotic Drugs resolutions 54/2 and 55/3 on bells,",
     "~54/2; ~55/3"),
    ("ECOSOC", 2022, "Taking note of Economic and Social Commission for Western Asia resolution 330"
     " (XXX),", "~330 (XXX)"),
    ("GA", 2016, "Committee decision 19/1 of 19 May 2016,", "~19/1 @2016-05-19"),
    ("GA", 2016, "and decision 2016/13 of 10 June 2016 of the Executive Board of the United Nations"
     " Bell Programme,", "~2016/13 @2016-06-10"),
    ("ECOSOC", 2015, "the adoption by the Executive Board of the Bell Fund of decision 2014/17,",
     "~2014/17"),
    ("GA", 2014, "as the Conference of the Parties to the Convention on Bells approved in its"
     " resolution 6/1 of 19 October 2012,", "~6/1 @2012-10-19"),
    ("GA", 2012, "Recalling decision X/2 of the Conference of the Parties to the Convention on Bells,",
     "~X/2"),
    ("HRC", 2017, "Recalling decision 1/CP.21 on the adoption of the Bell Agreement,", "~1/CP.21"),
    ("HRC", 2012, "Recalling World Health Assembly resolution WHA61.19 of 24 May 2008,",
     "WHA61.19 @2008-05-24"),
    ("HRC", 2018, "recalling resolution 59/45-POL of the Organization of Islamic Cooperation,",
     "~59/45-POL"),
    ("GA", 1985, "Recalling resolution 4 adopted by the Sixth United Nations Congress on Bells,",
     "~4"),
    ("GA", 1998, "Recalling resolution GC(40)/RES/14 of the General Conference of the Agency,",
     "GC(40)/RES/14"),
    ("GA", 2011, "Recalling General Conference resolution 35 C/55,", "~35 C/55"),
    ("GA", 2013, "Recalling Governing Council decision 27/2 of 22 February 2013,",
     "~27/2 @2013-02-22"),
    ("GA", 2013, "Recalling Governing Council decision SS.XII/3 of 22 February 2012,",
     "~SS.XII/3 @2012-02-22"),
    ("HRC", 2001 + 8, "Recalling resolution 1999/30 of the Sub-Commission on Bells,", "~1999/30"),
    ("HRC", 2013, "Noting general comment No. 16 (2013) of the Committee on Bells,", ""),
    ("HRC", 2016, "Noting resolution 5/1 and general recommendation No. 19 (1992) on bells,",
     "A/HRC/RES/5/1"),
    ("HRC", 2016, "Taking note of opinion No. 15/2012 of the Working Group on Bells,", ""),
    ("GA", 2006, "Recalls section X of its resolution 55/258 on the goal of 50/50 distribution,",
     "A/RES/55/258"),
    ("GA", 2006, "the decision to aim in 2022/23 at a distribution of 50/50 over time,", ""),
    ("HRC", 2024, "the Commission on the Status of Bells adopted on 24 March 2016, reaffirmed in its"
     " resolution 64/2 and updated on 22 March 2024 in its resolution 68/1,", "~64/2; ~68/1"),
    ("HRC", 2010, "Recalling resolution 68/1 of 5 May 2009 of the Bell Commission,",
     "~68/1 @2009-05-05"),
    ("ECOSOC", 2011, "Takes note of decision 2010/1 of the Committee on the Ringing of Bells,",
     "~2010/1"),
    ("GA", 2012, "the Trade and Bells Board, in its decision 495 (S-XXVII),", "~495 (S-XXVII)"),
    ("GA", 2012, "follow-up to General Assembly resolution 60/1 by the Human Rights Council,",
     "A/RES/60/1"),
    ("ECOSOC", 2018, "Recalling decision BC-13/2 on bells and decision RC-8/1,", "~BC-13/2; ~RC-8/1"),
]  # fmt: skip

WORDED: list[Case] = [
    ("HRC", 2019, "Recalling the relevant resolutions of the General Assembly, including 48/134 and"
     " 72/181,", "A/RES/48/134; A/RES/72/181"),
    ("HRC", 2019, "as the General Assembly did in adopting resolution 61/295,", "A/RES/61/295"),
    ("HRC", 2019, "adopted by the General Assembly on 18 December 1992 in its resolution 47/135,",
     "A/RES/47/135"),
    ("HRC", 2019, "the Declaration on Bells (General Assembly resolution 53/144, annex),",
     "A/RES/53/144"),
    ("GA", 2019, "the Declaration on Bells (resolution 53/144, annex),", "A/RES/53/144"),
    ("GA", 2009, "the General Assembly, in resolution 60/251, decided, and the Human Rights Council,"
     " in its resolution 5/1, decided,", "A/RES/60/251; A/HRC/RES/5/1"),
    ("GA", 2006, "The General Assembly and the Security Council, in their resolutions 60/180 and"
     " 1645 (2005) respectively,", "A/RES/60/180; S/RES/1645 (2005)"),
    ("HRC", 2019, "Requests the General Assembly to heed Council resolution 40/1,", "A/HRC/RES/40/1"),
    ("HRC", 2020, "as requested by the Council in its resolution 34/17 and in resolution 72/3,",
     "A/HRC/RES/34/17; A/RES/72/3"),
    ("SC", 2007, "established pursuant to resolution 1267 (1999), and paragraph 3 of resolution 1735"
     " (2006),", "S/RES/1267 (1999); S/RES/1735 (2006)"),
    ("SC", 2007, "the Committee established by resolution 1521(2003) concerning bells,",
     "S/RES/1521 (2003)"),
    ("GA", 2003, "Security Council resolutions 242 (1967) of 22 November 1967, 338 (1973) of"
     " 22 October 1973 and 1397 (2002) of 12 March 2002,",
     "S/RES/242 (1967) @1967-11-22; S/RES/338 (1973) @1973-10-22; S/RES/1397 (2002) @2002-03-12"),
    ("GA", 2003, "General Assembly resolutions 2 (I) and 217 A(III), and 2200A (XXI), annex,",
     "A/RES/2 (I); A/RES/217 A (III); A/RES/2200 A (XXI)"),
    ("SC", 2012, "the statement by its President of 9 May 2011 (S/PRST/2011/9),",
     "S/PRST/2011/9 @2011-05-09"),
    ("SC", 2012, "as expressed in its Presidential Statement 2011/20 of 28 October 2011,",
     "S/PRST/2011/20 @2011-10-28"),
    ("SC", 2012, "recalling its presidential statements S/PRST/2009/1 and S/PRST/2010/2,",
     "S/PRST/2009/1; S/PRST/2010/2"),
    ("SC", 2020, "recalling its PRST/2019/6 in that regard,", "S/PRST/2019/6"),
    ("HRC", 2010, "President’s statement PRST 8/2 and A/HRC/PRST/OM/1 of 4 May 2009,",
     "A/HRC/PRST/8/2; A/HRC/PRST/OM/1 @2009-05-04"),
    ("GA", 2012, "the report of the Bell Committee (A/66/33 and Corr.1),", "A/66/33; A/66/33/Corr.1"),
    ("GA", 2012, "the reports (A/66/33, Add.1 and 2),", "A/66/33; A/66/33/Add.1; A/66/33/Add.2"),
    ("GA", 2012, "See A/66/33/Add.1 and Corr.1 and E/2011/15-E/CN.7/2011/3.",
     "A/66/33/Add.1; A/66/33/Add.1/Corr.1; E/2011/15-E/CN.7/2011/3"),
    ("GA", 2012, "See A/CONF.151/26/Rev.1 (Vol. I) and A/C.3/66/L.29/Rev.1.",
     "A/CONF.151/26/Rev.1; A/C.3/66/L.29/Rev.1"),
    ("HRC", 2012, "as set out in document A/HRC/16/47, annex, and in A/HRC/RES/12/18,",
     "A/HRC/16/47; A/HRC/RES/12/18"),
    ("GA", 2012, "See E/RES/1995/1, A/RES/491(V), S/RES/1325(2000) and UNEP/EA.2/Res.9.",
     "E/RES/1995/1; A/RES/491 (V); S/RES/1325 (2000); UNEP/EA.2/RES.9"),
    ("HRC", 2012, "the letter of 3 May 2011 (S/2011/3) and HIV/AIDS and the E3/EU,",
     "S/2011/3 @2011-05-03"),
    ("SC", 2013, "resolution 1540 (2004), the requirements of resolution 1540 and its annex,",
     "S/RES/1540 (2004); S/RES/1540 (2004)"),
    ("GA", 2012, "Recalling its resolution 65 / 276 of 3 May 2011 and 66/ 1,",
     "A/RES/65/276 @2011-05-03; A/RES/66/1"),
    ("GA", 2016, "Human Rights Council resolutions 7/16 of 27 March 2008,3 S-9/1 of 12 January 2009"
     " 4 and 10/2, and General Assembly resolution 63/2,",
     "A/HRC/RES/7/16 @2008-03-27; A/HRC/RES/S-9/1 @2009-01-12; A/HRC/RES/10/2; A/RES/63/2"),
    ("GA", 1998, "Commission on Human Rights decision 1997/125 and Economic and Social Council"
     " decision 1997/293 of 22 July 1997,", "E/CN.4/DEC/1997/125; E/DEC/1997/293 @1997-07-22"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "year", "text", "expected"), OWN_AND_OTHER + SHARED_DAYS + OTHER_ORGANS + WORDED
)
def test_english_numbers_are_given_to_their_organ(
    body: str, year: int, text: str, expected: str
) -> None:
    assert told(body, year, text, "en") == expected


def test_a_number_is_printed_with_the_date_that_follows_it_at_once():
    followed, told = citations_in(
        "resolution 41/1 of 9 July 2019 and resolution 26/9, adopted on 26 June 2014,", "HRC"
    )
    assert (followed.text, told.text) == ("41/1 of 9 July 2019", "26/9")
    assert str(told.date) == "2014-06-26"


def test_the_part_of_a_document_belongs_to_its_symbol():
    (found,) = citations_in("See A/CONF.151/26 (Part I), chap. II.", "GA")
    assert found.symbol == "A/CONF.151/26 (Part I)"


OTHERS_BEFORE = {"commission": "other"}  # an earlier paragraph names the Commission on Bells


@pytest.mark.parametrize(
    ("body", "text", "symbol"),
    [
        ("GA", "Recalling its resolution 70/4 of 23 December 2005,", "A/RES/70/4"),
        ("GA", "in its resolution 32/2 of 20 February 1991 1/ the Commission for Clear Bells decided to"
         " wait,", None),
        ("GA", "par sa résolution 32/2 du 20 février 1991 1 /, la Commission des cloches a décidé"
         " d'attendre,", None),
        ("GA", "par sa résolution 45/2 du 20 décembre 1990, la Commission des cloches a été saisie,",
         "A/RES/45/2"),
        ("ECOSOC", "Recalls its resolution 64/1 of 30 April 2008 on towers;", None),
        ("ECOSOC", "Rappelle sa décision 75/16 du 31 mai 2019 sur les tours ;", None),
    ],
)  # fmt: skip
def test_its_number_is_anothers_where_date_and_body_both_say_so(body, text, symbol):
    (found,) = citations_in(text, body, year=2022, named=dict(OTHERS_BEFORE))

    assert found.symbol == symbol


def test_a_numbered_thing_far_into_an_enumeration_is_no_resolution():
    far = "in resolutions 60/1 and, " + "1 / 1 " * 20 + "and on communication No. 60/2"
    found = citations_in(far, "GA", year=2022)

    assert [one.number for one in found if one.number == "60/2"] == []


WORD_START = re.compile(r"(?<!\w)\w")


def tried_at_every_word(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start in (word.start() for word in WORD_START.finditer(text)):
        match = citation_tokens._TOKEN.match(text, start)
        if match and (not found or start >= found[-1][1]):
            found.append(match.span())
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_word_that_may_cite_is_passed_over(language: str, shared_data: Path):
    texts = sorted((shared_data / "texts" / language).glob("*_[1-4]*.txt"))
    assert len(texts) > 50
    for text in (path.read_text(encoding="utf-8") for path in texts):
        quick = [match.span() for match in citation_tokens.tokens(text)]
        assert quick == tried_at_every_word(text)
