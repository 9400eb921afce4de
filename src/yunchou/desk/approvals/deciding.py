"""The form with which a decision is made, for the features that show what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from yunchou.desk.approvals import operations
from yunchou.desk.approvals.forms import DecisionForm
from yunchou.desk.errors import Invalid
from yunchou.desk.web.forms import put_back

if TYPE_CHECKING:
    from yunchou.desk.approvals.models import Approval
    from yunchou.desk.identity.permit import SignedInRequest


def decided(request: SignedInRequest, approval: Approval) -> tuple[DecisionForm, HttpResponse | None]:
    """The form, and the answer once a decision was taken; refuses who may not decide."""
    now = timezone.now()
    operations.ensure_may_decide(request.user, approval, timezone.localdate(now))
    form = DecisionForm(request.POST or None, initial={"version": approval.version})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        seen = values.pop("version")
        try:
            operations.decide(approval, **values, seen_version=seen, actor=request.user, at=now)
            return form, redirect("approvals")
        except Invalid as reason:
            put_back(form, reason)
    return form, None
