"""What can be written on the page of rivals, one line per kind of row."""

from django.utils.translation import gettext_lazy as _

from yunchou.desk.competitors import forms, operations
from yunchou.desk.opportunities.row_pages import RowPages, Screen

RIVALS = Screen("rivals", operations.RIVAL, forms.RivalForm, "rivals-known", _("New rival"), _("Rival"))
MOVES = Screen(
    "moves",
    operations.MOVE,
    forms.MoveForm,
    "rivals-known",
    _("New line about a rival"),
    _("Line about a rival"),
    ("rival", "question"),
)
PAGES = RowPages("rivals", (RIVALS, MOVES))
