"""The versions of a contract's text, their comparison, and the files of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.approvals import queries as approvals
from yunchou.desk.approvals.deciding import decided
from yunchou.desk.contracts import queries, texts
from yunchou.desk.contracts.documents import text_document
from yunchou.desk.contracts.paper_forms import CompareForm, DraftForm, FileForm, ReturnedForm, WordingForm
from yunchou.desk.contracts.reviewing import ask_review, text_of
from yunchou.desk.contracts.uploads import without_beside
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities import queries as opportunities
from yunchou.desk.web.files import WORD, as_file
from yunchou.desk.web.once import create_once, created
from yunchou.playbook.contracts.clauses import clauses_of, compare
from yunchou.playbook.contracts.terms import ClauseChange, PaperSide

if TYPE_CHECKING:
    from yunchou.desk.contracts.models import Contract


@require_POST
@permit(May.CHANGE_CONTRACTS)
def contract_draft(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make a version of ours from a template."""
    contract = _changeable(request, pk)
    form = DraftForm(request.POST)
    if not form.is_valid():
        raise Invalid({"template": _("Choose a template.")})
    at = timezone.now()

    def create() -> str:
        text = texts.draft_text(contract, form.cleaned_data["template"], actor=request.user, at=at)
        return reverse("contract_text", args=[pk, text.number])

    return create_once(request, create, at=at)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def contract_text_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write the next version of ours, from the newest there is."""
    contract = _changeable(request, pk)
    newest = contract.texts.first()
    form = WordingForm(request.POST or None, initial={"text": without_beside(newest.text) if newest else ""})
    at = timezone.now()

    def create() -> str:
        text = texts.write_text(contract, **form.cleaned_data, actor=request.user, at=at)
        return reverse("contract_text", args=[pk, text.number])

    done = created(request, form, create, at=at)
    return _form_page(request, contract, form, _("Next version of ours")) if done is None else done


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def contract_text_returned(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the Word file that the customer sent back."""
    contract = _changeable(request, pk)
    form = ReturnedForm(request.POST or None, request.FILES or None)
    at = timezone.now()

    def create() -> str:
        said = form.cleaned_data
        text = texts.take_returned(contract, said["file"], said["note"], actor=request.user, at=at)
        return reverse("contract_text", args=[pk, text.number])

    done = created(request, form, create, at=at)
    return _form_page(request, contract, form, _("Version returned by the customer")) if done is None else done


@require_safe
@permit(May.SEE_CONTRACTS)
def contract_text(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """One version, clause by clause."""
    deal = opportunities.fetch(request.user, pk)
    text = queries.fetch_text(request.user, pk, number)
    context = {"deal": deal, "text": text, "clauses": clauses_of(text.text), "tab": "contract"}
    context["leaves"] = queries.leaves_of(text)
    context["changeable"] = opportunities.may_change(request.user, deal, May.CHANGE_CONTRACTS)
    return render(request, "contracts/text.html", context)


@require_safe
@permit(May.SEE_CONTRACTS)
def contract_text_file(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """One version as a Word file: the customer's as it came, ours as it reads."""
    text = queries.fetch_text(request.user, pk, number)
    if text.side is PaperSide.THEIRS and text.file_id:
        file = queries.fetch_file(request.user, pk, text.file_id)
        return as_file(bytes(file.content), file.name.rpartition(".")[0], WORD)
    return as_file(text_document(text.text), f"{text.contract.title} {text.number}", WORD)


@require_safe
@permit(May.SEE_CONTRACTS)
def contract_compare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Two versions clause by clause; the two newest when none are named."""
    deal = opportunities.fetch(request.user, pk)
    found = list(queries.texts_of(queries.fetch_for(request.user, pk)))
    if len(found) < 2:
        raise Invalid({"": _("There are no two versions to compare yet.")})
    asked = request.GET if request.GET else {"before": found[1].number, "after": found[0].number}
    form = CompareForm(asked, texts=found)
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, reasons)) for name, reasons in form.errors.items()})
    pair = [queries.fetch_text(request.user, pk, form.cleaned_data[name]) for name in ("before", "after")]
    compared = compare(pair[0].text, pair[1].text)
    counts = {change: sum(each.change is change for each in compared) for change in ClauseChange}
    context = {"deal": deal, "form": form, "pair": pair, "compared": compared, "counts": counts, "tab": "contract"}
    return render(request, "contracts/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.CHANGE_CONTRACTS)
def contract_file_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep a signed scan or another attachment."""
    contract = _changeable(request, pk)
    form = FileForm(request.POST or None, request.FILES or None)
    at = timezone.now()

    def create() -> str:
        texts.keep_file(contract, form.cleaned_data["kind"], form.cleaned_data["file"], actor=request.user, at=at)
        return reverse("contract", args=[pk])

    done = created(request, form, create, at=at)
    return _form_page(request, contract, form, _("Keep a file")) if done is None else done


@require_safe
@permit(May.SEE_CONTRACTS)
def contract_file(request: SignedInRequest, pk: int, file: int) -> HttpResponse:
    """Hand out a file under its own name."""
    found = queries.fetch_file(request.user, pk, file)
    stem, _dot, ending = found.name.rpartition(".")
    return as_file(bytes(found.content), stem, found.media_type, ending)


@require_POST
@permit(May.CHANGE_CONTRACTS)
def contract_text_review(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Put a version to our own side for leave."""
    ask_review(queries.fetch_text(request.user, pk, number), actor=request.user, at=timezone.now())
    return redirect(reverse("contract", args=[pk]) + "#paths")


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.SEE_CONTRACTS)
def contract_review(request: SignedInRequest, pk: int) -> HttpResponse:
    """Agree to a version of the text or refuse it; beside the version before, where there is one."""
    approval = approvals.fetch(request.user, pk, timezone.localdate())
    form, done = decided(request, approval)
    if done is not None:
        return done
    text = text_of(approval)
    before = text.contract.texts.filter(number__lt=text.number).first()
    context = {
        "approval": approval,
        "text": text,
        "form": form,
        "before": before,
        "compared": compare(before.text, text.text) if before else (),
        "clauses": clauses_of(text.text),
    }
    return render(request, "contracts/review.html", context, status=422 if form.is_bound else 200)


def _changeable(request: SignedInRequest, pk: int) -> Contract:
    contract = queries.fetch_for(request.user, pk)
    opportunities.ensure_may_change(request.user, contract.opportunity, May.CHANGE_CONTRACTS)
    return contract


def _form_page(request: SignedInRequest, contract: Contract, form: Any, heading: str) -> HttpResponse:
    deal = contract.opportunity
    context = {"deal": opportunities.fetch(request.user, deal.pk), "form": form, "heading": heading, "tab": "contract"}
    return render(request, "contracts/paper_form.html", context, status=422 if form.is_bound else 200)
