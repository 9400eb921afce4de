"""How a source is written on a page: by its pseudonym."""

from __future__ import annotations

from django import template

from yunchou.desk.intelligence.queries import pseudonym

register = template.Library()
register.filter("pseudonym", pseudonym)
