"""What can be written on the page, one line per kind of row: address, operations, form, section, headings."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.opportunities.row_pages import RowPages, Screen
from yunchou.desk.resources import forms, operations

SCREENS = (
    Screen("asks", operations.ASK, forms.AskForm, "asks", _("Ask a colleague"), _("Request"), ("kind", "of", "faces")),
    Screen("effort", operations.EFFORT, forms.EffortForm, "effort", _("Note effort"), _("Effort"), ("kind",)),
)
PAGES = RowPages("resources", SCREENS)
