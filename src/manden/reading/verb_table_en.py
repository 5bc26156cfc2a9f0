"""English verbs of resolutions: lemma, force and base phrases; other forms are derived from them.

Where the doubtful ones stand, and why, is told in docs/methods/reading-clauses.md.
"""

from __future__ import annotations

from manden.reading.squeezed import words_of

# force -> rows "lemma = phrase | phrase"; a row of one word is its own lemma.
STRONG: dict[str, str] = {
    "decide": "decide; resolve; authorize = authorize | authorise; adopt; approve; endorse; agree;"
    " proclaim; commit; recommit; pledge; rededicate; dedicate",
    "request": "request; direct; instruct; ask",
    "demand": "demand; insist",
    "urge": "urge; exhort; implore; beseech",
    "call": "call_upon = call upon | call on | call; call_for = call for; appeal = appeal"
    " | make an appeal | make an urgent appeal | make a renewed appeal | make a special appeal"
    " | make a solemn appeal | launch an appeal | launch an urgent appeal | issue an appeal"
    " | address an appeal | address an urgent appeal",
    "invite": "invite",
    "encourage": "encourage",
    "recommend": "recommend",
    "condemn": "condemn; deplore; denounce; reject; repudiate; censure; deprecate; abhor",
    "welcome": "welcome; commend; congratulate; applaud; salute; praise; hail; support;"
    " pay_tribute = pay tribute | pay a tribute | pay warm tribute | pay special tribute",
    "note": "note; take_note = take note | take due note | take full note | take positive note |"
    " take good note"
    " | take careful note | take special note | take particular note; acknowledge;"
    " recognize = recognize | recognise; realize = realize | realise;"
    " bear_in_mind = bear in mind; take_into_account = take into account"
    " | take into consideration",
    "recall": "recall; reaffirm; reiterate; restate; remind; reconfirm; confirm; renew",
    "stress": "stress; emphasize = emphasize | emphasise | re-emphasize | re-emphasise"
    " | reemphasize; underline; underscore; highlight; clarify; affirm; warn; caution;"
    " agree_on_need = agree on the need | agree on the importance | agree on the necessity;"
    " point_out = point out; draw_attention = draw attention | draw the attention"
    " | call attention | call the attention | direct the attention | draw to the attention"
    " | bring to the attention",
    "express": "express; look_forward = look forward; hope; voice; convey; regret",
    "thank": "thank; appreciate",
    "other": "conclude; announce; expect",
}

# Common words of ordinary sentences: they count as the body's own verb at a paragraph's start only.
WEAK: dict[str, str] = {
    "decide": "authorize = empower; establish; create; extend; appoint; elect; designate; terminate; lift;"
    " suspend; appropriate;"
    " dissolve; abolish; amend; institute; convene; undertake; launch; defer; impose; rescind;"
    " repeal; revoke; prolong; adjourn; postpone; prohibit; ratify; admit; nominate; reconstitute;"
    " reappoint; reactivate; apportion; discontinue",
    "request": "mandate; task; charge; entrust; assign",
    "demand": "require; order",
    "recommend": "suggest; propose; advise",
    "welcome": "celebrate; honour = honour | honor; rejoice",
    "note": "observe; consider; understand; determine; find; learn",
    "recall": "commemorate; repeat",
    "stress": "declare; maintain; alert; state; assert",
    "express": "wish; trust; believe; remain; stand; view; be; share; offer; favour = favour |"
    " favor;"
    " mourn; await; anticipate; intend; reserve",
    "other": "concur; transmit; forward; communicate; submit; accept",
}

THIRD_PERSON = {"be": "is"}
DOUBLED = frozenset({"regret", "commit", "recommit", "submit", "transmit", "defer", "admit"})

# Also nouns: the next word must open an object, not "of", "for" or a passive participle.
HOMOGRAPHS = words_of(
    "requests demands notes calls supports stresses appeals regrets hopes commits urges"
)
NOT_AN_OBJECT = words_of(
    "off of from by and or made received to as contained submitted issued addressed taken for at"
)

# What is reiterated, renewed or expressed decides the force: the noun after "its".
OBJECT_NOUNS: dict[str, tuple[str, str]] = {
    printed: (noun, force)
    for force, nouns in {
        "call": "call calls appeal=call appeals=call",
        "request": "request requests",
        "demand": "demand demands",
        "invite": "invitation",
        "encourage": "encouragement",
        "recommend": "recommendation recommendations",
        "condemn": "condemnation",
        "thank": "appreciation gratitude thanks",
        "welcome": "satisfaction",
        "express": "concern concerns alarm regret outrage=concern indignation=concern"
        " dismay=concern"
        " support condolences intention readiness willingness=readiness hope conviction"
        " belief=conviction"
        " solidarity sympathy determination resolve=determination commitment desire=hope interest"
        " disappointment=regret confidence conviction wish=hope will=determination",
    }.items()
    for item in nouns.split()
    for printed, _, named in [item.partition("=")]
    for noun in [
        named or (printed if printed in {"thanks", "condolences"} else printed.rstrip("s"))
    ]
}
CARRIES_NOUN = frozenset({"reiterate", "renew", "repeat", "express", "voice", "convey", "reaffirm"})

DEGREES: dict[str, str] = {
    "also": "also",
    "further": "further",
    "furthermore": "further",
    "again": "again",
    "once again": "again",
    "once more": "again",
    "hereby": "hereby",
    "likewise": "also",
    "in the strongest possible terms": "in the strongest terms",
    "in the strongest terms": "in the strongest terms",
    "in particular": "particularly",
}
# Words in -ly that are no degree of a verb.
NOT_DEGREES = frozenset({"family", "early", "assembly", "supply", "only", "apply", "july"})
LEAD_INS = (
    "in this regards?|in that regards?|in this respect|in that respect|in this context|in that context"
    "|in this connection|in this sense|in that sense|to this end|to that end|at the same time"
    "|in this spirit|for this purpose"
    "|in so doing|in doing so|therefore|moreover|furthermore|accordingly|thus|additionally"
    "|in particular|in addition|hence|consequently"
)
PARTICULARS = (
    "seized|concerned|convinced|committed|alarmed|determined|ready|aware|mindful"
    "|conscious|of the view|of the opinion|appalled|dismayed|disturbed|resolved|cognizant"
)
