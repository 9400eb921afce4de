"""The audit of a period: its figures, and the whole report as one download."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.privacy import audit
from yunchou.desk.privacy.forms import PeriodForm
from yunchou.desk.web.files import EXCEL, as_file

USUAL = timedelta(days=365)


@permit(May.HANDLE_PRIVACY)
@require_safe
def privacy_audit(request: SignedInRequest) -> HttpResponse:
    """How much there is to look at in a period; a year unless one is named."""
    today = timezone.localdate()
    form = PeriodForm(request.GET if "since" in request.GET else {"since": today - USUAL, "until": today})
    figures, may_audit = None, Right.AUDIT in reach_of(request.user).rights
    if form.is_valid():
        asked = audit.Period(form.cleaned_data["since"], form.cleaned_data["until"])
        figures = audit.figures(request.user, asked)
    context = {"form": form, "figures": figures, "may_audit": may_audit}
    return render(request, "privacy/audit.html", context, status=200 if figures else 400)


@permit(May.HANDLE_PRIVACY)
@require_POST
def privacy_audit_report(request: SignedInRequest) -> HttpResponse:
    """The report as a workbook."""
    form, at = PeriodForm(request.POST), timezone.now()
    if not form.is_valid():
        raise Invalid({name: str(errors[0]) for name, errors in form.errors.items()})
    asked = audit.Period(form.cleaned_data["since"], form.cleaned_data["until"])
    content = audit.audit_report(asked, actor=request.user, at=at)
    return as_file(content, _("Audit of personal information"), EXCEL)
