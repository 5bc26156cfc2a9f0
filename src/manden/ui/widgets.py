"""Fields of forms, drawn as HTML."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import escape
from django.utils.safestring import SafeString


class OneOfMany(forms.Select):
    """A choice among hundreds, without groups: drawn at once, not by a template for each."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        chosen = set(self.format_value(value))
        lines = "".join(
            f'<option value="{escape(key)}"{" selected" if str(key) in chosen else ""}>'
            f"{escape(label)}</option>"
            for key, label in self.choices
        )
        told = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        if self.use_required_attribute(value) and self.is_required:
            told.setdefault("required", True)
        return SafeString(f"<select{flatatt(told)}>{lines}</select>")
