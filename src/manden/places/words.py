"""What the codes of places are called on a page."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

RELATIONS = {
    "same": pgettext_lazy("division", "the same as"),
    "within": pgettext_lazy("division", "within"),
    "holds": pgettext_lazy("division", "holds"),
    "overlaps": pgettext_lazy("division", "overlaps"),
}
