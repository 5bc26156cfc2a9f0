"""French verbs of resolutions: lemma (in English), force, and what leads to the act.

French is many-to-many: "demande" is request or call by whom it asks, "engage" encourages unless an
adverb presses. The choices, with the counts behind them, are in docs/methods/reading-clauses.md.
"""

from __future__ import annotations

from manden.reading.squeezed import words_of

# force -> rows "lemma = present / participle (preposition)" parted by semicolons.
STRONG: dict[str, str] = {
    "decide": "decide = décide / décidant (de); resolve = résout / résolvant (de);"
    " agree = convient de / convenant de (de); agree = convient d' / convenant d' (de); adopt = adopte / adoptant;"
    " approve = approuve / approuvant;"
    " approve = donne son approbation / donnant son approbation; agree = consent à /"
    " consentant à; endorse = souscrit / souscrivant;"
    " endorse = fait sien / faisant sien; endorse = fait siens / faisant siens;"
    " endorse = fait sienne / faisant sienne; endorse = fait siennes / faisant siennes;"
    " endorse = entérine / entérinant; authorize = autorise / autorisant (à);"
    " authorize = en autorise / en autorisant; approve = en approuve / en approuvant;"
    " proclaim = proclame / proclamant; commit = s'engage / s'engageant (à);"
    " decide = prend la décision / prenant la décision (de)",
    "request": "request = prie / priant (de); direct = charge / chargeant (de);"
    " reiterate_request = redemande / redemandant (de); instruct = donne pour instruction /"
    " donnant pour instruction (de);"
    " mandate = donne pour mandat / donnant pour mandat (de);"
    " instruct = donne pour instructions / donnant pour instructions (de);"
    " mandate = donne mandat / donnant mandat (de); instruct = donne instruction /"
    " donnant instruction (de); request = sollicite / sollicitant (de)",
    "demand": "demand = exige / exigeant (de); order = enjoint / enjoignant (de);"
    " demand = en exige / en exigeant;"
    " insist = insiste pour / insistant pour (de); insist = insiste afin / insistant afin (de)",
    "urge": "urge = exhorte / exhortant (à); urge = adjure / adjurant (de);"
    " urge = presse / pressant (de); implore = conjure / conjurant (de);"
    " implore = implore / implorant (de); implore = supplie / suppliant (de)",
    "call": "call_upon = demande / demandant (de); call_upon = appelle / appelant (à);"
    " appeal = lance un appel / lançant un appel (de); appeal = lance un nouvel appel /"
    " lançant un nouvel appel (de); appeal = lance un appel pressant / lançant un appel pressant"
    " (de); appeal = adresse un appel / adressant un appel (de);"
    " appeal = adresse un pressant appel / adressant un pressant appel (de);"
    " appeal = lance un pressant appel / lançant un pressant appel (de);"
    " appeal = fait appel / faisant appel (de); call_for = réclame / réclamant;"
    " call_for = en demande / en demandant; appeal = en appelle / en appelant (de);"
    " call_for = appelle de ses vœux / appelant de ses vœux;"
    " call_for = appelle de ses voeux / appelant de ses voeux",
    "invite": "invite = invite / invitant (à); invite = convie / conviant (à)",
    "encourage": "encourage = encourage / encourageant (à); encourage = engage / engageant (à);"
    "  encourage = incite / incitant (à); encourage ="
    " souhaite / (de)",
    "recommend": "recommend = recommande / recommandant (de);"
    " recommend = en recommande / en recommandant (de);"
    " recommend = préconise / préconisant (de); recommend = prône / prônant (de)",
    "condemn": "condemn = condamne / condamnant; deplore = déplore / déplorant;"
    " denounce = dénonce / dénonçant; reject = rejette / rejetant;"
    " condemn = réprouve / réprouvant; condemn = stigmatise / stigmatisant;"
    " condemn = s'élève contre / s'élevant contre; censure = blâme / blâmant;"
    " condemn = s'insurge contre / s'insurgeant contre; condemn = flétrit / flétrissant",
    "welcome": "welcome = se félicite / se félicitant; commend = félicite / félicitant;"
    " welcome = salue / saluant; welcome = accueille / accueillant;"
    " welcome = se réjouit / se réjouissant; pay_tribute = rend hommage / rendant hommage;"
    " pay_tribute = rend un hommage / rendant un hommage; commend = loue / louant;"
    " applaud = applaudit / applaudissant; support = appuie / appuyant;"
    " support = soutient / soutenant;"
    " commend = se loue / se louant; congratulate = adresse ses félicitations /"
    " adressant ses félicitations; congratulate = présente ses félicitations /"
    " présentant ses félicitations",
    "note": "note = note / notant; take_note = prend note / prenant note;"
    " take_note = prend acte / prenant acte; take_note = prend bonne note / prenant bonne note;"
    " take_note = prend dûment note / prenant dûment note; note = constate / constatant;"
    " note = relève / relevant; recognize = reconnaît / reconnaissant;"
    " recognize = reconnait / reconnaissant; consider = considère / considérant;"
    " consider = estime / estimant; bear_in_mind = a à l'esprit / ayant à l'esprit;"
    " bear_in_mind = garde à l'esprit / gardant à l'esprit;"
    " recognize = a conscience / ayant conscience; recognize = n'ignore pas / n'ignorant pas;"
    " recognize = ne méconnaît pas / ne méconnaissant pas;"
    " take_into_account = tient compte / tenant compte; recognize = apprécie / appréciant;"
    " acknowledge = convient de la / convenant de la; acknowledge = convient du / convenant du;"
    " acknowledge = convient / convenant",
    "recall": "recall = rappelle / rappelant; reaffirm = réaffirme / réaffirmant;"
    " reiterate = réitère / réitérant; renew = renouvelle / renouvelant;"
    " confirm = confirme / confirmant; reaffirm = redit / redisant",
    "stress": "stress = souligne / soulignant; stress = insiste / insistant;"
    " stress = met l'accent / mettant l'accent; stress = fait valoir / faisant valoir;"
    " affirm = affirme / affirmant; declare = déclare / déclarant;"
    " clarify = précise / précisant; highlight = signale / signalant; highlight = met en avant /"
    " mettant en avant;"
    " highlight = met en lumière / mettant en lumière; highlight = met en relief /"
    " mettant en relief; draw_attention = appelle l'attention / appelant l'attention;"
    " draw_attention = attire l'attention / attirant l'attention;"
    " draw_attention = appelle de nouveau l'attention / appelant de nouveau l'attention;"
    " warn = met en garde / mettant en garde; stress = fait observer / faisant observer;"
    " stress = tient à souligner / tenant à souligner; stress = fait ressortir / faisant ressortir",
    "express": "express = exprime / exprimant; express = témoigne / témoignant; express = se"
    " déclare / se déclarant;"
    " express = se dit / se disant; express_concern = s'inquiète / s'inquiétant;"
    " express_concern = s'indigne / s'indignant;"
    " express_concern = s'alarme / s'alarmant;"
    " regret = regrette / regrettant; express_concern = craint / craignant;"
    " express_intention = dit son intention / disant son intention;"
    " express_support = apporte son appui / apportant son appui;"
    " express_support = apporte son soutien / apportant son soutien; express_support = assure /"
    " assurant;"
    " look_forward = attend avec / attendant avec; hope = espère / espérant;"
    " hope = forme le voeu / formant le voeu;"
    " hope = forme le vœu / formant le vœu; hope = forme l'espoir / formant l'espoir;"
    " express = fait part / faisant part; hope = a bon espoir / ayant bon espoir;"
    " hope = émet le vœu / émettant le vœu; hope = émet le voeu / émettant le voeu;"
    " express_conviction = ne doute pas / ne doutant pas;"
    " express_conviction = veut croire / voulant croire",
    "thank": "thank = remercie / remerciant; thank = sait gré / sachant gré;"
    " thank = adresse ses remerciements / adressant ses remerciements;"
    " thank = présente ses remerciements / présentant ses remerciements",
    "other": "conclude = conclut / concluant; announce = annonce / annonçant;"
    " expect = compte que / comptant que; expect = compte qu' / comptant qu';"
    " expect = entend que / entendant que; expect = entend qu' / entendant qu';"
    " expect = attend de / attendant de; expect = attend des / attendant des;"
    " expect = attend du / attendant du; expect = attend d' / attendant d'",
}

