"""The forms of evidence: a file given, taken out, redacted, decided of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from manden.access.models import Compartment, User
from manden.access.policy import ACTIONS
from manden.access.roles import LEVEL_NAMES, Level
from manden.ui.bilingual import in_language
from manden.ui.given_files import GivenFile
from manden.vault.actions.deriving import Box, CannotDerive, Copy
from manden.vault.queries import granted_compartments
from manden.vault.words import REVEAL_PURPOSES

LARGEST_ON_A_PAGE = 20_000_000
_LEVELS = [(level.value, name) for level, name in LEVEL_NAMES.items()]


class GiveForm(forms.Form):
    """A file given on a page; what cannot be named names itself: it is in the circle chosen."""

    file = GivenFile(
        label=_("The file"),
        help_text=_(
            "A picture, a PDF, a recording, a text or a document (DOCX, XLSX, ODT, ODS), at most "
            "20 MB; a larger one is received by a command on the desk’s machine."
        ),
        error_messages={
            "required": _("No file came, or it is over 20 MB."),
            "max_length": ngettext_lazy(
                "The name of the file is longer than %(max)d sign.",
                "The name of the file is longer than %(max)d signs.",
                "max",
            ),
        },
        max_length=255,
    )
    about = forms.CharField(
        label=_("What it is, without naming anybody"),
        max_length=300,
        help_text=_("For instance: the market after the attack, seen from the school."),
    )
    circle = forms.ChoiceField(
        label=_("Circle"), required=False, help_text=_("Who is let into it may know of the file.")
    )
    level = forms.ChoiceField(label=_("Level"), initial=Level.CONFIDENTIAL.value)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.circles = {one.code: one for one in granted_compartments(person)}
        offered = levels_to_give(person)
        self.fields["level"].choices = [one for one in _LEVELS if one[0] in offered]
        if self.get_initial_for_field(self.fields["level"], "level") not in offered:
            self.initial["level"] = offered[-1]
        named = [(code, in_language(one, "name")) for code, one in self.circles.items()]
        self.fields["circle"].choices = [("", _("none")), *named]

    def clean_circle(self) -> Compartment | None:
        return self.circles.get(self.cleaned_data["circle"])


def levels_to_give(person: User) -> list[str]:
    """Who only reports gives at any level and sees their own; another up to what they may read."""
    if not ACTIONS["evidence.read"].roles & person.roles:
        return [level.value for level in Level]
    return [level.value for level in Level if level.height <= Level(person.clearance).height]


class TakeOutForm(forms.Form):
    what = forms.ChoiceField(
        label=_("What"),
        choices=[
            ("copy", _("a copy without metadata, under its key")),
            ("exact", _("the exact file, as it came")),
        ],
    )
    purpose = forms.ChoiceField(label=_("For what"), choices=list(REVEAL_PURPOSES.items()))
    recipient = forms.CharField(
        label=_("With whom it is shared"),
        max_length=120,
        required=False,
        help_text=_("Needed where it leaves the desk for somebody."),
    )
    note = forms.CharField(label=_("Why"), max_length=500)


class TransferForm(forms.Form):
    recipient = forms.CharField(label=_("To whom"), max_length=120)
    note = forms.CharField(label=_("How and why"), max_length=500)


class PersonForm(forms.Form):
    pseudonym = forms.RegexField(
        r"^\s*[Pp]-[0-9A-Za-z]{6}\s*$",
        label=_("Pseudonym of who gave it, or is seen or heard in it"),
        error_messages={"invalid": _("A pseudonym reads like P-ACDEFG.")},
    )

    def clean_pseudonym(self) -> str:
        return str(self.cleaned_data["pseudonym"]).strip().upper()


class CopyForm(forms.Form):
    """What a copy is; with boxes, one a line, it is redacted."""

    boxes = forms.CharField(
        label=_("What is covered"),
        required=False,
        widget=forms.Textarea({"rows": 4, "cols": 40, "spellcheck": "false"}),
        help_text=_(
            "One black box a line: page, then left, top, right and bottom in hundredths of the "
            "page, as its rulers count them. For instance: 1 10 20 45 30. Left empty, the copy "
            "only loses its metadata."
        ),
    )
    about = forms.CharField(label=_("What the copy is, without naming anybody"), max_length=300)
    reason = forms.CharField(label=_("Why it is made"), max_length=500)
    level = forms.ChoiceField(label=_("Level of the copy"), choices=_LEVELS)

    def clean_boxes(self) -> list[Box]:
        return [_box(line) for line in self.cleaned_data["boxes"].splitlines() if line.strip()]

    def copy(self) -> Copy:
        given = self.cleaned_data
        return Copy(given["about"], given["reason"], given["level"])


class DecideForm(forms.Form):
    reason = forms.CharField(label=_("Why, where it is refused"), max_length=500, required=False)


def _box(line: str) -> Box:
    try:
        page, *sides = line.replace(",", " ").split()
        left, top, right, bottom = (float(side) for side in sides)
        return Box(int(page), left, top, right, bottom)
    except (ValueError, CannotDerive):
        raise forms.ValidationError(
            _("“%(line)s” is no box: a page, then four numbers between 0 and 100."),
            params={"line": line.strip()[:40]},
        ) from None
