"""What one was asked, and how colleagues are introduced. The page of a deal's resources is `cockpit.resource_views`."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.forms.rows import VersionForm
from yunchou.desk.opportunities.row_pages import changeable
from yunchou.desk.resources import operations, queries
from yunchou.desk.resources.desk import my_desk
from yunchou.desk.resources.forms import AnswerForm, ProfileForm
from yunchou.desk.resources.screens import PAGES


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def my_asks(request: SignedInRequest) -> HttpResponse:
    """What am I asked, by when, whom do I face; and what I wait for."""
    return render(request, "resources/my_asks.html", {"desk": my_desk(request.user, timezone.localdate())})


@permit(May.SEE_OPPORTUNITIES)
@require_POST
def ask_answer(request: SignedInRequest, ask: int) -> HttpResponse:
    """Accept, decline or finish what one was asked."""
    asked = queries.ask_of(request.user, ask)
    form = AnswerForm(request.POST)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            operations.answer_ask(
                asked.pk, state=sent["state"], reply=sent["reply"], seen_version=sent["version"],
                actor=request.user, at=timezone.now(),
            )  # fmt: skip
            return redirect(f"{reverse('my_asks')}#ask-{ask}")
        except Invalid as refused:
            form.put_back(refused)
    desk = my_desk(request.user, timezone.localdate(), answered=asked.pk, form=form)
    return render(request, "resources/my_asks.html", {"desk": desk}, status=422)


@permit(May.CHANGE_OPPORTUNITIES)
@require_POST
def ask_settled(request: SignedInRequest, pk: int, ask: int) -> HttpResponse:
    """Note that something asked for a deal was delivered."""
    deal = changeable(request, pk)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"version": _("Open the page anew and try again.")})
    seen = form.cleaned_data["version"]
    operations.settle_ask(deal, ask, seen_version=seen, actor=request.user, at=timezone.now())
    return redirect(PAGES.section(deal.pk, "asks"))


@permit(May.SEE_OPPORTUNITIES)
@require_safe
def presenters(request: SignedInRequest) -> HttpResponse:
    """Who speaks about what, and how he is introduced."""
    own = queries.profile_of(request.user)
    return render(request, "resources/presenters.html", {"profiles": queries.profiles(request.user), "own": own})


@permit(May.SEE_OPPORTUNITIES)
@require_http_methods(["GET", "HEAD", "POST"])
def presenter(request: SignedInRequest, user: int) -> HttpResponse:
    """Write how a colleague is introduced."""
    of = queries.colleague(request.user, user)
    stored = queries.profile_of(of)
    initial = {name: getattr(stored, name) for name in ("topics", "bio", "cases", "version")} if stored else {}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial={"version": 0, **initial})
    if request.method == "POST" and form.is_valid():
        try:
            operations.write_profile(
                of, form.values(), seen_version=form.cleaned_data["version"], actor=request.user, at=timezone.now()
            )
            return redirect(f"{reverse('presenters')}#presenter-{of.pk}")
        except Invalid as refused:
            form.put_back(refused)
    context = {"of": of, "form": form, "stored": stored, "may_write": queries.may_write_profile(request.user, of)}
    return render(request, "resources/presenter.html", context, status=422 if form.is_bound else 200)
