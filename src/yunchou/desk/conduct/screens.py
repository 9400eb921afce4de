"""What can be written on the conduct page of a deal as a row: introducers. Hospitality has its own addresses."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.conduct import forms, operations
from yunchou.desk.opportunities.row_pages import RowPages, Screen

SCREENS = (
    Screen("outsiders", operations.OUTSIDER, forms.OutsiderForm, "outsiders", _("New introducer"), _("Introducer")),
)
PAGES = RowPages("conduct", SCREENS)
