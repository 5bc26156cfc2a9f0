"""Why a pack is refused, as pages say it; what reads packs writes English alone."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from manden.desk.reader_words import REFUSALS as OF_FILES
from manden.ui.said_again import Said, said_again

REFUSALS = (
    _("more than %(bytes)s bytes were given; a pack holds short texts"),
    _("%(file)s is no file of a pack; give %(files)s, as .yaml"),
    _("%(file)s is given twice; give the files of one pack"),
    _("%(file)s holds %(number)s members; a pack has %(all)s files"),
    _("%(file)s is over %(bytes)s bytes; a pack holds only short texts"),
    _("%(file)s is missing; a pack has %(files)s"),
    _("%(file)s is not UTF-8 text; save it again as UTF-8"),
    _("%(file)s is nested too deeply; write it as a list of entries"),
    _("%(file)s, line %(line)s: not readable as YAML (%(problem)s); correct that line"),
    _("%(file)s cannot be read as YAML (%(problem)s); correct it"),
    _("there is no pack folder '%(folder)s'; give the folder of a pack"),
    _(
        "%(file)s, slug: the pack %(pack)s states %(symbol)s already; give this one the same slug to "
        "put it in its place"
    ),
    _("the French of '%(field)s' is missing; write it"),
    _("the English of '%(field)s' is missing; write it"),
    _("'%(key)s' is missing in %(field)s; add it"),
    _("'%(key)s' is missing; add it"),
    _("unknown key '%(key)s'; remove it or correct its spelling"),
    _("%(field)s must be text; put it in quotes"),
    _("%(field)s must be of type %(type)s; correct it"),
    _("%(field)s is '%(given)s'; use one of %(all)s"),
    _("%(field)s is empty; fill it in"),
    _("%(field)s is '%(given)s', which is not in the expected form; correct it"),
    _("%(key)s '%(code)s' is given twice; keep one"),
    _("%(kind)s '%(code)s' is not in %(file)s.yaml; add it or correct the code"),
    _("'%(name)s' already names '%(code)s' in %(language)s; keep one"),
    _("is its own ancestor; correct a parent"),
    _("%(anchor)s was expected here; put the paragraphs in order, without a gap"),
    _("the previous instrument is not among the earlier ones; add it there"),
    _("closes before it opens; correct a date"),
    _("the key does not say its anchor and ordinal; correct one of them"),
    _("paragraph %(anchor)s has no place in %(part)s; move the entry"),
    _("a verb of force '%(force)s' has no place in %(part)s; move the entry"),
    _("a self-addressed decision names the body that decides; add its addressee"),
    _("the ordinals of this paragraph have a gap; count them again"),
    _("has neither a commitment nor a followed point; add one in commitments.yaml"),
    _("'%(day)s' is not a day of the calendar; correct it"),
    *OF_FILES,
)


def pack_refused(sentence: str) -> Said:
    """Why a pack is refused, in the page's language."""
    return said_again(sentence, REFUSALS)
