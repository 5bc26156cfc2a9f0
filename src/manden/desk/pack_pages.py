"""The pages of mandate packs: what is held, an entry edited, a pack given, a pack taken away."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from manden.access.doors import policy
from manden.access.policy import allows
from manden.desk.pack_editing import (
    EditedMeanwhile,
    await_pack,
    drop_upload,
    edit_entry,
    import_pack,
    undo_edition,
)
from manden.desk.pack_forms import LABELS, EntryForm
from manden.desk.pack_words import pack_refused
from manden.desk.packs import checked
from manden.desk.queries.packs import (
    SECTIONS,
    fields_of,
    file_of,
    history_of,
    lines_of,
    sections_of,
)
from manden.desk.queries.texts import texts_of_the_desk
from manden.instruments.models import AwaitedUpload, InstalledPack, Instrument, PackEdition
from manden.instruments.pack import BadPack, Pack
from manden.instruments.pack_archive import files_given, zipped

TEXTS_A_PAGE = 200


@policy("pack.read")
@require_safe
def packs(request: HttpRequest) -> HttpResponse:
    texts = Paginator(texts_of_the_desk(), TEXTS_A_PAGE)
    context = {
        "texts": texts.get_page(request.GET.get("page")),
        "packs": InstalledPack.objects.order_by("slug"),
        "may_keep": allows(request.user, "pack.keep"),
        "waiting": AwaitedUpload.objects.filter(by=request.user.pk, settled_at=None),
    }
    return render(request, "desk/packs.html", context)


@policy("pack.read")
@require_safe
def pack(request: HttpRequest, slug: str) -> HttpResponse:
    held = _held(slug)
    context = {
        "pack": held,
        "sections": list(sections_of(held)),
        "instrument": Instrument.objects.filter(pack=slug).first(),
        "editions": held.editions.count(),
        "may_export": allows(request.user, "pack.export"),
    }
    return render(request, "desk/pack.html", context)


@policy("pack.read")
@require_safe
def section(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    held = _held(slug, section)
    context = {
        "pack": held,
        "section": section,
        "lines": lines_of(held, section),
        "may_keep": allows(request.user, "pack.keep"),
    }
    return render(request, "desk/pack_section.html", context)


@policy("pack.keep")
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, slug: str, section: str, entry: str) -> HttpResponse:
    """An entry in both languages; POST keeps what changed, with the reason."""
    held = _held(slug, section)
    fields = fields_of(held, section, entry)
    if not fields:
        raise Http404
    form = EntryForm(fields, request.POST or None, initial={"seen": _last(held)})
    status, theirs = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _edited(request, held, section, entry, form)
            except BadPack as refusal:
                form.add_error(None, _sentence(refusal))
            except EditedMeanwhile as meanwhile:
                status, theirs = 409, meanwhile.theirs
                form.data = form.data.copy()
                form.data["seen"] = str(theirs.pk)
    context = {
        "pack": held,
        "section": section,
        "entry": entry,
        "form": form,
        "theirs": theirs,
        "history": [(one, LABELS[one.edition.field]) for one in history_of(held, section, entry)],
        "seen": _last(held),
    }
    return render(request, "desk/pack_entry.html", context, status=status)


@policy("pack.keep")
@require_POST
def undo(request: HttpRequest, slug: str, section: str, entry: str, number: int) -> HttpResponse:
    """Bring back what stood before an edition."""
    held = _held(slug, section)
    edition = get_object_or_404(PackEdition, pk=number, pack=held, entry=entry)
    why = _("Undone: the edition of %(day)s") % {"day": edition.at.date().isoformat()}
    try:
        undo_edition(edition=edition, why=why, seen=_last(held), by=request.user)
        messages.success(request, _("What stood before is back; the history keeps both."))
    except BadPack as refusal:
        messages.error(request, _sentence(refusal))
    return redirect("desk:pack_entry", slug, section, entry)


@policy("pack.export")
@require_safe
def export(request: HttpRequest, slug: str) -> HttpResponse:
    held = _held(slug)
    name = f'attachment; filename="{held.slug}.zip"'
    body = zipped(held.as_kept)
    return HttpResponse(body, content_type="application/zip", headers={"Content-Disposition": name})


@policy("pack.keep")
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """A pack given by its zip file or its seven files; refused whole, or shown before it is kept."""
    refusal = None
    if request.method == "POST":
        try:
            return _awaited(request)
        except BadPack as fault:
            refusal = _sentence(fault)
    status = 422 if refusal else 200
    return render(request, "desk/pack_give.html", {"refusal": refusal}, status=status)


@policy("pack.keep")
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """What a pack that waits would change; POST installs it, or drops it."""
    waiting = get_object_or_404(AwaitedUpload, pk=number, by=request.user, kind="pack")
    if request.method == "POST" and request.POST.get("do") == "drop":
        if waiting.settled_at is None:
            drop_upload(awaited=waiting, by=request.user)
        messages.success(request, _("The pack is forgotten: nothing was changed."))
        return redirect("desk:packs")
    try:
        if request.method == "POST" or waiting.settled_at:
            slug = import_pack(awaited=waiting, by=request.user)
            messages.success(request, _("The pack is installed."))
            return redirect("desk:pack", slug)
        return _preview(request, waiting)
    except BadPack as refusal:  # the desk changed since the pack was given
        messages.error(request, _sentence(refusal))
        return redirect("desk:pack_give")


def _preview(request: HttpRequest, waiting: AwaitedUpload) -> HttpResponse:
    files = waiting.told["files"]
    offered = checked(files, "pack")
    known = InstalledPack.objects.filter(slug=offered.slug).first()
    context = {
        "waiting": waiting,
        "offered": offered,
        "known": known,
        "changed": [name for name in files if known and known.as_kept.get(name) != files[name]],
        "counts": _counts(offered),
    }
    return render(request, "desk/pack_confirm.html", context)


def _awaited(request: HttpRequest) -> HttpResponse:
    given = [(one.name, one.read()) for one in request.FILES.getlist("files")]
    if not given:
        raise BadPack(_("no file was given; choose a zip file or the seven files of a pack"))
    texts = files_given(given)
    checked({name: _decoded(name, data) for name, data in texts.items()}, _named(given))
    digest = hashlib.sha256(b"".join(texts[name] for name in sorted(texts))).hexdigest()
    files = {name: data.decode() for name, data in texts.items()}
    waiting = await_pack(files=files, name=given[0][0], sha256=digest, by=request.user)
    return redirect("desk:pack_confirm", waiting.pk)


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise BadPack(f"{name}.yaml is not UTF-8 text; save it again as UTF-8", line) from None


def _named(given: list[tuple[str, bytes]]) -> str:
    return given[0][0].rsplit(".", 1)[0][:60] if len(given) == 1 else "given"


def _edited(
    request: HttpRequest, held: InstalledPack, section: str, entry: str, form: EntryForm
) -> HttpResponse:
    made = edit_entry(
        pack=held,
        file=file_of(section),
        entry=entry,
        values=form.values(),
        why=form.cleaned_data["why"],
        seen=form.cleaned_data["seen"],
        by=request.user,
    )
    said = _("The edition is kept.") if made else _("Nothing was changed: it is the same.")
    messages.success(request, said)
    return redirect("desk:pack_entry", held.slug, section, entry)


def _held(slug: str, section: str = SECTIONS[0]) -> InstalledPack:
    if section not in SECTIONS:
        raise Http404
    held = get_object_or_404(InstalledPack, slug=slug)
    if not held.as_kept:
        raise Http404
    return held


def _last(held: InstalledPack) -> int:
    last = held.editions.last()
    return last.pk if last else 0


def _sentence(refusal: BadPack) -> str:
    said = str(pack_refused(str(refusal)))
    if refusal.line is None or f"line {refusal.line}" in str(refusal):
        return said
    return _("%(sentence)s (line %(line)s)") % {"sentence": said, "line": refusal.line}


def _counts(offered: Pack) -> dict[str, int]:
    return {
        "paragraphs": len(offered.paragraphs),
        "commitments": len(offered.commitments),
        "followed_points": len(offered.followed_points),
        "actors": len(offered.actors),
        "themes": len(offered.themes),
        "sessions": len(offered.sessions),
    }
