"""The forecast in signatures and in cash, and the targets."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import ensure_right, reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.outlook import operations, queries
from yunchou.desk.outlook.forms import AskedForm, TargetForm
from yunchou.desk.outlook.page import page_of_forecast, read_asked
from yunchou.desk.outlook.workbook import export_forecast
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.files import EXCEL, as_file
from yunchou.desk.web.forms import put_back
from yunchou.playbook.forecast.terms import View


@require_safe
@permit(May.SEE_RECEIVABLES)
def forecast(request: SignedInRequest) -> HttpResponse:
    """What came and what may come, what moved, what past forecasts said."""
    form = AskedForm(request.GET, people=queries.people(request.user))
    asked = read_asked(form)
    reach = reach_of(request.user)
    context: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "views": [
            {
                "label": in_reader_language(view.words),
                "url": f"?view={view.value}&by={asked.by}",
                "current": view is asked.view,
            }
            for view in View
        ],
        "page": page_of_forecast(request.user, asked, today=timezone.localdate()),
        "may_export": Right.EXPORT in reach.rights,
        "may_set": May.REASSIGN in reach.may,
        "may_share": May.CHANGE_OPPORTUNITIES in reach.may,
    }
    return render(request, "outlook/forecast.html", context)


@require_safe
@permit(May.SEE_RECEIVABLES)
def forecast_export(request: SignedInRequest) -> HttpResponse:
    """The forecast as a workbook; it needs the right to export, and leaves a line in the journal."""
    ensure_right(request.user, Right.EXPORT)
    asked = read_asked(AskedForm(request.GET, people=queries.people(request.user)))
    content = export_forecast(asked, actor=request.user, at=timezone.now())
    return as_file(content, f"yunchou-forecast-{timezone.localdate():%Y%m%d}", EXCEL)


@require_POST
@permit(May.CHANGE_OPPORTUNITIES)
def forecast_share(request: SignedInRequest) -> HttpResponse:
    """Let those who reach my deals read what my past forecasts said, or let them no more."""
    said = request.POST.get("shared")
    if said not in ("yes", "no"):
        raise Invalid({"shared": _("Say yes or no.")})
    operations.share_past(said == "yes", actor=request.user, at=timezone.now())
    return redirect("forecast")


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.REASSIGN)
def target_new(request: SignedInRequest) -> HttpResponse:
    """Say what a person is to bring in a quarter."""
    initial = {"quarter": timezone.localdate()}
    form = TargetForm(request.POST or None, people=queries.led(request.user), initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        person = values.pop("person")
        try:
            operations.set_target(person, **values, actor=request.user, at=timezone.now())
            return redirect("forecast")
        except Invalid as reason:
            put_back(form, reason)
    return render(request, "outlook/target.html", {"form": form}, status=422 if form.is_bound else 200)
