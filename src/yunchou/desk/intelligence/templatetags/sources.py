"""How a source is written on a page, by its pseudonym, and how the state of a claim is."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yunchou.desk.intelligence.queries import pseudonym
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.intelligence.terms import ClaimState

register = template.Library()
register.filter("pseudonym", pseudonym)

SHAPES = {
    ClaimState.PROVED: ("●", "good"),
    ClaimState.DISPROVED: ("✕", "bad"),
    ClaimState.CORROBORATED: ("◉", "good"),
    ClaimState.REFUTED: ("⊘", "bad"),
    ClaimState.SINGLE: ("◔", "warn"),
    ClaimState.CONTRADICTED: ("⇄", "bad"),
    ClaimState.DOUBTFUL: ("?", "warn"),
    ClaimState.STALE: ("◌", "plain"),
    ClaimState.UNKNOWN: ("○", "plain"),
}


@register.simple_tag
def claim_state(state: ClaimState) -> SafeString:
    """How far a claim can be relied on: a shape and a word."""
    shape, tone = SHAPES[state]
    words = in_reader_language(state.words)
    return format_html(
        '<span class="tag tag-{}"><span class="shape" aria-hidden="true">{}</span> {}</span>', tone, shape, words
    )