# Words of ordinary sentences: the body's own verb at a paragraph's start only.
WEAK: dict[str, str] = {
    "decide": "authorize = habilite / habilitant (à);"
    " appropriate = ouvre / ouvrant; establish = crée / créant; establish = établit /"
    " établissant;"
    " establish = institue / instituant; appoint = nomme / nommant;"
    " designate = désigne / désignant; elect = élit / élisant; extend = proroge / prorogeant;"
    " extend = prolonge / prolongeant; extend = reconduit / reconduisant;"
    " terminate = met fin / mettant fin; lift = lève / levant; suspend = suspend / suspendant;"
    " ratify = ratifie / ratifiant; decide = arrête / arrêtant; decide = décrète / décrétant;"
    " repeal = abroge / abrogeant; rescind = annule / annulant; dissolve = dissout / dissolvant;"
    " decide = fixe / fixant; maintain = maintient / maintenant;"
    " convene = convoque / convoquant; amend = modifie / modifiant; defer = reporte / reportant;"
    " impose = impose / imposant; revoke = révoque / révoquant; adjourn = ajourne / ajournant;"
    " defer = diffère / différant; prohibit = interdit / interdisant; admit = admet / admettant;"
    " establish = instaure / instaurant; restore = rétablit / rétablissant;"
    " include = inscrit / inscrivant; appoint = agrée / agréant",
    "request": "request = requiert / requérant (de); mandate = mandate / mandatant (de);"
    " entrust = confie / confiant (de); entrust ="
    " en confie / en confiant (de)",
    "demand": "order = prescrit / prescrivant (de);"
    " order = ordonne / ordonnant (de); order = somme / sommant (de)",
    "recommend": "propose = propose / proposant (de); suggest = suggère / suggérant (de);"
    " advise = conseille / conseillant (de)",
    "note": "recognize = sait / sachant; observe = observe / observant; consider = juge / jugeant;"
    " consider = croit / croyant; understand = comprend / comprenant;"
    " recognize = mesure / mesurant; determine = détermine / déterminant",
    "express": "express = dit / disant; remain = demeure / demeurant; remain = reste / restant; be = est / étant;"
    " intend = entend / entendant; intend = compte / comptant;"
    " extend_condolences = présente ses condoléances / présentant ses condoléances;"
    " intend = se propose / se proposant; support = partage / partageant",
    "stress": "warn = avertit / avertissant",
    "other": "accept = accepte / acceptant; transmit = transmet / transmettant; submit = soumet /"
    " soumettant",
}

