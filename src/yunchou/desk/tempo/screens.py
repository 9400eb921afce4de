"""What can be written on the pace page as rows: address, operations, form, section, headings."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.opportunities.row_pages import RowPages, Screen
from yunchou.desk.tempo import forms, operations

SCREENS = (Screen("steps", operations.NEXT_STEP, forms.NextStepForm, "steps", _("New next step"), _("Next step")),)
PAGES = RowPages("pace", SCREENS)
