"""The board of alerts, and one alert for the person concerned and for who watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yunchou.desk.alerts import operations, queries
from yunchou.desk.alerts.forms import AnswerForm, SettleForm
from yunchou.desk.alerts.terms import AlertAnswer, AlertKind
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.lists import page_of

if TYPE_CHECKING:
    from yunchou.desk.alerts.models import Alert


@permit(May.SEE_ALERTS)
@require_safe
def alerts(request: SignedInRequest) -> HttpResponse:
    """Everything that gave the alarm, and what was done about it."""
    page = page_of(queries.alerts(request.user), request.GET)
    limits = {"rows": operations.limit_of(AlertKind.EXPORT), "refusals": operations.limit_of(AlertKind.REFUSALS)}
    return render(request, "alerts/alerts.html", {"page": page, "limits": limits})


@permit(May.SIGNED_IN)
@require_safe
def alert(request: SignedInRequest, pk: int) -> HttpResponse:
    """One alert."""
    return _page(request, queries.alert_of(request.user, pk))


@permit(May.SIGNED_IN)
@require_POST
def alert_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    """The person concerned says whether it was he."""
    found, form = queries.alert_of(request.user, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, answer=form)
    said = form.cleaned_data
    operations.answer(found, said["answer"], seen_version=said["version"], actor=request.user, at=timezone.now())
    if said["answer"] is AlertAnswer.NOT_MINE:
        messages.warning(request, _("You are signed out everywhere. Set a new password now."))
        return redirect("account_reset_password")
    return redirect("alert", pk)


@permit(May.SEE_ALERTS)
@require_POST
def alert_settlement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close an alert with what was done."""
    found, form = queries.alert_of(request.user, pk), SettleForm(request.POST)
    if not form.is_valid():
        return _page(request, found, settle=form)
    said = form.cleaned_data
    operations.settle(
        found, said["outcome"], note=said["note"], seen_version=said["version"], actor=request.user, at=timezone.now()
    )
    return redirect("alerts")


def _page(
    request: SignedInRequest, found: Alert, *, answer: AnswerForm | None = None, settle: SettleForm | None = None
) -> HttpResponse:
    seen = {"version": found.version}
    context = {
        "alert": found,
        "is_mine": found.user_id == request.user.pk,
        "may_settle": queries.may_settle(request.user, found),
        "answer": answer or AnswerForm(initial=seen),
        "settle": settle or SettleForm(initial=seen),
    }
    return render(request, "alerts/alert.html", context, status=422 if answer or settle else 200)
