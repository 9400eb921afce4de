"""The segments and their typical size."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.customers import operations
from yunchou.desk.customers.forms.watchlist import SegmentForm
from yunchou.desk.customers.queries import watchlist as queries
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back, stored_values
from yunchou.desk.web.once import created


@require_safe
@permit(May.SEE_CUSTOMERS)
def segments(request: SignedInRequest) -> HttpResponse:
    """Every segment with its typical figures."""
    changeable = May.CHANGE_SEGMENTS in reach_of(request.user).may
    return render(request, "customers/segments.html", {"segments": queries.segments(), "changeable": changeable})


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_SEGMENTS)
def segment_new(request: SignedInRequest) -> HttpResponse:
    """Add a segment."""
    form = SegmentForm(request.POST or None)

    def create() -> str:
        operations.create_segment(form.cleaned_data, actor=request.user, at=timezone.now())
        return reverse("segments")

    if (done := created(request, form, create, at=timezone.now())) is not None:
        return done
    return render(request, "customers/segment_form.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_SEGMENTS)
def segment_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a segment."""
    segment = queries.fetch_segment(pk)
    form = SegmentForm(request.POST or None, initial=stored_values(segment, *operations.SEGMENT_FIELDS, "version"))
    if form.is_valid():
        values = form.cleaned_data
        try:
            operations.edit_segment(
                segment, values, seen_version=values["version"] or 0, actor=request.user, at=timezone.now()
            )
            return redirect("segments")
        except Invalid as reason:
            put_back(form, reason)
    context = {"form": form, "segment": segment}
    return render(request, "customers/segment_form.html", context, status=422 if form.is_bound else 200)
