"""What is asked of a word of the vocabularies, and of a party."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from manden.violations.forms.sheet import ANOTHER_PARTY
from manden.violations.models import Party, Term
from manden.violations.words import GRAVE, PARTY_KINDS

_NONE = ("", _("none"))


class WordForm(forms.Form):
    """A code is given once, when the word is made: records and exchanges hold it."""

    code = forms.SlugField(
        label=_("Code"), max_length=60, help_text=_("Letters, figures, _ and -. Never changed.")
    )
    name_fr = forms.CharField(label=_("In French"), max_length=200)
    name_en = forms.CharField(label=_("In English"), max_length=200)
    in_use = forms.BooleanField(label=_("Offered to who enters"), required=False, initial=True)

    def __init__(self, *args: Any, word: Term | Party | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.word = word
        if word is not None:
            del self.fields["code"]
            for name in self.fields:
                self.fields[name].initial = getattr(word, name)

    def clean_code(self) -> str:
        code = slugify(self.cleaned_data["code"]).replace("-", "_")
        if code == ANOTHER_PARTY or self._taken(code):
            raise forms.ValidationError(_("Another word has this code: choose one of your own."))
        return code

    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "code"}

    def _taken(self, code: str) -> bool:
        return False


class TermForm(WordForm):
    parent = forms.ModelChoiceField(
        Term.objects.none(), label=_("Stands under"), required=False, empty_label=_("nothing")
    )
    huridocs = forms.RegexField(
        r"^\d{1,2}:\d{12}$",
        label=_("Code of the field (HURIDOCS)"),
        required=False,
        help_text=_("The list and the code of the nearest term: 4:010103020000."),
    )
    grave = forms.ChoiceField(
        label=_("Grave violation where the victim is a child"),
        required=False,
        choices=[_NONE, *GRAVE.items()],
    )

    def __init__(self, *args: Any, vocabulary: str, **kwargs: Any) -> None:
        self._vocabulary = vocabulary
        super().__init__(*args, **kwargs)
        others = Term.objects.filter(vocabulary=vocabulary)
        self.fields["parent"].queryset = others.exclude(pk=self.word.pk if self.word else None)
        if vocabulary != "violation":
            del self.fields["grave"]

    def _taken(self, code: str) -> bool:
        return Term.objects.filter(vocabulary=self._vocabulary, code=code).exists()


class PartyForm(WordForm):
    kind = forms.ChoiceField(label=_("Kind of party"), choices=PARTY_KINDS.items())
    parent = forms.ModelChoiceField(
        Party.objects.none(), label=_("Part of"), required=False, empty_label=_("nothing")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Party.objects.exclude(
            pk=self.word.pk if self.word else None
        )

    def _taken(self, code: str) -> bool:
        return Party.objects.filter(code=code).exists()
