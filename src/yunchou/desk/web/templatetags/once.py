"""The hidden key that lets a form be sent twice and taken once."""

from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def form_key() -> SafeString:
    """A hidden input with a fresh random key; see `web.once.create_once`."""
    return format_html('<input type="hidden" name="form_key" value="{}">', uuid4().hex)
