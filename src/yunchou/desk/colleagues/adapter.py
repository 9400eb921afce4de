"""How allauth works here: nobody signs himself up, secrets are sealed, and changes are journaled."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yunchou.desk.alerts.operations import recognise
from yunchou.desk.errors import Conflict
from yunchou.desk.identity.factors import FACTORS, needs_factor
from yunchou.desk.identity.models import User
from yunchou.desk.identity.sealing import opened, sealed
from yunchou.desk.identity.templatetags.signing_in import browser_name
from yunchou.desk.journal.operations import record
from yunchou.desk.messengers.devices import forget_devices
from yunchou.desk.messengers.operations import ask_letter
from yunchou.desk.messengers.queries import mail_leaves

_BINDING = b"second factor"


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an administrator, never by the visitor."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The mail address or the password is not right."),
        "too_many_login_attempts": _("Too many attempts. Wait five minutes, or ask the administrator for a link."),
        "incorrect_password": _("The password is not right."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs himself up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mails about accounts leave through the outbox, so that no page waits for a mail server."""
        if not mail_leaves():
            super().send_mail(template_prefix, email, context)
            return
        site = get_current_site(self.request)
        told = {"request": self.request, "email": email, "current_site": site, **context}
        message = self.render_mail(template_prefix, email, told)
        ask_letter(email, str(message.subject), str(message.body), at=timezone.now())

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        """After a sign-in, by whatever way: a browser that is new to this person gives the alarm, and gets its mark."""
        response: HttpResponse = super().post_login(request, user, **how)
        name = settings.DEVICE_COOKIE_NAME
        words = browser_name(request.headers.get("User-Agent", ""))[:60]
        mark = recognise(user, request.COOKIES.get(name, "")[:100], words, at=timezone.now())
        response.set_cookie(
            name, mark, max_age=settings.DEVICE_COOKIE_AGE, secure=settings.HTTPS, httponly=True, samesite="Lax"
        )
        return response

    def set_password(self, user: User, password: str) -> None:
        """Store a new password with its journal line; other sessions of the user end with it, and so do his devices.

        A link opens by the password that was there: of several who send its form at once the first is taken.
        """
        with transaction.atomic():
            stored = User.objects.select_for_update().values_list("password", flat=True).get(pk=user.pk)
            if stored != user.password:
                raise Conflict(gettext("The password was changed a moment ago. If it was not you, ask for a new link."))
            user.set_password(password)
            user.save(update_fields=["password"])
            forget_devices(user, actor=user, at=timezone.now())
            record("user.password_changed", user, actor=user, at=timezone.now())


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """The secrets of second factors are sealed; who needs a factor keeps at least one."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Codes change every half minute; give the newest."),
        "cannot_delete_authenticator": _("Your role needs a second factor. Set up another one first."),
    }

    def encrypt(self, text: str) -> str:
        """The secret sealed with the data key, in the alphabet of a JSON text."""
        return base64.b64encode(sealed(text, bound_to=_BINDING, at=timezone.now())).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret that `encrypt` sealed."""
        return opened(base64.b64decode(encrypted_text), bound_to=_BINDING)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last factor of a user whose role asks for one."""
        if authenticator.type not in FACTORS or not needs_factor(authenticator.user):
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())
