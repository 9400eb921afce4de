"""The board of compliance: register, approvals, refusals, conflicts of interest, introducers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.conduct import operations, queries
from yunchou.desk.conduct.export import export_register
from yunchou.desk.conduct.forms import OutcomeForm, RegisterFilter, ScreeningForm
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import ensure_right, reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.opportunities.row_pages import sent
from yunchou.desk.web.files import EXCEL, as_file
from yunchou.desk.web.lists import changed_query, page_of

SUMS: dict[str, str | Promise] = {
    "person": _("By person"),
    "deal": _("By opportunity"),
    "customer": _("By customer"),
    "month": _("By month"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the board: its name, its rows, and which of the figures counts it."""

    label: str | Promise
    rows: Callable[[Any], Any]
    counted: str


PARTS: dict[str, Part] = {
    "pending": Part(_("Waiting for approval"), queries.pending, "pending"),
    "refused": Part(_("Refused hospitality"), queries.refused_plans, "refused_plans"),
    "words": Part(_("Refused texts"), queries.refused_words, "refused_words"),
    "conflicts": Part(_("Conflicts of interest"), queries.declarations, "open_declarations"),
    "introducers": Part(_("Introducers"), queries.outsiders, "unscreened"),
    "tenders": Part(_("Tender locks"), queries.tender_locks, "tenders"),
}


@permit(May.SEE_CONDUCT)
@require_safe
def compliance(request: SignedInRequest) -> HttpResponse:
    """The register with its totals."""
    form = RegisterFilter(request.GET)
    asked = form.asked()
    by = request.GET.get("by", "person")
    if by not in queries.TOTALS:
        raise Http404
    counted = queries.counts(request.user)
    context = {
        "tabs": _tabs(counted, ""),
        "counts": counted,
        "form": form,
        "by": by,
        "sums": _sums(request, by),
        "totals": queries.totals(request.user, asked, by),
        "page": page_of(queries.register(request.user, asked), request.GET),
        "may_export": Right.EXPORT in reach_of(request.user).rights,
    }
    return render(request, "conduct/register.html", context)


@permit(May.SEE_CONDUCT)
@require_safe
def compliance_part(request: SignedInRequest, part: str) -> HttpResponse:
    """One of the other parts of the board."""
    if part not in PARTS:
        raise Http404
    page = page_of(PARTS[part].rows(request.user), request.GET)
    context = {
        "tabs": _tabs(queries.counts(request.user), part),
        "page": page,
        "part": part,
        "label": PARTS[part].label,
    }
    return render(request, f"conduct/{part}.html", context)


@permit(May.SEE_CONDUCT)
@require_safe
def compliance_export(request: SignedInRequest) -> HttpResponse:
    """The register as a workbook; it needs the right to export, and leaves a line in the journal."""
    ensure_right(request.user, Right.EXPORT)
    asked = RegisterFilter(request.GET).asked()
    content = export_register(asked, actor=request.user, at=timezone.now())
    return as_file(content, f"hospitality-{timezone.localdate():%Y%m%d}", EXCEL)


@permit(May.DECIDE_CONDUCT)
@require_http_methods(["GET", "HEAD", "POST"])
def screening(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down what the screening of an introducer found."""
    row = queries.outsider(request.user, pk)
    initial = {name: getattr(row, name) for name in ("version", "screened", "conflict", "screening_note")}
    form = ScreeningForm(sent(request), initial=initial)
    if form.is_bound and form.is_valid():
        found = form.cleaned_data
        try:
            operations.screen(
                row, screened=found["screened"], conflict=found["conflict"], note=found["screening_note"],
                seen_version=form.seen_version, actor=request.user, at=timezone.now(),
            )  # fmt: skip
            return redirect("compliance_part", "introducers")
        except Invalid as refused:
            form.put_back(refused)
    context = {"outsider": row, "form": form}
    return render(request, "conduct/screening.html", context, status=422 if form.is_bound else 200)


@permit(May.DECIDE_CONDUCT)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_outcome(request: SignedInRequest, pk: int) -> HttpResponse:
    """Decide about a declared conflict of interest."""
    row = queries.declaration(request.user, pk)
    form = OutcomeForm(sent(request), initial={"version": row.version, "measure": row.measure})
    if form.is_bound and form.is_valid():
        found = form.cleaned_data
        try:
            operations.decide_conflict(
                row, outcome=found["outcome"], measure=found["measure"], seen_version=form.seen_version,
                actor=request.user, at=timezone.now(),
            )  # fmt: skip
            return redirect("compliance_part", "conflicts")
        except Invalid as refused:
            form.put_back(refused)
    context = {"declaration": row, "form": form}
    return render(request, "conduct/outcome.html", context, status=422 if form.is_bound else 200)


def _sums(request: SignedInRequest, current: str) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": changed_query(request, by=by, page=None), "current": by == current, "count": ""}
        for by, label in SUMS.items()
    ]


def _tabs(counted: queries.Counts, current: str) -> list[dict[str, Any]]:
    register = {"label": _("Register"), "url": reverse("compliance"), "current": current == "", "count": ""}
    others = [
        {
            "label": part.label,
            "url": reverse("compliance_part", args=[name]),
            "current": current == name,
            "count": getattr(counted, part.counted),
        }
        for name, part in PARTS.items()
    ]
    return [register, *others]
