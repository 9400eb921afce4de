"""What can be written on the page of a negotiation, one line per kind of row."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.roles import May
from yunchou.desk.negotiation import forms, operations
from yunchou.desk.opportunities.row_pages import RowPages, Screen

SCREENS = (
    Screen("issues", operations.ISSUE, forms.IssueForm, "issues", _("New issue"), _("Issue")),
    Screen("concessions", operations.CONCESSION, forms.ConcessionForm, "concessions", _("New step at the table"),
           _("Step at the table"), ("issue",)),
)  # fmt: skip
PAGES = RowPages("negotiation", SCREENS, May.CHANGE_CONTRACTS)
