"""Cost and benefit as a sheet with formulas (P31, P34): the customer's own figures in, payback and return out.

What we know stands in it: seats and price. What only the customer knows is an empty yellow cell; while one is empty,
what depends on it stays empty too: nothing is guessed for him.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.web.workbooks import workbook_in

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

YEARS = 3
# Rows as people count them; the formulas below speak of these cells of column B.
SEATS, PRICE, ONCE, WAGE, SAVED, LOST, RUNNING, RATE = range(4, 12)
COST, GAIN, NET, PAYBACK, TOTAL, RETURN, VALUE = range(14, 21)


def return_sheet(deal: Opportunity) -> bytes:
    """The file for one deal."""
    out = BytesIO()
    with workbook_in(out) as book:
        faces = {
            "title": book.add_format({"bold": True, "font_size": 16}),
            "head": book.add_format({"bold": True, "bg_color": "#F0F1F3"}),
            "input": book.add_format({"bg_color": "#FFF7D6", "border": 1, "num_format": "#,##0.00"}),
            "known": book.add_format({"border": 1, "num_format": "#,##0.00"}),
            "share": book.add_format({"bg_color": "#FFF7D6", "border": 1, "num_format": "0.0%"}),
            "result": book.add_format({"bold": True, "border": 1, "num_format": "#,##0.00"}),
            "percent": book.add_format({"bold": True, "border": 1, "num_format": "0.0%"}),
            "quiet": book.add_format({"font_color": "#666C78", "text_wrap": True}),
        }
        page = book.add_worksheet(_("Cost and benefit"))
        page.set_column(0, 0, 44)
        page.set_column(1, 1, 20)
        page.set_column(2, 2, 60)
        page.write_string(0, 0, f"{deal.customer} · {deal.name}"[:250], faces["title"])
        page.write_string(1, 0, _("Fill in the yellow cells; the rest follows. Amounts in %(currency)s.")
                          % {"currency": deal.currency}, faces["quiet"])  # fmt: skip
        _inputs(page, deal, faces)
        _results(page, faces)
    return out.getvalue()


def _inputs(page: Worksheet, deal: Opportunity, faces: dict[str, Any]) -> None:
    page.write_row(2, 0, [_("What goes in"), _("Figure"), _("What is meant")], faces["head"])
    rows = {
        SEATS: (_("Seats"), deal.seats, "known", ""),
        PRICE: (
            _("Price of a seat and year"),
            deal.unit_price,
            "known",
            _("As offered now; change it at will."),
        ),
        ONCE: (_("Cost of the change, once"), None, "input", _("Development, migration, training.")),
        WAGE: (_("Full cost of an agent and year"), None, "input", _("Wage, social insurance, workplace.")),
        SAVED: (_("Share of working time saved"), None, "share", _("From your own pilot or a reference you trust.")),
        LOST: (_("Further gain a year"), None, "input", _("Fewer lost calls, higher sales; 0 when you count none.")),
        RUNNING: (
            _("Cost of the present system a year"),
            None,
            "input",
            _("Licences, operation; 0 if none."),
        ),
        RATE: (_("Discount rate"), None, "share", _("What your finance department uses.")),
    }
    for row, (label, value, face, meant) in rows.items():
        page.write_string(row - 1, 0, label)
        if value is None:
            page.write_blank(row - 1, 1, None, faces["share" if face == "share" else "input"])
        else:
            page.write_number(row - 1, 1, float(value), faces[face])
        page.write_string(row - 1, 2, meant, faces["quiet"])


def _results(page: Worksheet, faces: dict[str, Any]) -> None:
    page.write_row(12, 0, [_("What comes out"), _("Figure"), _("How it is worked out")], faces["head"])
    yearly = f"B{SEATS}*B{PRICE}"
    gain = f"B{SEATS}*B{WAGE}*B{SAVED}+B{LOST}+B{RUNNING}"
    flows = "+".join(f"B{NET}/(1+B{RATE})^{year}" for year in range(1, YEARS + 1))
    rows = {
        COST: (_("Cost a year"), yearly, (SEATS, PRICE), "result", _("Seats times price")),
        GAIN: (_("Gain a year"), gain, (SEATS, WAGE, SAVED, LOST, RUNNING), "result",
               _("Working time saved, further gain, and what ends")),
        NET: (_("Gain less cost a year"), f"B{GAIN}-B{COST}", (), "result", ""),
        PAYBACK: (_("Months until the change has paid for itself"), f'IF(B{NET}>0,B{ONCE}/B{NET}*12,"{_("never")}")',
                  (ONCE,), "result", ""),
        TOTAL: (_("Cost of %(years)s years") % {"years": YEARS}, f"B{ONCE}+{YEARS}*B{COST}", (ONCE,), "result", ""),
        RETURN: (_("Return of %(years)s years") % {"years": YEARS},
                 f'IF(B{TOTAL}>0,({YEARS}*B{GAIN}-B{TOTAL})/B{TOTAL},"")', (), "percent",
                 _("Gain less cost, by cost")),
        VALUE: (_("Present value of %(years)s years") % {"years": YEARS}, f"{flows}-B{ONCE}", (ONCE, RATE), "result",
                ""),
    }  # fmt: skip
    rests_on = {NET: (GAIN, COST), PAYBACK: (NET,), TOTAL: (COST,), RETURN: (TOTAL, GAIN), VALUE: (NET,)}
    for row, (label, formula, cells, face, how) in rows.items():
        empty = ",".join(f'B{cell}=""' for cell in (*cells, *rests_on.get(row, ())))
        page.write_string(row - 1, 0, label)
        page.write_formula(row - 1, 1, f'=IF(OR({empty}),"",{formula})', faces[face], "")
        page.write_string(row - 1, 2, how, faces["quiet"])
