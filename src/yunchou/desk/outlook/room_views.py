"""The manager's room: funnel, ends, coaching queue, load of colleagues, cost of pursuit; each table in one workbook."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from yunchou.desk.identity.permit import SignedInRequest, permit
from yunchou.desk.identity.reach import ensure_right, reach_of
from yunchou.desk.identity.roles import May, Right
from yunchou.desk.outlook import room_charts
from yunchou.desk.outlook.coaching import coaching_queue, costs, loads
from yunchou.desk.outlook.funnel import ends, funnel
from yunchou.desk.outlook.room_workbook import export_room
from yunchou.desk.web.files import EXCEL, as_file


@require_safe
@permit(May.SIGN_OFF_KEY_ACCOUNTS)
def managers_room(request: SignedInRequest) -> HttpResponse:
    """Everything a leader looks at once a week."""
    today = timezone.localdate()
    steps, over = funnel(request.user, today=today), ends(request.user, today=today)
    asked, spent = loads(request.user, today=today), costs(request.user)
    context = {
        "funnel": steps,
        "ends": over,
        "queue": coaching_queue(request.user),
        "loads": asked,
        "costs": spent,
        "funnel_chart": room_charts.funnel_chart(steps),
        "stay_chart": room_charts.stay_chart(steps),
        "ends_chart": room_charts.ends_chart(over),
        "load_chart": room_charts.load_chart(asked),
        "cost_chart": room_charts.cost_chart(spent),
        "may_export": Right.EXPORT in reach_of(request.user).rights,
    }
    return render(request, "outlook/room.html", context)


@require_safe
@permit(May.SIGN_OFF_KEY_ACCOUNTS)
def managers_room_export(request: SignedInRequest) -> HttpResponse:
    """The tables of the room as a workbook; it needs the right to export, and leaves a line in the journal."""
    ensure_right(request.user, Right.EXPORT)
    content = export_room(actor=request.user, at=timezone.now())
    return as_file(content, f"yunchou-room-{timezone.localdate():%Y%m%d}", EXCEL)
