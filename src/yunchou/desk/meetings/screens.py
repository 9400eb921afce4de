"""What can be written on the page, one line per kind of row: address, operations, form, section, headings."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.meetings import forms, operations
from yunchou.desk.opportunities.row_pages import RowPages, Screen

SCREENS = (
    Screen("contacts", operations.INTERACTION, forms.InteractionForm, "contacts", _("New interaction"),
           _("Interaction"), ("way", "on")),
)  # fmt: skip
PAGES = RowPages("meetings", SCREENS)
