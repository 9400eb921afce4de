"""Words for the pages about one's own sign-in. A builtin of the template engine."""

from __future__ import annotations

import re

from django import template
from django.template import Context
from django.utils.translation import gettext as _

from yunchou.desk.identity.factors import has_factor, needs_factor
from yunchou.desk.identity.models import User

register = template.Library()

_BROWSERS = (("MicroMessenger", "WeChat"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"))
_SYSTEMS = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"))


@register.filter(name="browser_name")
def browser_name(agent: str) -> str:
    """A browser and its system in two words, read from what the browser says of itself: Chrome, Windows."""
    known = [name for mark, name in _BROWSERS if mark in agent][:1]
    if not known and re.search(r"Version/.*Safari", agent):
        known = ["Safari"]
    system = [name for mark, name in _SYSTEMS if mark in agent][:1] or (["Linux"] if "Linux" in agent else [])
    return " · ".join([*known, *system]) or _("unknown browser")


@register.simple_tag(takes_context=True)
def factor_needed(context: Context) -> bool:
    """Whether the reader must set up a second factor before he can go on."""
    user = context["request"].user
    return isinstance(user, User) and needs_factor(user) and not has_factor(user)
