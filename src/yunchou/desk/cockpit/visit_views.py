"""The page after a visit, and the note that its message was sent."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from yunchou.desk.cockpit.after_visit import after_visit as page_of
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings.operations import INTERACTION
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.opportunities.rows import change_row, row_of
from yunchou.desk.web.forms import whole_number
from yunchou.playbook.kernel.terms import Answer


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def after_visit(request: SignedInRequest, pk: int, contact: int) -> HttpResponse:
    """What follows from one contact: the count, the follow-up of the same day, the message."""
    deal = fetch(request.user, pk)
    page = page_of(request.user, deal, row_of(INTERACTION, deal, contact), as_of=timezone.localdate())
    return render(request, "cockpit/after_visit.html", {"deal": deal, "page": page})


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def after_visit_message(request: SignedInRequest, pk: int, contact: int) -> HttpResponse:
    """Note that the message was sent, or that it was not after all."""
    deal = fetch(request.user, pk)
    sent = Answer.YES if request.POST.get("sent") == "yes" else Answer.UNKNOWN
    seen = whole_number(request.POST.get("version"))
    values = {"message_sent": sent}
    change_row(INTERACTION, deal, contact, values, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect("after_visit", pk, contact)
