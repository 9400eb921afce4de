"""Forms about notices: they parse and say what is wrong; they save nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yunchou.desk.messengers.terms import CHOSEN, NoticeKind, RobotKind
from yunchou.desk.terms import ReaderWords, choices

_KINDS = [(kind.value, ReaderWords(kind.words)) for kind in CHOSEN]


def _time() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class ChoiceForm(forms.Form):
    """What comes by mail, robot and push, when it is quiet, when the digest comes."""

    mail = forms.TypedMultipleChoiceField(
        label=_("By mail"), required=False, choices=_KINDS, coerce=NoticeKind.of, widget=forms.CheckboxSelectMultiple
    )
    robot = forms.TypedMultipleChoiceField(
        label=_("By chat robot"), required=False, choices=_KINDS, coerce=NoticeKind.of,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    push = forms.TypedMultipleChoiceField(
        label=_("On my devices"), required=False, choices=_KINDS, coerce=NoticeKind.of,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False, widget=_time())
    quiet_until = forms.TimeField(
        label=_("Quiet until"), required=False, widget=_time(),
        help_text=_("Nothing is sent in these hours; it comes when they end. Leave both empty for none."),
    )  # fmt: skip
    digest_at = forms.TimeField(
        label=_("Digest at"), widget=_time(), help_text=_("On working days of the Chinese calendar, in your time zone.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def clean(self) -> dict[str, Any]:
        """Quiet hours have a beginning and an end."""
        values = super().clean() or {}
        if (values.get("quiet_from") is None) != (values.get("quiet_until") is None):
            self.add_error("quiet_until", _("Give both the beginning and the end, or neither."))
        return values


class RobotForm(forms.Form):
    """The robot of a chat group."""

    kind = forms.TypedChoiceField(label=_("Whose chat"), choices=choices(RobotKind), coerce=RobotKind.of)
    url = forms.CharField(
        label=_("Address of the robot"), max_length=1000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
        help_text=_("The webhook address that the chat group shows when a robot is added. It is kept sealed."),
    )  # fmt: skip
    secret = forms.CharField(
        label=_("Signing secret"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Only for DingTalk and Feishu, where the robot asks for a signature."),
    )  # fmt: skip


class DeviceForm(forms.Form):
    """What a browser gives so that notices reach it; the switch fills it in."""

    endpoint = forms.CharField(max_length=1000, widget=forms.HiddenInput)
    point = forms.CharField(max_length=100, widget=forms.HiddenInput)
    secret = forms.CharField(max_length=100, widget=forms.HiddenInput)
