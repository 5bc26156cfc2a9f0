"""What the codes of evidence are called on a page."""

from __future__ import annotations

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from manden.vault.refusing import Refused

_OFFICE = "application/vnd.openxmlformats-officedocument"
KIND_NAMES = {
    "image/jpeg": _("picture (JPEG)"),
    "image/png": _("picture (PNG)"),
    "image/gif": _("picture (GIF)"),
    "image/webp": _("picture (WebP)"),
    "image/tiff": _("picture (TIFF)"),
    "image/heic": _("picture (HEIC)"),
    "application/pdf": _("PDF"),
    f"{_OFFICE}.wordprocessingml.document": _("document (DOCX)"),
    f"{_OFFICE}.spreadsheetml.sheet": _("table (XLSX)"),
    "application/vnd.oasis.opendocument.text": _("document (ODT)"),
    "application/vnd.oasis.opendocument.spreadsheet": _("table (ODS)"),
    "text/plain": pgettext_lazy("file", "text"),
    "audio/mpeg": _("sound (MP3)"),
    "audio/wav": _("sound (WAV)"),
    "audio/ogg": _("sound (Ogg)"),
    "audio/flac": _("sound (FLAC)"),
    "audio/amr": _("sound (AMR)"),
    "audio/mp4": _("sound (M4A)"),
    "video/mp4": _("video (MP4)"),
    "video/quicktime": _("video (QuickTime)"),
    "video/3gpp": _("video (3GP)"),
    "video/webm": _("video (WebM)"),
    "video/x-msvideo": _("video (AVI)"),
}
CUSTODY = {
    "received": pgettext_lazy("custody", "received"),
    "received_again": pgettext_lazy("custody", "given again"),
    "attached": pgettext_lazy("custody", "attached"),
    "detached": pgettext_lazy("custody", "detached"),
    "viewed": pgettext_lazy("custody", "viewed"),
    "exported": pgettext_lazy("custody", "taken out, as it came"),
    "shared": pgettext_lazy("custody", "taken out, without metadata"),
    "derived": pgettext_lazy("custody", "copy made"),
    "approved": pgettext_lazy("custody", "copy approved"),
    "refused": pgettext_lazy("custody", "copy refused"),
    "transferred": pgettext_lazy("custody", "handed over"),
}
DERIVATIONS = {
    "": pgettext_lazy("file", "as it came"),
    "redacted": pgettext_lazy("file", "redacted copy"),
    "cleaned": pgettext_lazy("file", "copy without metadata"),
    "transcoded": pgettext_lazy("file", "copy in another format"),
}
ORIGINS = {
    "page": _("given on a page"),
    "command": _("received by a command"),
    "arrival": _("sent by a phone"),
    "desk": _("made at the desk"),
}


def in_words(refusal: Refused) -> str:
    """A refusal in the language of the page, as a sentence."""
    told = gettext(refusal.words)
    told = told % refusal.values if refusal.values else told
    return told[:1].upper() + told[1:] + "."
