"""The box, its proposals while somebody types, what was confirmed, and notes that were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yunchou.desk.capture import operations, queries
from yunchou.desk.capture.pages import Box, after, box_of, draft_of, start
from yunchou.desk.errors import NotThere
from yunchou.desk.identity.permit import SignedInRequest, permit, public
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.web.once import create_once

if TYPE_CHECKING:
    from yunchou.desk.capture.models import CapturedNote


@permit(May.CHANGE_OPPORTUNITIES)
@require_GET
def capture(request: SignedInRequest) -> HttpResponse:
    """The box, empty or with a draft that waits; beneath it the drafts and the last notes."""
    queries.make_ready()
    at = timezone.now()
    draft, text = None, ""
    if request.GET.get("draft"):
        draft = queries.note_of(request.user, _uuid(request.GET["draft"]))
        text = operations.open_text(draft, actor=request.user, at=at)
    box = start(request.user, deal=request.GET.get("deal", ""), draft=draft, text=text, at=at)
    return _page(request, box)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def capture_proposals(request: SignedInRequest) -> HttpResponse:
    """What the note proposes as it stands; nothing is written. Opened as an address it is the empty box."""
    if request.method == "GET":
        return redirect("capture")
    box = box_of(request.user, request.POST, at=timezone.now(), draft=_draft(request))
    if request.htmx:
        return render(request, "capture/sheet.html", {"box": box, "sheet": box.sheet})
    return _page(request, box)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def capture_notes(request: SignedInRequest) -> HttpResponse:
    """Write what was ticked, or show the proposals again with what is wrong. Opened as an address it is the box."""
    if request.method == "GET":
        return redirect("capture")
    at = timezone.now()
    box = box_of(request.user, request.POST, at=at, draft=_draft(request), sent=True)
    if not box.may_send:
        return _page(request, box, status=422)

    def note() -> str:
        confirmed = box.confirmed(request.POST.get("form_key", ""))
        return reverse("captured", args=[operations.confirm(confirmed, actor=request.user, at=at).pk])

    try:
        return create_once(request, note, at=at)
    except operations.ItemInvalid as reason:
        box.refuse(reason)
    return _page(request, box, status=422)


@permit(May.SEE_OPPORTUNITIES)
@require_GET
def captured(request: SignedInRequest, pk: str) -> HttpResponse:
    """A noted note: what was written, and what the method says since."""
    note = queries.note_of(request.user, _uuid(pk))
    if note.confirmed_at is None or note.opportunity_id is None:
        return redirect(f"{reverse('capture')}?draft={note.pk}")
    deal = fetch(request.user, note.opportunity_id)
    page = after(request.user, note, deal, at=timezone.now())
    return render(request, "capture/captured.html", {"deal": deal, "page": page})


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def captured_text(request: SignedInRequest, pk: str) -> HttpResponse:
    """The sealed text of a note, for who may know. Each reading is logged."""
    note = queries.note_of(request.user, _uuid(pk))
    text = operations.open_text(note, actor=request.user, at=timezone.now())
    template = "capture/text.html" if request.htmx else "capture/text_page.html"
    response = render(request, template, {"note": note, "text": text})
    response.headers["Cache-Control"] = "no-store, private"
    return response


@public
@require_GET
def capture_offline(request: HttpRequest) -> HttpResponse:
    """The page that stands in for every other without a connection. It holds no data, so that a device may keep it."""
    return render(request, "capture/offline.html")


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def capture_drafts(request: SignedInRequest) -> HttpResponse:
    """Take a note that was written without a connection. Sent twice, it is kept once."""
    at = timezone.now()
    draft = draft_of(request.user, request.POST, at=at)
    note = operations.keep_draft(draft, key=operations.note_key(request.POST.get("key", "")), actor=request.user, at=at)
    return JsonResponse({"draft": str(note.pk), "cut": note.cut}, status=201)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def capture_draft_removal(request: SignedInRequest, pk: str) -> HttpResponse:
    """Throw a draft away."""
    operations.drop_draft(queries.note_of(request.user, _uuid(pk)), actor=request.user)
    messages.success(request, _("The draft is gone. Nothing of it was kept."))
    return redirect("capture")


def _draft(request: SignedInRequest) -> CapturedNote | None:
    """The draft that is being confirmed, if it is one."""
    pk = request.POST.get("draft", "")
    return queries.note_of(request.user, _uuid(pk)) if pk else None


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotThere(_("There is no such note.")) from error


def _page(request: SignedInRequest, box: Box, *, status: int = 200) -> HttpResponse:
    context = {
        "box": box,
        "sheet": box.sheet,
        "key": request.POST.get("form_key") or uuid4().hex,
        "waiting": list(queries.waiting(request.user)[:20]),
        "recent": queries.recent(request.user),
    }
    return render(request, "capture/capture.html", context, status=status)
