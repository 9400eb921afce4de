"""Pages of one request: noted, its asker named, answered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.privacy import operations, queries
from yunchou.desk.privacy.forms import AnswerForm, AskerForm, FindForm, RequestForm
from yunchou.desk.web.once import created


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def privacy_request_new(request: SignedInRequest) -> HttpResponse:
    """Note what somebody asks; who asks is known when one comes from his page."""
    at = timezone.now()
    form = RequestForm(request.POST or None, initial={"received_on": timezone.localdate(at)})

    def create() -> str:
        asked = dict(form.cleaned_data)
        key = asked.pop("contact")
        contact = queries.person_of(request.user, key) if key else None
        made = operations.note_request(asked, contact=contact, actor=request.user, at=at)
        return reverse("privacy_request", args=[made.pk])

    if (done := created(request, form, create, at=at)) is not None:
        return done
    return render(request, "privacy/request_new.html", {"form": form}, status=422 if form.is_bound else 200)


@permit(May.HANDLE_PRIVACY)
@require_safe
def privacy_person_request(request: SignedInRequest, pk: int) -> HttpResponse:
    """The form for a request of a person who was found."""
    contact = queries.person_of(request.user, pk)
    known = {"contact": contact.pk, "who": contact.name, "received_on": timezone.localdate()}
    return render(request, "privacy/request_new.html", {"form": RequestForm(initial=known), "contact": contact})


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def privacy_request(request: SignedInRequest, pk: int) -> HttpResponse:
    """One request, who asked, and its answer."""
    row = queries.request_of(request.user, pk)
    form = AnswerForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        version, at = said["version"] or 0, timezone.now()
        operations.answer_request(
            row, contact=None, answer=said["answer"], seen_version=version, actor=request.user, at=at
        )
        return redirect("privacy")
    find = FindForm(request.GET)
    asked = find.cleaned_data["q"] if find.is_valid() else ""
    context = {"row": row, "form": form, "today": timezone.localdate(), "find": find, "q": asked}
    context["people"] = queries.people(request.user, asked)
    return render(request, "privacy/request.html", context, status=422 if form.is_bound else 200)


@permit(May.HANDLE_PRIVACY)
@require_POST
def privacy_request_asker(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say which person on record asked."""
    row, form = queries.request_of(request.user, pk), AskerForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: str(errors[0]) for name, errors in form.errors.items()})
    said = form.cleaned_data
    contact = queries.person_of(request.user, said["contact"])
    operations.name_asker(row, contact, seen_version=said["version"], actor=request.user, at=timezone.now())
    if row.kind == "withdrawal":
        messages.info(request, _("From now on %(name)s is not written to, called or invited.") % {"name": contact.name})
    return redirect("privacy_request", pk)
