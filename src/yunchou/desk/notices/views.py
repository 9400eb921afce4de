"""The bell's page, and what comes on which way."""

from __future__ import annotations

from typing import Any

from django.conf import settings
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
from yunchou.desk.identity.templatetags.signing_in import browser_name
from yunchou.desk.messengers import devices, operations, queries
from yunchou.desk.messengers.wording import sentence
from yunchou.desk.notices.forms import ChoiceForm, DeviceForm, RobotForm
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
    """Choose what comes by mail, by robot and on one's devices."""
    form = ChoiceForm(request.POST or None, initial=_chosen(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        quiet = (values["quiet_from"], values["quiet_until"]) if values["quiet_from"] else None
        operations.choose(
            values["mail"], values["robot"], values["push"], quiet=quiet, digest_at=values["digest_at"],
            seen_version=values["version"], actor=request.user, at=timezone.now(),
        )  # fmt: skip
        messages.info(request, _("It is as you chose."))
        return redirect("notice_settings")
    return render(request, "notices/settings.html", _ways(request, form), status=422 if form.is_bound else 200)


def _chosen(request: SignedInRequest) -> dict[str, Any]:
    choice = queries.choices_of([request.user])[request.user.pk]
    kinds = {way: getattr(choice, f"{way}_kinds") for way in ("mail", "robot", "push")}
    return kinds | {name: getattr(choice, name) for name in ("quiet_from", "quiet_until", "digest_at", "version")}


def _ways(
    request: SignedInRequest, form: ChoiceForm, device_form: DeviceForm | None = None, trouble: str = ""
) -> dict[str, Any]:
    """What the page of ways shows; `trouble` is why this device could not be switched on."""
    return {
        "form": form,
        "robot": queries.robot_of(request.user),
        "mail_leaves": queries.mail_leaves(),
        "device_form": device_form or DeviceForm(),
        "devices": devices.own_devices(request.user),
        "push_point": devices.push_point(),
        "trouble": trouble,
    }


@permit(May.SIGNED_IN)
@sensitive_post_parameters("endpoint", "point", "secret")
@require_POST
def device(request: SignedInRequest) -> HttpResponse:
    """Switch notices on for the browser that asks."""
    form, trouble = DeviceForm(request.POST), _("The browser gave no keys that can be used.")
    if form.is_valid():
        mark = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")[:100]
        words = browser_name(request.headers.get("User-Agent", ""))
        told = (form.cleaned_data[name] for name in ("endpoint", "point", "secret"))
        try:
            devices.connect_device(*told, mark=mark, words=words, actor=request.user, at=timezone.now())
        except Invalid as refusal:
            trouble = refusal.fields[""]
        else:
            messages.info(request, _("Notices come to this device now."))
            return redirect("notice_settings")
    page = _ways(request, ChoiceForm(initial=_chosen(request)), form, trouble)
    return render(request, "notices/settings.html", page, status=422)


@permit(May.SIGNED_IN)
@require_POST
def device_removal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Switch notices off for one of one's devices."""
    devices.disconnect_device(pk, actor=request.user, at=timezone.now())
    messages.info(request, _("No notice comes to that device any more."))
    return redirect("notice_settings")


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
