"""A creating form does its work once, however often it is sent (a double click, a retry, a proxy)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from yunchou.desk.errors import Conflict, Invalid
from yunchou.desk.identity.permit import SignedInRequest
from yunchou.desk.web.forms import put_back
from yunchou.desk.web.models import SubmittedForm

_NOT_CONTENT = {"csrfmiddlewaretoken", "form_key"}


def create_once(request: SignedInRequest, create: Callable[[], str], *, at: datetime) -> HttpResponse:
    """Run `create`, which returns the address of what it made, and redirect there.

    The same form sent again leads to the same address and creates nothing. The same key with other content is a
    `Conflict`. A form without a key (`{% form_key %}`) is simply run.
    """
    key = request.POST.get("form_key", "")[:64]
    if not key:
        return redirect(create())
    digest = _digest(request)
    with transaction.atomic():
        sent = SubmittedForm.objects.filter(user=request.user, key=key).first()
        if sent is None:
            location = create()
            SubmittedForm.objects.create(user=request.user, key=key, body_digest=digest, location=location, at=at)
            return redirect(location)
    if sent.body_digest != digest:
        raise Conflict(_("This form was already sent with other content. Open it anew."))
    return redirect(sent.location)


def created(
    request: SignedInRequest, form: BaseForm, create: Callable[[], str], *, at: datetime
) -> HttpResponse | None:
    """The answer to a creating form that was sent and taken; `None` while the form is to be shown (again).

    What the operation refuses stands on the form then, at the fields it names.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return create_once(request, create, at=at)
    except Invalid as reason:
        put_back(form, reason)
        return None


def _digest(request: SignedInRequest) -> str:
    content = sorted((k, request.POST.getlist(k)) for k in request.POST if k not in _NOT_CONTENT)
    content += sorted((k, [f"{each.name} {each.size}" for each in request.FILES.getlist(k)]) for k in request.FILES)
    # Keyed with the installation's secret: a plain hash of a short sealed name could be found by trying names.
    return salted_hmac("yunchou.web.once", repr(content), algorithm="sha256").hexdigest()
