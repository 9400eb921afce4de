"""Contacts with the customer, and what is done with one planned meeting. Its page is `cockpit.meeting_views`."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yunchou.desk.errors import Invalid, NotThere
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.meetings import operations, queries
from yunchou.desk.meetings.calendar import calendar_of
from yunchou.desk.meetings.forms import ContactFilter, InvitationForm, ItemForm, QuestionForm
from yunchou.desk.meetings.preparation import readiness_of, when_of
from yunchou.desk.meetings.screens import PAGES
from yunchou.desk.meetings.terms import Item
from yunchou.desk.opportunities.queries import fetch, may_change
from yunchou.desk.opportunities.row_pages import changeable
from yunchou.desk.qualification.queries import load
from yunchou.desk.resources.queries import profile_of
from yunchou.desk.web.files import CALENDAR, PDF, SLIDES, WORD, as_file
from yunchou.desk.web.lists import page_of

CONTACTS = 15
"""On a page: on a phone each of them is a card."""


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meetings(request: SignedInRequest, pk: int) -> HttpResponse:
    """The meetings ahead; below them what has passed between us and the customer, the newest first."""
    deal = fetch(request.user, pk)
    chosen = ContactFilter(deal, request.GET)
    context = {
        "deal": deal,
        "pages": PAGES,
        "plans": [(plan, readiness_of(plan)) for plan in queries.plans([deal.pk])],
        "today": timezone.localdate(),
        "filter": chosen,
        "page": page_of(queries.contacts_made(deal, **chosen.chosen()), request.GET, size=CONTACTS),
        "counts": queries.contact_counts(deal, as_of=timezone.localdate()),
        "may_change": may_change(request.user, deal),
    }
    return render(request, "meetings/sections.html" if request.htmx else "meetings/meetings.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def meeting_item(request: SignedInRequest, pk: int, plan: int, item: str) -> HttpResponse:
    """Whether one thing is ready, and who sees to it."""
    deal = changeable(request, pk)
    if item not in {each.value for each in Item}:
        raise NotThere(_("There is nothing here"))
    form = ItemForm(deal, request.POST)
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, told)) for name, told in form.errors.items()})
    operations.prepare_item(
        deal, plan, Item.of(item), form.values(), seen_version=form.cleaned_data["version"],
        actor=request.user, at=timezone.now(),
    )  # fmt: skip
    return _back(deal.pk, plan, f"item-{item}")


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def meeting_invitation(request: SignedInRequest, pk: int, plan: int, attendee: int) -> HttpResponse:
    """Whether somebody comes; whether the slides answer what he cares about."""
    deal = changeable(request, pk)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, told)) for name, told in form.errors.items()})
    operations.answer_invitation(
        deal, attendee, form.values(), seen_version=form.cleaned_data["version"],
        actor=request.user, at=timezone.now(),
    )  # fmt: skip
    return _back(deal.pk, plan, "invited")


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def meeting_question(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """Put one more question on the list."""
    deal = changeable(request, pk)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, told)) for name, told in form.errors.items()})
    sent = form.cleaned_data
    operations.put_question(
        deal, plan, sent["question"], seen_version=sent["version"], actor=request.user, at=timezone.now()
    )
    return _back(deal.pk, plan, "questions")


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def meeting_held(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """It took place: it becomes a contact, whose note is written next."""
    deal = changeable(request, pk)
    made = operations.hold(deal, plan, actor=request.user, at=timezone.now())
    return redirect(PAGES.row_url, deal.pk, "contacts", made.pk)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meeting_pack(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """The pack of a meeting on one page, to be printed."""
    deal = fetch(request.user, pk)
    found = queries.plan_of(deal, plan)
    context = {
        "deal": deal,
        "plan": found,
        "ready": readiness_of(found),
        "profile": profile_of(found.presenter) if found.presenter else None,
    }
    return render(request, "meetings/pack.html", context)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meeting_pack_file(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """The pack of a meeting as a Word file."""
    from yunchou.desk.meetings.documents import pack_document  # slow to load, and seldom asked for

    deal = fetch(request.user, pk)
    found = queries.plan_of(deal, plan)
    profile = profile_of(found.presenter) if found.presenter else None
    return as_file(pack_document(deal, found, readiness_of(found), profile, when_of(found)), found.title, WORD)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meeting_pack_pdf(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """The pack of a meeting as PDF, to read on a phone and to print."""
    from yunchou.desk.meetings.documents import pack_document  # slow to load, and seldom asked for
    from yunchou.desk.meetings.pdf import PdfPaper

    deal = fetch(request.user, pk)
    found = queries.plan_of(deal, plan)
    profile = profile_of(found.presenter) if found.presenter else None
    made = pack_document(deal, found, readiness_of(found), profile, when_of(found), made_as=PdfPaper)
    return as_file(made, found.title, PDF)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meeting_slides(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """The skeleton of the presentation as a PowerPoint file."""
    from yunchou.desk.meetings.slides import Content, presentation  # slow to load, and seldom asked for

    deal = fetch(request.user, pk)
    found = queries.plan_of(deal, plan)
    needs = [need.title for need in load([deal.pk])[deal.pk].needs]
    content = Content(needs, queries.concerns_answered(found), queries.options(deal))
    profile = profile_of(found.presenter) if found.presenter else None
    return as_file(presentation(deal, found, content, profile, when_of(found)), found.title, SLIDES)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def meeting_calendar(request: SignedInRequest, pk: int, plan: int) -> HttpResponse:
    """A meeting as a calendar file."""
    found = queries.plan_of(deal := fetch(request.user, pk), plan)
    if found.on is None:
        raise NotThere(_("A meeting without a day has no place in a calendar."))
    return as_file(calendar_of(deal, found, at=timezone.now()), found.title, CALENDAR)


def _back(deal: int, plan: int, part: str) -> HttpResponse:
    return redirect(f"{reverse('meeting', args=[deal, plan])}#{part}")