# What is expressed, reiterated or renewed decides the force: French nouns by English noun.
OBJECT_NOUNS: dict[str, tuple[str, str]] = {
    printed: (noun, force)
    for force, nouns in {
        "call": "call=appel call=appels",
        "request": "request=demande request=demandes",
        "demand": "demand=exigence demand=exigences",
        "invite": "invitation=invitation",
        "encourage": "encouragement=encouragements encouragement=encouragement",
        "recommend": "recommendation=recommandation recommendation=recommandations",
        "condemn": "condemnation=condamnation",
        "thank": "gratitude=gratitude appreciation=reconnaissance thanks=remerciements"
        " appreciation=appréciation",
        "welcome": "satisfaction=satisfaction",
        "express": "concern=préoccupation concern=préoccupations concern=inquiétude"
        " concern=inquiétudes concern=indignation concern=consternation alarm=alarme regret=regret"
        " regret=regrets support=appui support=soutien condolences=condoléances"
        " intention=intention readiness=disposition hope=espoir conviction=conviction"
        " solidarity=solidarité sympathy=sympathie determination=détermination"
        " determination=volonté determination=résolution commitment=attachement"
        " commitment=engagement confidence=confiance desire=souhait hope=vœu",
    }.items()
    for item in nouns.split()
    for noun, _, printed in [item.partition("=")]
}
# "Se déclare préoccupé", "se dit consciente": the adjective decides; stems, longest first.
STATES: tuple[tuple[str, str, str], ...] = (
    ("préoccupé", "express_concern", "express"),
    ("inquiet", "express_concern", "express"),
    ("inquièt", "express_concern", "express"),
    ("alarmé", "express_concern", "express"),
    ("consterné", "express_concern", "express"),
    ("indigné", "express_concern", "express"),
    ("troublé", "express_concern", "express"),
    ("conscient", "recognize", "note"),
    ("consciente", "recognize", "note"),
    ("saisi", "remain_seized", "other"),
    ("convaincu", "express_conviction", "express"),
    ("résolu", "express_determination", "express"),
    ("déterminé", "express_determination", "express"),
    ("décidé", "express_determination", "express"),
    ("prêt", "express_readiness", "express"),
    ("disposé", "express_readiness", "express"),
    ("favorable", "express_support", "express"),
    ("attaché", "express_commitment", "express"),
    ("reconnaissant", "express_appreciation", "thank"),
    ("satisfait", "express_satisfaction", "welcome"),
    ("d'avis", "consider", "note"),
    ("engagé", "express_commitment", "express"),
    ("gravement", "express_concern", "express"),
)
STATE_VERBS = frozenset({"se déclare", "se dit", "demeure", "reste", "est"})
CARRIES_NOUN = frozenset({"express", "reiterate", "renew", "reaffirm", "declare", "affirm"})
PRESSED = words_of(
    "instamment insistance pressante"
)  # "demande instamment", "prie instamment": urges
PRESSED_IF_ENGAGE = words_of("instamment vivement fermement énergiquement")

