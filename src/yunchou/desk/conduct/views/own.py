"""What a colleague declares of himself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from yunchou.desk.conduct import operations, queries
from yunchou.desk.conduct.forms import DeclarationForm
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.row_pages import sent
from yunchou.desk.web.once import create_once


@permit(May.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def conflict_declarations(request: SignedInRequest) -> HttpResponse:
    """My declarations, and a form for another one."""
    form = DeclarationForm(queries.customers_for(request.user), sent(request))
    if form.is_bound and form.is_valid():
        found = {name: form.cleaned_data[name] for name in ("nature", "customer", "other_party", "detail")}
        at = timezone.now()

        def create() -> str:
            operations.declare(**found, actor=request.user, at=at)
            messages.success(request, _("Declared. Compliance decides about it."))
            return reverse("conflict_declarations")

        try:
            return create_once(request, create, at=at)
        except Invalid as refused:
            form.put_back(refused)
    context = {"form": form, "declarations": queries.declarations_of(request.user)}
    return render(request, "conduct/declarations.html", context, status=422 if form.is_bound else 200)
