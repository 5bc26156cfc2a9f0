"""What the codes of the vault are called on a page."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

from manden.vault.evidence_words import CUSTODY, DERIVATIONS, KIND_NAMES, ORIGINS
from manden.vault.words import FIELD_NAMES, MANNERS, PURPOSES, REVEAL_PURPOSES, STATES

register = template.Library()

_COMPARED = {**FIELD_NAMES, "name": _("Name")}
_WORDS = {
    "purpose": PURPOSES,
    "state": STATES,
    "manner": MANNERS,
    "reading": REVEAL_PURPOSES,
    "compared": _COMPARED,
    "custody": CUSTODY,
    "derivation": DERIVATIONS,
    "file_kind": KIND_NAMES,
    "origin": ORIGINS,
}


@register.filter
def vault_word(code: str, kind: str) -> str:
    return str(_WORDS[kind].get(code, code))


@register.filter
def share(part: float) -> str:
    """0.83 as 83 %."""
    return f"{round(100 * part)}\u00a0%"
