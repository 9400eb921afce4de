"""The templates of contracts: read by who reads contracts, kept by commerce and the administrator."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.contracts import queries, texts
from yunchou.desk.contracts.drafting import BLANKS
from yunchou.desk.contracts.paper_forms import RenewForm, RetireForm, TemplateForm
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import reach_of
from yunchou.desk.identity.roles import May
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.once import created
from yunchou.playbook.contracts.clauses import clauses_of


@require_safe
@permit(May.SEE_CONTRACTS)
def contract_templates(request: SignedInRequest) -> HttpResponse:
    """Every template with its newest version."""
    context = {"templates": queries.templates(), "may_keep": _may_keep(request)}
    return render(request, "contracts/templates.html", context)


@require_safe
@permit(May.SEE_CONTRACTS)
def contract_template(request: SignedInRequest, pk: int) -> HttpResponse:
    """One template: its newest clauses, and its versions."""
    template = queries.fetch_template(pk)
    versions = list(template.versions.select_related("made_by"))
    context = {
        "template": template,
        "versions": versions,
        "clauses": clauses_of(versions[0].text) if versions else (),
        "may_keep": _may_keep(request),
    }
    return render(request, "contracts/template.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.KEEP_TEMPLATES)
def contract_template_new(request: SignedInRequest) -> HttpResponse:
    """Make a template."""
    form = TemplateForm(request.POST or None)
    at = timezone.now()

    def create() -> str:
        template = texts.keep_template(**form.cleaned_data, actor=request.user, at=at)
        return reverse("contract_template", args=[template.pk])

    done = created(request, form, create, at=at)
    return _form_page(request, form, _("New template")) if done is None else done


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.KEEP_TEMPLATES)
def contract_template_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Follow a template by a new version."""
    template = queries.fetch_template(pk)
    newest = template.versions.first()
    initial = {"text": newest.text if newest else "", "version": template.version}
    form = RenewForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        seen, at = values.pop("version"), timezone.now()
        try:
            texts.renew_template(template, **values, seen_version=seen, actor=request.user, at=at)
            return redirect("contract_template", pk)
        except Invalid as reason:
            put_back(form, reason)
    return _form_page(request, form, template.name)


@require_POST
@permit(May.KEEP_TEMPLATES)
def contract_template_retire(request: SignedInRequest, pk: int) -> HttpResponse:
    """Offer a template no more, or again."""
    form = RetireForm(request.POST)
    if not form.is_valid():
        raise Invalid({"version": _("Open the page anew and try again.")})
    seen, retired = form.cleaned_data["version"], form.cleaned_data["retired"]
    template = queries.fetch_template(pk)
    texts.retire_template(template, retired=retired, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect("contract_template", pk)


def _may_keep(request: SignedInRequest) -> bool:
    return May.KEEP_TEMPLATES in reach_of(request.user).may


def _form_page(request: SignedInRequest, form: Any, heading: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "blanks": list(BLANKS)}
    return render(request, "contracts/template_form.html", context, status=422 if form.is_bound else 200)
