"""What can be written as rows on the page of a contract."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.contracts import amending, paper_forms
from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.row_pages import RowPages, Screen

SCREENS = (
    Screen("obligations", amending.OBLIGATION, paper_forms.ObligationForm, "obligations", _("New obligation"),
           _("Obligation")),
)  # fmt: skip
PAGES = RowPages("contract", SCREENS, May.CHANGE_CONTRACTS)
