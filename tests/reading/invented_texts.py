"""Resolutions of our own making: no official sentence, every trap of the real ones."""

ENGLISH = """\
# General Assembly

Distr.: General  
9 May 2019  
English  
Original: French

---

## Human Rights Council

### Fortieth session

25 February–22 March 2019

Agenda item 10

## Resolution adopted by the Human Rights Council on 21 March 2019

### 40/99. Bells and towers of the river towns

*The Human Rights Council,*

*Guided by the Charter of the United Nations,*

*Recalling* General Assembly resolution 60/251 of 15 March 2006,

*Recalling also* its resolutions 5/1, on the ringing of bells, and 5/2, on the care of towers, both of 18 June 2007, and 34/98 of 24 March 2017,

*Taking note* of the report of the bell-ringer,<sup>1</sup>

*Noting* the opening of the tower in March, in accordance with Security Council resolution 2690 (2023) of 30 June 2023,

1. *Strongly condemns* the theft of bells, in particular from the

---

<sup>1</sup> A/HRC/40/77.

towers of the north;

2. *Calls upon* all towns to mend their towers,<sup>2</sup> and urges the bell-ringers to count them;

<sup>2</sup> S/AC.51/2018/9.

3. *Requests* the bell-ringer:

(a) To count the bells:

(i) Of the north;

(ii) Of the south;

(b) To report to the Council at its forty-third session;

4. *Decides* to remain seized of this matter.

*55th meeting  
21 March 2019*

[Adopted without a vote.]

---
"""

FRENCH = """\
Conseil des droits de l'homme Quarantième session 25 février-22 mars 2019 Point 10 de l'ordre du jour

Résolution adoptée par le Conseil des droits de l'homme le 21 mars 2019

40/99. Les  cloches  et  les tours des villes du fleuve

Le Conseil des droits de l'homme ,

Guidé par la Charte des Nations Unies,

Rappelant la résolution 60/251 de l'Assemblée générale en date du 15 mars 2006,

Rappelant  également ses résolutions 5/1 relative aux cloches et 5/2 relative aux tours, toutes deux en date du 18 juin 2007, et 34/98 du 1 er mars 2017,

Prenant note du rapport du sonneur 1 ,

Notant l'ouverture de la tour en mars, annoncée par les habitants de la ville de

Distr. générale 9 mai 2019

Français Original : français

la rive gauche, et la résolution 2690 (2023) du Conseil de sécurité en date du 30 juin 2023,

1. Condamne  fermement le vol des cloches, en particulier dans les tours du

nord ;

2. Engage toutes les villes à réparer leurs tours et exhorte les sonneurs à les compter ;

Demande au sonneur :

- a) De compter les cloches :

- i) Du nord ;

- ii) Du sud ;

- b) De lui faire rapport à sa quarante-troisième session ;

4. Décide de demeurer saisi de cette question.

55 e séance 21 mars 2019

[Adoptée par 30 voix contre 2, avec 1 abstention. Les voix se sont réparties comme suit :

Ont voté pour :

Mali, Niger, Trinité-et-Tobago, Togo

Ont voté contre :

Antigua-et-Barbuda et Tuvalu

Se sont abstenus :

Bosnie-Herzégovine]
"""
