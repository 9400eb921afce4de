"""What a line of the access log is about, in words."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

WORDS: dict[str, str | Promise] = {
    "source.name": _("name of a source"),
    "source.contact": _("which contact a source is"),
    "insiderevidence.text": _("what a source did"),
    "personalneed.text": _("what a source needs"),
    "personalneed.plan": _("how a need is met"),
    "capturednote.text": _("words of a quick note"),
    "pushdevice.address": _("address of a device for notices"),
    "pushdevice.point": _("key of a device for notices"),
    "pushdevice.secret": _("secret of a device for notices"),
    "pushkey.private": _("key that signs notices to devices"),
    "robot.address": _("address of a chat robot"),
    "robot.secret": _("secret of a chat robot"),
    "insiders": _("the insiders of the deal"),
}
"""What people call a sealed field, by `model.field`. A feature that seals something adds it here."""


@register.filter
def sealed_fact(subject: str) -> str:
    """The stored `model.field:key` as people read it, with the beginning of the key to tell two apart."""
    field, _colon, key = subject.partition(":")
    words = WORDS.get(field)
    return f"{words} {key[:8]}".strip() if words else subject