DEGREES: dict[str, str] = {
    "également": "also",
    "aussi": "also",
    "en outre": "further",
    "de plus": "further",
    "par ailleurs": "further",
    "de surcroît": "further",
    "vivement": "strongly",
    "fermement": "strongly",
    "énergiquement": "strongly",
    "vigoureusement": "strongly",
    "catégoriquement": "categorically",
    "résolument": "resolutely",
    "instamment": "urgently",
    "très instamment": "urgently",
    "très vivement": "strongly",
    "profondément": "deeply",
    "gravement": "gravely",
    "sérieusement": "seriously",
    "pleinement": "fully",
    "chaleureusement": "warmly",
    "particulièrement": "particularly",
    "tout particulièrement": "particularly",
    "spécialement": "specially",
    "expressément": "expressly",
    "sincèrement": "sincerely",
    "solennellement": "solemnly",
    "de nouveau": "again",
    "à nouveau": "again",
    "derechef": "again",
    "encore": "again",
    "une nouvelle fois": "again",
    "une fois encore": "again",
    "une fois de plus": "again",
    "encore une fois": "again",
    "avec force": "strongly",
    "avec insistance": "urgently",
    "de la manière la plus pressante": "urgently",
    "avec la plus grande fermeté": "in the strongest terms",
    "dans les termes les plus énergiques": "in the strongest terms",
    "dans les termes les plus fermes": "in the strongest terms",
    "dans les termes les plus vigoureux": "in the strongest terms",
    "avec vigueur": "strongly",
    "ainsi": "thus",
    "d'urgence": "urgently",
    "de même": "also",
    "notamment": "notably",
    "enfin": "finally",
    "donc": "therefore",
}
LEAD_INS = (
    "à cet égard|à cette fin|à ces fins|dans ce contexte|dans cet esprit|à ce propos|pour ce faire"
    "|en conséquence|en particulier|ce faisant|dans le même temps|de ce fait|en outre|par ailleurs"
    "|à ce sujet|dans cette optique|dans cette perspective|en même temps|de plus|dès lors|par"
    " conséquent"
    "|sur ce point|dans ce cadre|à cet effet|parallèlement|également|toutefois|cependant"
)
