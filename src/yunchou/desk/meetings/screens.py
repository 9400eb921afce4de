"""What can be written on the pages, one line per kind of row: address, operations, form, section, headings."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.meetings import forms, operations, reason_forms
from yunchou.desk.opportunities.row_pages import RowPages, Screen

SCREENS = (
    Screen("contacts", operations.INTERACTION, forms.InteractionForm, "contacts", _("New interaction"),
           _("Interaction"), ("way", "on")),
    Screen("plans", operations.PLAN, forms.PlanForm, "plans", _("Plan a meeting"), _("Meeting"), ("way", "on")),
)  # fmt: skip
REASON_SCREENS = (
    Screen("pages", operations.REASON_PAGE, reason_forms.ReasonPageForm, "people", _("Write a page for somebody"),
           _("Page"), ("person",)),
    Screen("concerns", operations.CONCERN, reason_forms.ConcernForm, "people", _("New concern"), _("Concern"),
           ("page",)),
    Screen("options", operations.OPTION, reason_forms.OptionForm, "options", _("New option"), _("Option"), ("step",)),
)  # fmt: skip
PAGES = RowPages("meetings", SCREENS)
REASONS = RowPages("reasons", REASON_SCREENS)
