"""Pages for who answers for personal information: requests, persons, the register, incidents."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.privacy import operations, queries
from yunchou.desk.privacy.access_paper import access_paper
from yunchou.desk.privacy.forms import BasisForm, FindForm, IncidentForm, WithdrawalForm
from yunchou.desk.privacy.transfers import consents_of
from yunchou.desk.web.files import EXCEL, WORD, as_file
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.workbooks import note_taken

if TYPE_CHECKING:
    from yunchou.desk.customers.models import Contact

BASIS = (
    "ground", "source", "noticed_on", "notice", "held_until", "hold_reason", "born_in", "guardian",
    "guardian_consented_on", "version",
)  # fmt: skip


@permit(May.HANDLE_PRIVACY)
@require_safe
def privacy(request: SignedInRequest) -> HttpResponse:
    """The register of requests, and the door to a person."""
    today, form = timezone.localdate(), FindForm(request.GET)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    page = page_of(queries.requests(request.user), request.GET)
    context = {"page": page, "form": form, "q": asked, "today": today, "overdue": queries.overdue(request.user, today)}
    context["people"] = queries.people(request.user, asked)
    return render(request, "privacy/privacy.html", context)


@permit(May.HANDLE_PRIVACY)
@require_safe
def privacy_register(request: SignedInRequest) -> HttpResponse:
    """Every personal and restricted column with its purpose and how long it is kept, from the code."""
    return render(request, "privacy/register.html", {"rows": queries.register()})


@permit(May.HANDLE_PRIVACY)
@require_safe
def privacy_person(request: SignedInRequest, pk: int) -> HttpResponse:
    """What can be done for one person."""
    contact = queries.person_of(request.user, pk)
    may_erase = Right.ERASURE in reach_of(request.user).rights
    context: dict[str, Any] = {
        "contact": contact,
        "basis": queries.basis_of(contact),
        "erasure": queries.erasure_of(contact),
    }
    context["consents"] = consents_of(request.user, contact, timezone.localdate())
    return render(request, "privacy/person.html", {**context, "may_erase": may_erase})


@permit(May.HANDLE_PRIVACY)
@require_POST
def privacy_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """Everything about one person: to read and print, as a Word paper to hand out, or as data to download."""
    contact, wanted = queries.person_of(request.user, pk), request.POST.get("as")
    told = operations.make_file(contact, actor=request.user, at=timezone.now(), labelled=wanted != "data")
    if wanted not in {"data", "word"}:
        return render(request, "privacy/file.html", {"told": told, "contact": contact})
    note_taken(len(told["rows"]) + len(told["mentions"]) + 1)
    if wanted == "word":
        return as_file(access_paper(told, contact.name), f"person-{contact.pk}", WORD)
    response = HttpResponse(operations.as_json(told), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="person-{contact.pk}.json"'
    return response


@permit(May.HANDLE_PRIVACY)
@require_POST
def privacy_called(request: SignedInRequest, pk: int) -> HttpResponse:
    """Texts that may mean one person without his name, to look at before he is erased."""
    contact = queries.person_of(request.user, pk)
    found = operations.list_called(contact, actor=request.user, at=timezone.now())
    return render(request, "privacy/called.html", {"contact": contact, "found": found})


@permit(May.HANDLE_PRIVACY)
@require_POST
def privacy_erasure(request: SignedInRequest, pk: int) -> HttpResponse:
    """Erase one person."""
    contact = queries.person_of(request.user, pk)
    made = operations.erase(contact, actor=request.user, at=timezone.now())
    messages.info(request, _("Erased; %(count)s rows were changed. He is %(number)s from now on.")
                  % {"count": made.changed, "number": made})  # fmt: skip
    return redirect("privacy_person", pk)


@permit(May.SIGNED_IN)
@require_http_methods(["GET", "POST"])
def person_basis(request: SignedInRequest, pk: int) -> HttpResponse:
    """On what ground somebody is kept; for who works on his customer and for who answers requests."""
    contact = queries.person_of(request.user, pk)
    operations.ensure_notes_basis(contact, request.user)
    form = _basis_form(request, contact)
    if request.method == "POST" and form.is_valid():
        seen, at = form.cleaned_data["version"] or 0, timezone.now()
        try:
            operations.note_basis(contact, form.values(), seen_version=seen, actor=request.user, at=at)
            return redirect("person_basis", pk)
        except Invalid as reason:
            put_back(form, reason)
    return _basis_page(request, contact, form, _withdrawal(contact))


@permit(May.SIGNED_IN)
@require_POST
def person_withdrawal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Somebody withdrew his consent, or gave it anew."""
    contact = queries.person_of(request.user, pk)
    operations.ensure_notes_basis(contact, request.user)
    form = WithdrawalForm(request.POST)
    if form.is_valid():
        said, at = form.cleaned_data, timezone.now()
        try:
            operations.note_withdrawal(
                contact, said["withdrawn_on"], seen_version=said["version"], actor=request.user, at=at
            )
            return redirect("person_basis", pk)
        except Invalid as reason:
            put_back(form, reason)
    return _basis_page(request, contact, _basis_form(None, contact), form)


def _basis_form(request: SignedInRequest | None, contact: Contact) -> BasisForm:
    basis = queries.basis_of(contact)
    initial = stored_values(basis, *BASIS) if basis else {}
    sent = request.POST or None if request else None
    return BasisForm(sent, initial=initial, notices=queries.notices_known(initial.get("notice", "")))


def _withdrawal(contact: Contact) -> WithdrawalForm:
    return WithdrawalForm(initial=stored_values(contact, "withdrawn_on", "version"))


def _basis_page(
    request: SignedInRequest, contact: Contact, form: BasisForm, withdrawal: WithdrawalForm
) -> HttpResponse:
    status = 422 if form.is_bound or withdrawal.is_bound else 200
    context = {"contact": contact, "form": form, "basis": queries.basis_of(contact), "withdrawal": withdrawal}
    return render(request, "privacy/basis.html", context, status=status)


@permit(May.HANDLE_PRIVACY)
@require_safe
def privacy_incident(request: SignedInRequest) -> HttpResponse:
    """Who read what in a time span, for the report of an incident."""
    today = timezone.localdate()
    usual = {"since": today - timedelta(days=7), "until": today}
    form = IncidentForm(request.GET if "since" in request.GET else usual, readers=queries.readers(request.user))
    page = page_of(queries.incident(request.user, _incident(form)), request.GET) if form.is_valid() else None
    may_export = Right.EXPORT in reach_of(request.user).rights
    context = {"form": form, "page": page, "may_export": may_export}
    return render(request, "privacy/incident.html", context, status=200 if page else 400)


@permit(May.HANDLE_PRIVACY)
@require_POST
def privacy_incident_export(request: SignedInRequest) -> HttpResponse:
    """The same as a workbook."""
    form = IncidentForm(request.POST, readers=queries.readers(request.user))
    if not form.is_valid():
        raise Invalid({name: str(errors[0]) for name, errors in form.errors.items()})
    content = operations.export_incident(_incident(form), actor=request.user, at=timezone.now())
    return as_file(content, "incident", EXCEL)


def _incident(form: IncidentForm) -> queries.Incident:
    asked = form.cleaned_data
    return queries.Incident(asked["since"], asked["until"], asked["reader"])
