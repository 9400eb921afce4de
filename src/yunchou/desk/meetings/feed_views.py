"""The address at which a person's calendar asks for his meetings: made, told once, revoked; and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit, public
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings import feeds, queries
from yunchou.desk.meetings.calendar import feed_of_meetings

if TYPE_CHECKING:
    from yunchou.desk.meetings.models import MeetingPlan

BACK = timedelta(days=30)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def calendar_feed(request: SignedInRequest) -> HttpResponse:
    """Whether there is an address, since when, and how to make or revoke one."""
    return _page(request)


@permit(May.SEE_OPPORTUNITIES)
@require_http_methods(["GET", "POST"])
def calendar_feed_address(request: SignedInRequest) -> HttpResponse:
    """Make an address anew and tell it, this once. Looking at it again makes none."""
    if request.method == "GET":
        return redirect("calendar_feed")
    secret = feeds.make_feed(actor=request.user, at=timezone.now())
    return _page(request, address=request.build_absolute_uri(reverse("calendar_file", args=[secret])))


def _page(request: SignedInRequest, **more: str) -> HttpResponse:
    feed = feeds.feed_for(request.user, at=timezone.now())
    until = feed.made_at + feeds.LASTS if feed else None
    return render(request, "meetings/feed.html", {"feed": feed, "until": until, **more})


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def calendar_feed_removal(request: SignedInRequest) -> HttpResponse:
    """Let the address stop working."""
    feeds.revoke_feed(actor=request.user, at=timezone.now())
    return redirect("calendar_feed")


@public
@require_safe
def calendar_file(request: HttpRequest, secret: str) -> HttpResponse:
    """The meetings of whoever made this address, for his calendar. The secret is the permission."""
    now = timezone.now()
    user = feeds.owner_of(secret, at=now)
    with timezone.override(ZoneInfo(user.time_zone)), translation.override(user.language):
        plans = queries.meetings_of(user, timezone.localdate(now) - BACK)
        content = feed_of_meetings(plans, page=_page_in(request), at=now)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _page_in(request: HttpRequest) -> Callable[[MeetingPlan], str]:
    def page(plan: MeetingPlan) -> str:
        return request.build_absolute_uri(reverse("meeting", args=[plan.opportunity_id, plan.pk]))

    return page
