"""Numbers in French sentences of our own: whose they are, in which symbol, of which day."""

from __future__ import annotations

import pytest

from tests.reading.test_cited_numbers import Case, told

CASES: list[Case] = [
    ("GA", 2015, "Rappelle sa résolution 70/4 du 23 décembre 2005 ;", "A/RES/70/4 @2005-12-23"),
    ("HRC", 2012, "Rappelant sa résolution 9/3 du 24 septembre 2008,", "A/HRC/RES/9/3 @2008-09-24"),
    ("GA", 2010, "Rappelant sa résolution 64/293 en date du 30 juillet 2010,",
     "A/RES/64/293 @2010-07-30"),
    ("GA", 2010, "Rappelant sa résolution 64/293, en date du 1 er juillet 2010, sur les cloches,",
     "A/RES/64/293 @2010-07-01"),
    ("HRC", 2012, "ses résolutions 5/1, sur les cloches, et 5/2, sur les tours, toutes deux du"
     " 18 juin 2007,", "A/HRC/RES/5/1 @2007-06-18; A/HRC/RES/5/2 @2007-06-18"),
    ("HRC", 2012, "ses résolutions 5/1 et 5/2, en date du 18 juin 2007,",
     "A/HRC/RES/5/1 @2007-06-18; A/HRC/RES/5/2 @2007-06-18"),
    ("GA", 2012, "ses résolutions 65/4 et 66/5, en date respectivement des 18 octobre 2010 et"
     " 17 octobre 2011,", "A/RES/65/4 @2010-10-18; A/RES/66/5 @2011-10-17"),
    ("GA", 2012, "ses résolutions 65/4 et 66/5, en date, respectivement, du 18 octobre 2010 et du"
     " 17 octobre 2011,", "A/RES/65/4 @2010-10-18; A/RES/66/5 @2011-10-17"),
    ("GA", 2012, "ses résolutions 65/4 du 18 octobre 2010 et 65/5 du même jour,",
     "A/RES/65/4 @2010-10-18; A/RES/65/5 @2010-10-18"),
    ("GA", 2012, "ses résolutions 65/4 et 66/5 des 18 octobre 2010 et 17 octobre 2011,",
     "A/RES/65/4 @2010-10-18; A/RES/66/5 @2011-10-17"),
    ("GA", 2012, "ses résolutions 66/4, 66/5 et 66/6, toutes en date du 11 octobre 2011,",
     "A/RES/66/4 @2011-10-11; A/RES/66/5 @2011-10-11; A/RES/66/6 @2011-10-11"),
    ("SC", 2013, "ses résolutions 2085 (2012) et 2086 (2013), adoptées respectivement le"
     " 20 décembre 2012 et le 21 janvier 2013,",
     "S/RES/2085 (2012) @2012-12-20; S/RES/2086 (2013) @2013-01-21"),
    ("GA", 2012, "la résolution 66/4 adoptée le 11 octobre 2011 par l’Assemblée générale,",
     "A/RES/66/4 @2011-10-11"),
    ("HRC", 2007, "la résolution 1995/75 de la Commission des droits de l’homme, en date du 8 mars"
     " 1995,", "E/CN.4/RES/1995/75 @1995-03-08"),
    ("HRC", 2007, "les résolutions 2004/19, du 16 avril 2004, et 2005/20 de la Commission,",
     "E/CN.4/RES/2004/19 @2004-04-16; E/CN.4/RES/2005/20"),
    ("HRC", 2015, "la résolution 217 A (III) de l’Assemblée générale, en date du 10 décembre 1948,",
     "A/RES/217 A (III) @1948-12-10"),
    ("HRC", 2015, "les résolutions 48/141 de l’Assemblée générale, en date du 20 décembre 1993, et"
     " 1998/46 du Conseil économique et social, en date du 31 juillet 1998,",
     "A/RES/48/141 @1993-12-20; E/RES/1998/46 @1998-07-31"),
    ("HRC", 2015, "la résolution de l’Assemblée générale 60/251 et les résolutions du Conseil de"
     " sécurité 1325 (2000) et 1820 (2008),",
     "A/RES/60/251; S/RES/1325 (2000); S/RES/1820 (2008)"),
    ("GA", 2016, "les résolutions S-16/1 du 29 avril 2011 1 , S-17/1 du 23 août 2011 2 et 19/1 du"
     " 1 er mars 2012 3 du Conseil des droits de l’homme,",
     "A/HRC/RES/S-16/1 @2011-04-29; A/HRC/RES/S-17/1 @2011-08-23; A/HRC/RES/19/1 @2012-03-01"),
    ("GA", 2008, "la résolution 5/1 du Conseil, en date du 18 juin 2007,",
     "A/HRC/RES/5/1 @2007-06-18"),
    ("GA", 2018, "Réaffirmant sa résolution ES-10/19 du 21 décembre 2017,",
     "A/RES/ES-10/19 @2017-12-21"),
    ("GA", 1972, "Rappelant sa résolution 2625 (XXV) du 24 octobre 1970, annexe,",
     "A/RES/2625 (XXV) @1970-10-24"),
    ("GA", 1985, "autorisé par le Conseil économique et social dans sa résolution 2076 (LXII),",
     "E/RES/2076 (LXII)"),
    ("ECOSOC", 2013, "Rappelant sa résolution 2012/1 et la résolution 66/288 de l’Assemblée,",
     "E/RES/2012/1; A/RES/66/288"),
    ("ECOSOC", 2015, "Rappelant ses décisions 2005/213 et 2005/214 du 31 mars 2005,",
     "E/DEC/2005/213 @2005-03-31; E/DEC/2005/214 @2005-03-31"),
    ("SC", 2015, "Rappelant ses résolutions 1325 (2000) et 2250 (2015) du 9 décembre 2015,",
     "S/RES/1325 (2000); S/RES/2250 (2015) @2015-12-09"),
    ("SC", 2015, "la résolution 60/288 de l’Assemblée générale et sa propre résolution 1373 (2001),",
     "A/RES/60/288; S/RES/1373 (2001)"),
    ("SC", 2012, "la déclaration de son président en date du 9 mai 2011 (S/PRST/2011/9),",
     "S/PRST/2011/9 @2011-05-09"),
    ("SC", 2012, "les déclarations de sa présidente datées des 29 avril 2009 (S/PRST/2009/9) et"
     " 16 juin 2010 (S/PRST/2010/10),", "S/PRST/2009/9 @2009-04-29; S/PRST/2010/10 @2010-06-16"),
    ("SC", 2012, "il ressort de la déclaration 2011/20 de son président en date du 28 octobre 2011,",
     "S/PRST/2011/20 @2011-10-28"),
    ("UNEA", 2019, "Rappelant ses résolutions 2/9 et 3/4,", "UNEP/EA.2/RES.9; UNEP/EA.3/RES.4"),
    ("UNEA", 2019, "la décision 27/2 du Conseil d’administration, en date du 22 février 2013,",
     "~27/2 @2013-02-22"),
    ("UNHA", 2019, "les résolutions 5/16 du Conseil d’administration, sur les cloches, et 7/14,",
     "~5/16; ~7/14"),
    ("GA", 2020, "la résolution 4/14 de l’Assemblée des Nations Unies pour l’environnement,",
     "UNEP/EA.4/RES.14"),
    ("GA", 2014, "que la Conférence des Parties à la Convention sur les cloches a approuvées dans sa"
     " résolution 6/1 du 19 octobre 2012 7 ,", "~6/1 @2012-10-19"),
    ("HRC", 2024, "la Commission de la condition des cloches a adoptée le 24 mars 2016, réaffirmée le"
     " 9 mars 2020 dans sa résolution 64/2 et actualisée le 22 mars 2024 dans sa résolution 68/1,",
     "~64/2; ~68/1"),
    ("GA", 2017, "la résolution 60/2 de la Commission de la condition de la femme,", "~60/2"),
    ("ECOSOC", 2014, "les résolutions 54/2 et 55/3 de la Commission des stupéfiants,",
     "~54/2; ~55/3"),
    ("GA", 2016, "la décision 19/1 du Comité en date du 19 mai 2016,", "~19/1 @2016-05-19"),
    ("GA", 2012, "la décision X/2 de la Conférence des Parties,", "~X/2"),
    ("HRC", 2017, "Rappelant la décision 1/CP.21 relative à l’adoption de l’Accord,", "~1/CP.21"),
    ("HRC", 2012, "la résolution WHA61.19 de l’Assemblée mondiale de la Santé, du 24 mai 2008,",
     "WHA61.19 @2008-05-24"),
    ("GA", 1985, "la résolution 4 adoptée par le sixième Congrès sur les cloches,", "~4"),
    ("HRC", 2013, "l’observation générale n o 16 (2013) du Comité des cloches,", ""),
    ("HRC", 2016, "la résolution 5/1 et la recommandation générale n° 19 (1992) du Comité,",
     "A/HRC/RES/5/1"),
    ("GA", 2006, "la décision de viser une répartition équilibrée 50/50 entre cloches et tours,", ""),
    ("GA", 1997, "ses résolutions 49/222 A et B et 51/211 A à E,",
     "A/RES/49/222 A; A/RES/49/222 B; A/RES/51/211 A-E"),
    ("GA", 2009, "la section I de sa résolution 57/270 B en date du 23 juin 2003,",
     "A/RES/57/270 B @2003-06-23"),
    ("HRC", 2019, "l’adoption par l’Assemblée générale de la résolution 61/295,", "A/RES/61/295"),
    ("HRC", 2019, "adoptée par l’Assemblée générale le 18 décembre 1992 dans sa résolution 47/135,",
     "A/RES/47/135"),
    ("HRC", 2019, "la Déclaration sur les cloches (résolution 53/144 de l’Assemblée générale,"
     " annexe),", "A/RES/53/144"),
    ("GA", 2009, "l’Assemblée générale, dans sa résolution 60/251, et le Conseil des droits de"
     " l’homme, dans sa résolution 5/1,", "A/RES/60/251; A/HRC/RES/5/1"),
    ("GA", 2012, "Rappelant ses résolutions 3201 (S-VI) et 3202 (S-VI) du 1er mai 1974,",
     "A/RES/3201 (S-VI) @1974-05-01; A/RES/3202 (S-VI) @1974-05-01"),
    ("GA", 2012, "le rapport du Comité (A/66/33 et Corr.1 et Add.1 et 2),",
     "A/66/33; A/66/33/Corr.1; A/66/33/Add.1; A/66/33/Add.2"),
    ("GA", 1998, "la décision 1997/125 de la Commission des droits de l’homme et la décision"
     " 1997/293 du Conseil économique et social,", "E/CN.4/DEC/1997/125; E/DEC/1997/293"),
    ("SC", 2004, "conformément à ses résolutions 1379 (2001) et 1460 (2003), et à la résolution 1379,",
     "S/RES/1379 (2001); S/RES/1460 (2003); S/RES/1379 (2001)"),
    ("HRC", 2020, "Rappelant la résolution 72/3, la résolution 34/17 et sa décision 17/119,",
     "A/RES/72/3; A/HRC/RES/34/17; A/HRC/DEC/17/119"),
    ("SC", 2009, "Rappelant l’adoption par l’Assemblée générale, le 8 septembre 2006, de la Stratégie"
     " (A/RES/60/288) et la résolution 1267 (1999),", "A/RES/60/288; S/RES/1267 (1999)"),
    ("HRC", 2024, "Prend note de la décision 884 (XXXVII) du 18 février 2024 par laquelle l'Assemblée des"
     " chefs d'État et de gouvernement de l'Union africaine a fait sonner les cloches,",
     "~884 (XXXVII) @2024-02-18"),
    ("HRC", 2024, "comme suite à cette résolution 2 , et à la présente résolution 3 ,", ""),
    ("GA", 1971, "ses résolutions 2453 B (XXIII) du 20 décembre 1968. 2601 B (XXIV) du 16 décembre 1969,",
     "A/RES/2453 B (XXIII) @1968-12-20; A/RES/2601 B (XXIV) @1969-12-16"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "year", "text", "expected"), CASES)
def test_french_numbers_are_given_to_their_organ(
    body: str, year: int, text: str, expected: str
) -> None:
    assert told(body, year, text, "fr") == expected
