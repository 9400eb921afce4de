"""The pages of the budget season: the board, one customer's campaign, its tasks, the files for the customer's use."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.budget_season import operations, queries
from yunchou.desk.budget_season.forms import BeginForm, TaskForm
from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.queries import fetch
from yunchou.desk.web.files import EXCEL, WORD, as_file


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def budget_season(request: SignedInRequest) -> HttpResponse:
    """Every customer whose season is open, with how far his campaign has come."""
    campaigns = queries.board(request.user, timezone.localdate())
    return render(request, "budget_season/board.html", {"campaigns": campaigns})


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def budget_campaign(request: SignedInRequest, pk: int) -> HttpResponse:
    """One customer's tasks, and the files for each deal that goes on there."""
    found = queries.campaign(request.user, pk, timezone.localdate())
    context = {
        "campaign": found,
        "deals": queries.deals_at(request.user, found.customer),
        "may_work": queries.may_work(request.user, found.customer),
        "form": BeginForm(initial={"who": request.user}),
    }
    return render(request, "budget_season/campaign.html", context)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def budget_campaign_begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the customer the tasks of his season."""
    now = timezone.now()
    found = queries.campaign(request.user, pk, timezone.localdate(now))
    form = BeginForm(request.POST)
    if not form.is_valid():
        raise Invalid({name: " ".join(map(str, told)) for name, told in form.errors.items()})
    operations.begin(found.customer, form.cleaned_data["who"], actor=request.user, at=now)
    return redirect("budget_campaign", pk)


@permit(May.CHANGE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def budget_task(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change one task."""
    task = queries.task_of(request.user, pk)
    stored = {name: getattr(task, name) for name in ("who", "due_on", "done_on", "note", "version")}
    form = TaskForm(request.POST or None, initial=stored)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        operations.change_task(pk, values, seen_version=version, actor=request.user, at=timezone.now())
        return redirect("budget_campaign", task.customer_id)
    context = {"form": form, "task": task}
    return render(request, "budget_season/task.html", context, status=422 if form.is_bound else 200)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def budget_task_done(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note with one tap that a task is done today."""
    task, now = queries.task_of(request.user, pk), timezone.now()
    sent = request.POST.get("version", "")
    seen = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
    values = {"done_on": timezone.localdate(now)}
    operations.change_task(pk, values, seen_version=seen, actor=request.user, at=now)
    return redirect("budget_campaign", task.customer_id)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def budget_return_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The sheet with which the customer works out cost and benefit himself."""
    from yunchou.desk.budget_season.sheet import return_sheet  # slow to load, and seldom asked for

    deal = fetch(request.user, pk)
    name = _("Cost and benefit %(deal)s") % {"deal": deal.name}
    return as_file(return_sheet(deal), name, EXCEL)


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def budget_application_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The draft of a budget application, for the customer's own use."""
    from yunchou.desk.budget_season.application import application_document  # slow to load, and seldom asked for

    deal, today = fetch(request.user, pk), timezone.localdate()
    name = _("Budget application %(deal)s") % {"deal": deal.name}
    return as_file(application_document(deal, today), name, WORD)
