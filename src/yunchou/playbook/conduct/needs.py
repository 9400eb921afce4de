"""What of a need is refused: it must be hidden, or its words touch private life or off-book value (P76, P96)."""

from __future__ import annotations

from functools import lru_cache

from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.insiders.facts import PersonalNeed
from yunchou.playbook.kernel.terms import NO, Words

HIDDEN = Words("不能公开", "cannot be open")


def refused(need: PersonalNeed) -> tuple[Words, ...]:
    """The classes of what is refused in a need; none for one that may be met."""
    kinds = _named(f"{need.text} {need.plan}")
    return kinds or ((HIDDEN,) if need.can_be_open is NO else ())


@lru_cache(maxsize=1024)
def _named(text: str) -> tuple[Words, ...]:
    """The classes of what is refused in a text. Remembered: reading one takes longer than most rules together."""
    return tuple(dict.fromkeys(found.named for found in refused_in(text)))
