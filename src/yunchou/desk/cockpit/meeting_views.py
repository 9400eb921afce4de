"""The page of one planned meeting: what is ready, who comes, what to ask."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from yunchou.desk.cockpit.meeting_page import meeting_page
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings.queries import plan_of
from yunchou.desk.meetings.screens import PAGES
from yunchou.desk.opportunities.queries import fetch
from yunchou.playbook.kernel.terms import Answer


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meeting(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """One meeting that is prepared."""
    deal = fetch(request.user, pk)
    found = plan_of(deal, plan)
    language = get_language() or "zh-hans"
    page = meeting_page(request.user, deal, found, as_of=timezone.localdate(), language=language)
    context = {"deal": deal, "plan": found, "page": page, "pages": PAGES, "answers": list(Answer), "language": language}
    return render(request, "meetings/meeting_part.html" if request.htmx else "meetings/meeting.html", context)
