"""Pages of notices and of impact assessments."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.privacy import papers, queries
from yunchou.desk.privacy.forms import AssessmentForm, NoticeForm
from yunchou.desk.web.files import EXCEL, WORD, as_file
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.once import created

ASSESSED = ("title", "trigger", "purpose", "risks", "measures", "outcome", "decided_by", "decided_on", "review_on")


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def privacy_notices(request: SignedInRequest) -> HttpResponse:
    """The notices that were published, and a form for the next."""
    form, at = NoticeForm(request.POST or None), timezone.now()

    def create() -> str:
        papers.publish_notice(form.cleaned_data, actor=request.user, at=at)
        return reverse("privacy_notices")

    taken = created(request, form, create, at=at)
    if taken is not None:
        return taken
    may_export = Right.EXPORT in reach_of(request.user).rights
    context = {"form": form, "notices": queries.notices(request.user), "may_export": may_export}
    return render(request, "privacy/notices.html", context, status=422 if form.is_bound else 200)


@permit(May.HANDLE_PRIVACY)
@require_POST
def privacy_notices_export(request: SignedInRequest) -> HttpResponse:
    """Who was told what and when, as a workbook."""
    content = papers.export_told(actor=request.user, at=timezone.now())
    return as_file(content, _("Who was told what"), EXCEL)


@permit(May.HANDLE_PRIVACY)
@require_safe
def assessments(request: SignedInRequest) -> HttpResponse:
    """All impact assessments."""
    rows, today = queries.assessments(request.user), timezone.localdate()
    return render(request, "privacy/assessments.html", {"rows": rows, "today": today})


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def assessment_new(request: SignedInRequest) -> HttpResponse:
    """Write an impact assessment down."""
    form, at = AssessmentForm(request.POST or None), timezone.now()

    def create() -> str:
        return reverse("assessment", args=[papers.assess(form.values(), actor=request.user, at=at).pk])

    taken = created(request, form, create, at=at)
    if taken is not None:
        return taken
    return render(request, "privacy/assessment.html", {"form": form}, status=422 if form.is_bound else 200)


@permit(May.HANDLE_PRIVACY)
@require_http_methods(["GET", "POST"])
def assessment(request: SignedInRequest, pk: int) -> HttpResponse:
    """One impact assessment, to read and to change."""
    row = queries.assessment_of(request.user, pk)
    form = AssessmentForm(request.POST or None, initial=stored_values(row, *ASSESSED, "version"))
    if request.method == "POST" and form.is_valid():
        seen, at = form.cleaned_data["version"] or 0, timezone.now()
        try:
            papers.change_assessment(row, form.values(), seen_version=seen, actor=request.user, at=at)
            return redirect("assessment", pk)
        except Invalid as reason:
            put_back(form, reason)
    return render(request, "privacy/assessment.html", {"form": form, "row": row}, status=422 if form.is_bound else 200)


@permit(May.HANDLE_PRIVACY)
@require_safe
def assessment_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """One impact assessment as a Word file."""
    row = queries.assessment_of(request.user, pk)
    return as_file(papers.assessment_paper(row), row.title, WORD)
