"""The pages of the weekly report."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.files import WORD, as_file
from yunchou.desk.web.lists import page_of
from yunchou.desk.weekly import operations, queries
from yunchou.desk.weekly.drafting import draft
from yunchou.desk.weekly.forms import ReportForm, week_asked


@permit(May.SEE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def weekly(request: SignedInRequest) -> HttpResponse:
    """One's own report of a week: what was kept, else a draft from the journal."""
    today = timezone.localdate()
    monday = week_asked(request.GET, today)
    kept = queries.own_report(request.user, monday)
    if request.method == "POST":
        form = ReportForm(request.POST)
    else:
        fresh = kept is None or "fresh" in request.GET
        text = draft(request.user, monday, today) if fresh else kept.text  # type: ignore[union-attr]
        form = ReportForm(initial={"text": text, "version": kept.version if kept else 0})
    if form.is_bound and form.is_valid():
        values, now = form.cleaned_data, timezone.now()
        operations.write_report(monday, values["text"], seen_version=values["version"], actor=request.user, at=now)
        return redirect(f"{reverse('weekly')}?week={monday}")
    context = {"form": form, "monday": monday, "sunday": monday + timedelta(days=6), "kept": kept,
               "earlier": monday - timedelta(days=7), "later": monday + timedelta(days=7),
               "leader": queries.leader_of(request.user)}  # fmt: skip
    return render(request, "weekly/weekly.html", context, status=422 if form.is_bound else 200)


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def weekly_handing_in(request: SignedInRequest) -> HttpResponse:
    """Give the kept report to one's leader."""
    monday = week_asked(request.GET, timezone.localdate())
    leader = operations.hand_in(monday, actor=request.user, at=timezone.now())
    messages.info(request, _("%(name)s was told of your report.") % {"name": leader.name})
    return redirect(f"{reverse('weekly')}?week={monday}")


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def weekly_reports(request: SignedInRequest) -> HttpResponse:
    """One's own reports, and those handed in to one."""
    page = page_of(queries.readable(request.user), request.GET)
    return render(request, "weekly/reports.html", {"page": page})


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def weekly_report(request: SignedInRequest, pk: int) -> HttpResponse:
    """One report as it was kept."""
    report = queries.fetch(request.user, pk)
    sunday = report.monday + timedelta(days=6)
    return render(request, "weekly/report.html", {"report": report, "sunday": sunday})


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def weekly_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """One report as a Word file."""
    from yunchou.desk.weekly.documents import report_document  # slow to load, and seldom asked for

    report = queries.fetch(request.user, pk)
    return as_file(report_document(report), f"{_('Weekly report')} {report}", WORD)
