"""What can be written on the page, one line per kind of row; after writing, one is back at the person it is about."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.opportunities.row_pages import RowPages, Screen
from yunchou.desk.stakeholders import forms, operations, queries
from yunchou.desk.stakeholders.models import Player

SCREENS = (
    Screen("players", operations.PLAYER, forms.PlayerForm, "people-list", _("Put somebody on the map"),
           _("Person in this deal"), ("contact",)),
    Screen("leans", operations.LEAN_NOTE, forms.LeanForm, "people-list", _("Where he leans"), _("Lean note"),
           ("player", "lean")),
    Screen("ties", operations.TIE, forms.TieForm, "people-list", _("Influence or conflict"),
           _("Influence or conflict"), ("player",)),
    Screen("covers", operations.COVER, forms.CoverForm, "people-list", _("Who of us knows him"),
           _("Who of us knows him"), ("player", "colleague")),
)  # fmt: skip


class PeoplePages(RowPages):
    """The rows of one person are shown beside the map."""

    def back(self, deal: Opportunity, screen: Screen, row: Any) -> str:  # noqa: ARG002 - any kind leads to its person
        """The person that the row is about; the page itself once he is off the map."""
        card = queries.card_of(row.pk if isinstance(row, Player) else row.player_id)
        return reverse("people_person", args=[deal.pk, card]) if card else reverse("people", args=[deal.pk])


PAGES = PeoplePages("people", SCREENS)
