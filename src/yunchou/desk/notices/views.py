"""The bell's page, and what comes on which way."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.messengers import operations, queries
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.notices.forms import ChoiceForm, RobotForm
from yunchou.desk.web.lists import page_of


@permit(May.SIGNED_IN)
@require_safe
def notices(request: SignedInRequest) -> HttpResponse:
    """One's notices, the newest first."""
    page = page_of(queries.notices(request.user), request.GET)
    told = [(notice, sentence(notice)) for notice in page.items]
    return render(request, "notices/notices.html", {"page": page, "told": told})


@permit(May.SIGNED_IN)
@require_POST
def notice_reading(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go where it leads."""
    return redirect(operations.read_notice(pk, actor=request.user, at=timezone.now()).path)


@permit(May.SIGNED_IN)
@require_POST
def notices_reading(request: SignedInRequest) -> HttpResponse:
    """Mark all as read."""
    operations.read_all(actor=request.user, at=timezone.now())
    return redirect("notices")


@permit(May.SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request: SignedInRequest) -> HttpResponse:
    """Choose what comes by mail and by robot."""
    choice = queries.choices_of([request.user])[request.user.pk]
    shown = {"mail": choice.mail_kinds, "robot": choice.robot_kinds}
    times = {name: getattr(choice, name) for name in ("quiet_from", "quiet_until", "digest_at", "version")}
    form = ChoiceForm(request.POST or None, initial={**shown, **times})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        quiet = (values["quiet_from"], values["quiet_until"]) if values["quiet_from"] else None
        operations.choose(
            values["mail"], values["robot"], quiet=quiet, digest_at=values["digest_at"],
            seen_version=values["version"], actor=request.user, at=timezone.now(),
        )  # fmt: skip
        messages.info(request, _("It is as you chose."))
        return redirect("notice_settings")
    context = {"form": form, "robot": queries.robot_of(request.user), "mail_leaves": queries.mail_leaves()}
    return render(request, "notices/settings.html", context, status=422 if form.is_bound else 200)


@permit(May.SIGNED_IN)
@sensitive_post_parameters("url", "secret")
@require_http_methods(["GET", "HEAD", "POST"])
def robot(request: SignedInRequest) -> HttpResponse:
    """Connect a chat robot."""
    form = RobotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            operations.connect_robot(
                values["kind"], values["url"], values["secret"], actor=request.user, at=timezone.now()
            )
        except Invalid as refusal:
            form.add_error("url", refusal.fields["url"])
        else:
            messages.info(request, _("A greeting is on its way to the chat."))
            return redirect("notice_settings")
    return render(request, "notices/robot.html", {"form": form}, status=422 if form.is_bound else 200)


@permit(May.SIGNED_IN)
@require_POST
def robot_removal(request: SignedInRequest) -> HttpResponse:
    """Disconnect one's chat robot."""
    operations.disconnect_robot(actor=request.user, at=timezone.now())
    return redirect("notice_settings")
