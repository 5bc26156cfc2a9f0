"""What the reader warns of and refuses, as pages say it; `manden.reading` writes English alone."""

from __future__ import annotations

from manden.ui.said_again import Said, said_again
from manden.ui.said_again import to_be_translated as _

WARNINGS = (
    _("adopted on %(masthead)s by its masthead, on %(closing)s by its closing lines"),
    _("adopted on %(day)s, which is not the year of its number, %(number)s"),
    _("number %(number)s is not printed; it was restored"),
    _("paragraph %(first)s to %(last)s was not found before it"),
    _("paragraph %(numbers)s was not found before it"),
    _("the text of footnote %(markers)s is not in the file"),
    _("no mark was found for footnote %(marker)s"),
    _("no operative paragraph was found: the text may be cut short"),
    _("the text ends here without a full stop: it may be cut"),
    _("%(number)s paragraphs hold words in square brackets, not agreed: each choice is read"),
    _("the paragraph breaks off here: words of it are not in the file"),
    _("no verb was read here: read the paragraph itself, what it asks is told nowhere"),
    _(
        "its characters had been mixed up (UTF-8 read as another encoding) and were put back: "
        "check the names"
    ),
    _(
        "its lines stood in two columns side by side; they were read one column after the other: "
        "check their order"
    ),
    _("the file opens with the end of another text, kept as furniture"),
    _("what follows the text is no resolution; it was kept as furniture"),
    _("%(empty)s of %(all)s pages hold no text"),
    _("%(number)s blocks are in French and were not read; give them apart"),
    _("%(number)s blocks are in English and were not read; give them apart"),
    _("No extension of %(year)s is known between %(first)s of %(day)s and %(next)s of %(later)s."),
    _(
        "%(by)s recalls %(number)s of %(day)s, a day of session %(session)s, not %(head)s: read as "
        "%(likely)s, which is attested."
    ),
    _(
        "%(by)s recalls %(number)s of %(day)s, a day of session %(session)s, not %(head)s: perhaps "
        "%(likely)s is meant."
    ),
    _("%(number)s is given different dates: %(dates)s"),
    _("%(number)s is recalled by no later text (%(texts)s)"),
    _("No text of %(year)s is known between %(first)s of %(day)s and %(next)s of %(later)s."),
)
DOUBTS = (
    _(
        "%(old)s and %(new)s come from two organs (%(organ)s, %(other)s): they may be of two "
        "threads"
    ),
    _(
        "%(old)s of %(day)s is the later text, %(new)s of %(before)s the earlier: give the earlier "
        "first"
    ),
    _(
        "only %(continued)s of the %(every)s paragraphs of %(new)s continue one of %(old)s: they may "
        "be of two threads"
    ),
    _("Human Rights Council"),
    _("General Assembly"),
    _("Security Council"),
    _("Economic and Social Council"),
    _("United Nations Environment Assembly"),
    _("United Nations Habitat Assembly"),
    _("Commission on Human Rights"),
)
LANGUAGES = (
    _("Arabic"),
    _("Chinese"),
    _("Russian"),
    _("Japanese"),
    _("Korean"),
    _("Hebrew"),
    _("Hindi"),
    _("Greek"),
    _("Spanish"),
    _("Portuguese"),
    _("German"),
    _("%(name)s script"),
)
REFUSALS = (
    _("it is written in %(language)s; give the English or the French version"),
    _(
        "it is written in French, not in English; leave the language out, or give the English version"
    ),
    _(
        "it is written in English, not in French; leave the language out, or give the French version"
    ),
    _("no English or French words were found in it; give the official text"),
    _("it is a zip file, not a Word document; unpack it and name one file"),
    _("its document has no body; open it in Word and save it again"),
    _("there is no such file; check the path"),
    _("there is no such file; a symbol is given whole: A/HRC/RES/58/30"),
    _("it is a folder; name one file of it"),
    _("it cannot be opened; check that you may read it"),
    _("it holds no text that can be read (docx, PDF, HTML, Markdown, txt); name another"),
    _("it holds no text %(number)s; its last is %(last)s"),
    _("an empty name was given: name a file, a folder or a symbol"),
    _("it is over the limit of 50 MB; unpack it first"),
    _("it is empty; give the official text"),
    _("no text was found in it; give the official text"),
    _("it has more than %(number)s paragraphs; part it first"),
    _("it is an old or protected Word file; save it as docx without a password"),
    _("it is a picture; run it through OCR first, or give a file with text"),
    _("it is an RTF file; save it as docx"),
    _("it holds %(size)s MB, over the limit of %(limit)s MB; part it first"),
    _("it is not a text: it holds binary data; give a docx, PDF, HTML or text"),
    _("it is damaged or cut short; fetch it again"),
    _("it holds %(number)s members, over the limit of %(limit)s"),
    _("it would unpack to %(size)s MB, %(times)s times its size; it is refused as unsafe"),
    _("it is protected by a password; save it without one"),
    _("it unpacks to more than it says; it is refused as unsafe"),
    _("its XML declares entities, which no Word file does; it is refused"),
    _("its XML is damaged; open it in Word and save it again"),
    _("it holds no readable HTML; save the page again, or as text"),
    _("it is a scan without text; run it through OCR, or give the docx"),
    _("it has %(number)s pages, over the limit of %(limit)s"),
    _("its pages take too long to read; give the docx or the text"),
    _("its page %(number)s is damaged; fetch it again"),
    _("%(language)s is not fetched; ask for en or fr"),
    _("the UN document site answered %(answer)s for it; check the symbol"),
    _("the UN document site cannot be reached from here; give the file instead"),
    _("the document is larger than 20 MB; fetch it by hand and give the file"),
    _("the UN document site holds no PDF of it in that language"),
    _("the UN document site led away from https; fetch the file by hand"),
    _(
        "it does not look like a resolution, decision or statement: no enacting formula, number or "
        "paragraph was found; give the official text"
    ),
    _("it holds over %(limit)s MB; part it first"),
    _("it takes over %(limit)s seconds to read; part it first"),
    _("it cannot be read within the limits of memory; part it first"),
    _("%(old)s is in English and %(new)s in French: compare two texts of the same language."),
    _("%(old)s is in French and %(new)s in English: compare two texts of the same language."),
    _("%(file)s holds no paragraph to compare."),
    _("%(file)s prints no day of adoption: give it one."),
    _("%(file)s: %(fault)s; check it and try again"),
    _("%(file)s: %(why)s"),
    *LANGUAGES,
)


def warned(message: str) -> Said:
    """A warning of the reader, or a year missing from a thread, in the page's language."""
    return said_again(message, WARNINGS)


def compared(doubt: str) -> Said:
    """Why two texts may not be of one thread, in the page's language."""
    return said_again(doubt, DOUBTS)


def refused(sentence: str) -> Said:
    """A refusal to read, in the page's language."""
    return said_again(sentence, REFUSALS)
