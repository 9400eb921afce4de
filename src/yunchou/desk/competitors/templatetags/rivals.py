"""Where we stand against a rival: the word, the bar with its interval, a score as people read it."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from yunchou.desk.competitors.pictures import Chart, bar
from yunchou.desk.terms import in_reader_language
from yunchou.playbook.competitors.position import PART_NAMES, Against
from yunchou.playbook.competitors.terms import Position

register = template.Library()
SHAPES = {Position.AHEAD: "▲", Position.LEVEL: "＝", Position.BEHIND: "▼", Position.UNKNOWN: "○"}


@register.simple_tag
def position(value: Position) -> SafeString:
    """Ahead ▲, level ＝, behind ▼, unknown ○, each with its word."""
    return format_html(
        '<span class="state position-{}"><span class="shape" aria-hidden="true">{}</span><span>{}</span></span>',
        value.value,
        SHAPES[value],
        in_reader_language(value.words),
    )


@register.simple_tag
def position_bar(against: Against) -> SafeString:
    """The bar from the rival on the left to us on the right: the score as a mark, the interval as a band (N10)."""
    drawn = bar(against)
    words = _("%(position)s against %(rival)s: %(score)s, between %(low)s and %(high)s") % {
        "position": in_reader_language(against.position.words),
        "rival": against.rival,
        "score": signed(against.score),
        "low": signed(against.low),
        "high": signed(against.high),
    }
    return format_html(
        '<svg class="position-bar position-{}" role="img" aria-label="{}" height="20"><title>{}</title>'
        '<rect class="position-scale" x="0" y="8" width="100%" height="4" rx="2"/>'
        '<rect class="position-band" x="{}" y="5" width="{}" height="10" rx="3"/>'
        '<line class="position-middle" x1="50%" x2="50%" y1="1" y2="19"/>'
        '<circle class="position-mark" cx="{}" cy="10" r="5"/></svg>',
        against.position.value, words, words, drawn.low, drawn.width, drawn.score,
    )  # fmt: skip


@register.simple_tag
def position_steps(chart: Chart) -> SafeString:
    """The bands of a chart and the line over them, from one day to the next; far quicker than a template's loop."""
    bands = [(step.x, step.width, step.top, step.height) for step in chart.steps]
    lines = []
    for step in chart.steps:
        word = step.point.against.position.value
        lines.append((word, step.x, step.end, step.line, step.line))
        if step.rise_from != step.rise_to:
            lines.append((word, step.end, step.end, step.rise_from, step.rise_to))
    return format_html_join("", '<rect class="chart-band" x="{}" width="{}" y="{}" height="{}"/>', bands) + (
        format_html_join("", '<line class="chart-line chart-{}" x1="{}" x2="{}" y1="{}" y2="{}"/>', lines)
    )


@register.filter
def signed(score: Decimal) -> str:
    """A score from -1 to 1 with its sign, as hundredths: +32, −15, 0."""
    hundredths = round(score * 100)
    return f"{'+' if hundredths > 0 else '−' if hundredths < 0 else ''}{abs(hundredths)}"


@register.filter
def percent(share: Decimal) -> str:
    """A share of one as a whole percentage."""
    return f"{round(share * 100)}%"


@register.filter
def part_name(name: str) -> str:
    """What one input of a position is called."""
    return in_reader_language(PART_NAMES[name])
