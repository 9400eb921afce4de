"""Marks of state: each has a word and a shape, never colour alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from yunchou.playbook.competitors.terms import Position
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer, Term
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.tempo.terms import Pace

ANSWER_SHAPES = {Answer.YES: "●", Answer.NO: "✕", Answer.UNKNOWN: "○"}
STANDING_SHAPES = {
    Standing.OPEN: "▶",
    Standing.PAUSED: "❚❚",
    Standing.DISQUALIFIED: "⊘",
    Standing.LOST: "✕",
    Standing.WON: "●",
}
TOMORROW = 1
PACE_SHAPES = {Pace.FAST: "▶▶", Pace.STEADY: "▶", Pace.SLOW: "◀", Pace.PAUSE: "❚❚", Pace.UNKNOWN: "○"}
POSITION_SHAPES = {Position.AHEAD: "▲", Position.LEVEL: "＝", Position.BEHIND: "▼", Position.UNKNOWN: "○"}


def _words(term: Term) -> str:
    return term.words.in_language(get_language() or "")


@lru_cache(maxsize=500)
def _mark(kind: str, value: str, shape: str, text: str) -> SafeString:
    return format_html(
        '<span class="state {}-{}"><span class="shape" aria-hidden="true">{}</span><span>{}</span></span>',
        kind,
        value.replace("_", "-"),
        shape,
        text,
    )


def answer(value: Answer | str | None, text: str = "") -> SafeString:
    """Yes ●, no ✕, unknown ○ with its word, or with `text` in the word's place. `None` is unknown."""
    term = Answer.of(value or Answer.UNKNOWN)
    return _mark("answer", term.value, ANSWER_SHAPES[term], text or _words(term))


def standing(value: Standing | str) -> SafeString:
    """Where a deal stands beside its stage: open, paused, disqualified, lost, won."""
    term = Standing.of(value)
    return _mark("standing", term.value, STANDING_SHAPES[term], _words(term))


def stage(value: Stage | str) -> SafeString:
    """The stage of a deal with its number, 1 to 9."""
    term = Stage.of(value)
    return _mark("stage", term.value, str(term.number), _words(term))


def pace(value: Pace | str | None) -> SafeString:
    """The pace of a deal: 快 ▶▶, 稳 ▶, 慢 ◀, 停 ❚❚, unknown ○."""
    term = Pace.of(value or Pace.UNKNOWN)
    return _mark("pace", term.value, PACE_SHAPES[term], _words(term))


def position(value: Position | str | None) -> SafeString:
    """Where we stand against the rivals: ahead ▲, level ＝, behind ▼, unknown ○."""
    term = Position.of(value or Position.UNKNOWN)
    return _mark("position", term.value, POSITION_SHAPES[term], _words(term))


def grade(value: Grade | str | None) -> SafeString:
    """A grade such as B2, with its two meanings on hover. `None` reads F6: neither axis can be judged."""
    read = value if isinstance(value, Grade) else Grade.parse(value or "F6")
    meaning = f"{_words(read.source)} · {_words(read.information)}"
    return format_html('<abbr class="grade grade-{}" title="{}">{}</abbr>', read.source.value, meaning, str(read))


def tag(value: Term, tone: str = "plain") -> SafeString:
    """Any other term as a quiet label. `tone` is plain, good, warn or bad; the word carries the meaning."""
    return format_html('<span class="term term-{}">{}</span>', tone, _words(value))


def due(value: date | None) -> SafeString:
    """How close the day is by which something is due: late by so many days, today, tomorrow; else nothing."""
    days = (value - timezone.localdate()).days if value else TOMORROW + 1
    if days < 0:
        late = ngettext("%(days)s day late", "%(days)s days late", -days) % {"days": -days}
        return format_html('<span class="tag tag-bad">{}</span>', late)
    if days > TOMORROW:
        return SafeString("")
    return format_html('<span class="tag tag-warn">{}</span>', gettext("tomorrow") if days else gettext("today"))


def bar(value: int | float, of: int | float, label: str = "") -> SafeString:
    """A share of a whole as a thin bar that starts at zero; `label` is read aloud and shown on hover."""
    share = 0 if not of else max(0, min(100, round(100 * value / of)))
    return format_html(
        '<svg class="bar" role="img" aria-label="{}" viewBox="0 0 100 4" preserveAspectRatio="none">'
        '<title>{}</title><rect class="bar-whole" width="100" height="4"/>'
        '<rect class="bar-share" width="{}" height="4"/></svg>',
        label or f"{share}%",
        label or f"{share}%",
        share,
    )


def stages(current: Stage | str, overridden: Collection[Stage | str] = (), standing: str = "open") -> dict[str, Any]:
    """The nine stages as steps: passed, passed by override, current, ahead."""
    now = Stage.of(current)
    passed_over = {Stage.of(stage) for stage in overridden}
    steps = []
    for step in Stage:
        if step.number < now.number:
            state = "overridden" if step in passed_over else "passed"
        else:
            state = "current" if step is now else "ahead"
        steps.append({"stage": step, "state": state})
    return {"steps": steps, "number": now.number, "current": now, "won": standing == Standing.WON}
