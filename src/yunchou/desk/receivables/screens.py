"""What can be written on the collection page of a deal, one line per kind of row."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.identity.roles import May
from yunchou.desk.opportunities.row_pages import RowPages, Screen
from yunchou.desk.receivables import claim_forms, claims

SCREENS = (
    Screen("promises", claims.PROMISE, claim_forms.PromiseForm, "promises", _("New promise to pay"),
           _("Promise to pay"), ("instalment",)),
    Screen("disputes", claims.DISPUTE, claim_forms.DisputeForm, "disputes", _("New dispute"), _("Dispute"),
           ("instalment",)),
)  # fmt: skip
PAGES = RowPages("receivables", SCREENS, May.CHANGE_CONTRACTS)
