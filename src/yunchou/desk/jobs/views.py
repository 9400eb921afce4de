"""What the administrator sees of the work beside the pages."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.jobs import operations, queries


@permit(May.MANAGE_USERS)
@require_safe
def jobs(request: SignedInRequest) -> HttpResponse:
    """How many jobs wait, and which were given up."""
    return render(request, "jobs/jobs.html", {"bench": queries.bench(request.user, timezone.now())})


@permit(May.MANAGE_USERS)
@require_POST
def job_retry(request: SignedInRequest, pk: int) -> HttpResponse:
    """Try a job anew that was given up."""
    operations.try_again(pk, actor=request.user, at=timezone.now())
    messages.info(request, _("It is tried again."))
    return redirect("jobs")


@permit(May.MANAGE_USERS)
@require_POST
def job_removal(request: SignedInRequest, pk: int) -> HttpResponse:
    """Set a job aside that was given up."""
    operations.set_aside(pk, actor=request.user, at=timezone.now())
    return redirect("jobs")
