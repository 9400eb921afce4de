"""Read who takes over, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.handover.queries import successors

if TYPE_CHECKING:
    from yunchou.desk.identity.models import User


class HandoverForm(forms.Form):
    """Who takes over everything."""

    to: forms.ModelChoiceField[Any] = forms.ModelChoiceField(queryset=None, label=_("who takes over"))
    reason = forms.CharField(label=_("reason"), max_length=500, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, user: User, leaver: User, **options: Any) -> None:
        super().__init__(*args, **options)
        cast("Any", self.fields["to"]).queryset = successors(user, leaver)
