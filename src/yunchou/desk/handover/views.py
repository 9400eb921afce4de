"""Who carries what, the pack of one colleague as a page and as a Word file, and the handing over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yunchou.desk.errors import Invalid
from yunchou.desk.handover import operations, queries
from yunchou.desk.handover.forms import HandoverForm
from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.roles import May
from yunchou.desk.web.files import WORD, as_file
from yunchou.desk.web.forms import put_back


@require_safe
@permit(May.REASSIGN)
def handovers(request: SignedInRequest) -> HttpResponse:
    """The colleagues within reach with how much each carries."""
    return render(request, "handover/carriers.html", {"carriers": queries.carriers(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@permit(May.REASSIGN)
def handover(request: SignedInRequest, pk: int) -> HttpResponse:
    """The pack of one colleague, and the form that hands everything over."""
    leaver = queries.fetch_leaver(request.user, pk)
    form = HandoverForm(request.POST or None, user=request.user, leaver=leaver)
    if request.method == "POST" and form.is_valid():
        try:
            done = operations.hand_over(leaver, **form.cleaned_data, actor=request.user, at=timezone.now())
        except Invalid as reason:
            put_back(form, reason)
        else:
            messages.info(request, _said(done))
            return redirect("handover", pk)
    pack = queries.pack_of(request.user, leaver, today=timezone.localdate())
    context = {"pack": pack, "form": form}
    return render(request, "handover/pack.html", context, status=422 if form.is_bound else 200)


@require_safe
@permit(May.REASSIGN)
def handover_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """The pack as a Word file."""
    from yunchou.desk.handover.document import pack_document  # slow to load, and seldom asked for

    leaver = queries.fetch_leaver(request.user, pk)
    today = timezone.localdate()
    content = pack_document(queries.pack_of(request.user, leaver, today=today), today=today)
    return as_file(content, _("Hand-over of %(name)s") % {"name": leaver.name}, WORD)


def _said(done: operations.HandedOver) -> str:
    told = _("%(customers)s customers and %(deals)s deals were handed over.")
    if done.sealed:
        told = _(
            "%(customers)s customers and %(deals)s deals were handed over. The confidences of %(sealed)s deals stay "
            "with who keeps them until he hands them on himself."
        )
    return told % {"customers": done.customers, "deals": done.deals, "sealed": done.sealed}
