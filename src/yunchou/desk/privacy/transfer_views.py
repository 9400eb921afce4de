"""Pages of what goes abroad, and of who consented to it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.privacy import queries, transfers
from yunchou.desk.privacy.forms import TransferConsentForm, TransferForm
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.lists import page_of
from yunchou.desk.web.once import created
from yunchou.playbook.kernel.terms import Answer

RECORDED = ("way", "recipient", "host", "country", "ground", "each_consents", "kinds", "since", "ended_on", "version")


@permit(May.HANDLE_PRIVACY)
@require_safe
def transfer_list(request: SignedInRequest) -> HttpResponse:
    """Where this installation sends, and the register."""
    today = timezone.localdate()
    context = {
        "leaving": transfers.leaving(request.user, today),
        "rows": transfers.transfers(request.user),
        "today": today,
    }
    return render(request, "privacy/transfers.html", context)


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def transfer_new(request: SignedInRequest) -> HttpResponse:
    """Put a transfer on record."""
    known = {name: request.GET[name] for name in ("way", "host") if name in request.GET}
    form, at = TransferForm(request.POST or None, initial=known), timezone.now()

    def create() -> str:
        transfers.record_transfer(form.values(), actor=request.user, at=at)
        return reverse("transfers")

    taken = created(request, form, create, at=at)
    if taken is not None:
        return taken
    return render(request, "privacy/transfer.html", {"form": form}, status=422 if form.is_bound else 200)


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def transfer(request: SignedInRequest, pk: int) -> HttpResponse:
    """One transfer, to read, to change and to end."""
    row = transfers.transfer_of(request.user, pk)
    form = TransferForm(request.POST or None, initial=stored_values(row, *RECORDED))
    if request.method == "POST" and form.is_valid():
        seen, at = form.cleaned_data["version"] or 0, timezone.now()
        try:
            transfers.change_transfer(row, form.values(), seen_version=seen, actor=request.user, at=at)
            return redirect("transfers")
        except Invalid as reason:
            put_back(form, reason)
    people = page_of(transfers.providable(request.user, row, timezone.localdate()), request.GET)
    context = {"form": form, "row": row, "people": people, "each_consents": row.each_consents is Answer.YES}
    return render(request, "privacy/transfer.html", context, status=422 if form.is_bound else 200)


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def transfer_consent(request: SignedInRequest, pk: int, transfer: int) -> HttpResponse:
    """What one person said about one transfer."""
    contact, row = queries.person_of(request.user, pk), transfers.transfer_of(request.user, transfer)
    said = dict(transfers.consents_of(request.user, contact, timezone.localdate())).get(row)
    initial = stored_values(said, "consented_on", "withdrawn_on", "version") if said else {}
    form = TransferConsentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        seen, at = form.cleaned_data["version"] or 0, timezone.now()
        try:
            transfers.note_consent(row, contact, form.values(), seen_version=seen, actor=request.user, at=at)
            return redirect("privacy_person", pk)
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "contact": contact, "row": row}
    return render(request, "privacy/transfer_consent.html", context, status=422 if form.is_bound else 200)
