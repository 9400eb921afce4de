"""The year of renewals as a chart: what ends in each month, and how much of it is in hand."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from yunchou.desk.retention.renewals import Month
from yunchou.desk.web import formats
from yunchou.desk.web.charts import Chart, Line, chart


def year_chart(months: Sequence[Month]) -> Chart:
    """One line for each month in which a contract ends; money of different currencies stands side by side."""
    key = [("main", _("renewal begun")), ("soft", _("not begun yet"))]
    return chart(_("Contracts that end in the next twelve months"), key, map(_line, months))


def _line(month: Month) -> Line:
    zh = not (get_language() or "").startswith("en")
    money = " + ".join(formats.short_money(sum_, currency, zh=zh) for currency, sum_ in month.money.items())
    told = {"n": month.count, "money": money, "seats": formats.number(month.seats)}
    note = ngettext("%(n)s contract, %(money)s", "%(n)s contracts, %(money)s", month.count) % told
    if month.seats:
        note = _("%(what)s, %(seats)s seats") % {"what": note, "seats": told["seats"]}
    return f"{month.first:%Y-%m}", [("main", month.begun), ("soft", month.count - month.begun)], note
