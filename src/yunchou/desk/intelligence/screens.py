"""What can be written on the page of claims, one line per kind of row."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.intelligence import claims, forms
from yunchou.desk.opportunities.row_pages import RowPages, Screen

SCREENS = (
    Screen("claims", claims.CLAIM, forms.ClaimForm, "claims-list", _("New claim"), _("Claim")),
    Screen("reports", claims.REPORT, forms.ReportForm, "claims-list", _("Somebody says so"), _("What somebody said"),
           ("claim", "says")),
)  # fmt: skip
PAGES = RowPages("claims", SCREENS)
