"""What leaves the house with a notice: names of deals and colleagues, days and numbers."""

from __future__ import annotations

import pytest
from django.utils import translation

from yunchou.desk.messengers.models import Notice
from yunchou.desk.messengers.terms import NoticeKind
from yunchou.desk.messengers.wording import NAMED, outside, sentence


@pytest.mark.parametrize("kind", [kind for kind in NoticeKind if kind is not NoticeKind.DIGEST])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_nothing_that_was_typed_leaves_the_house(kind: NoticeKind, language: str) -> None:
    """By construction: of all that a notice may hold, only names of deals and colleagues, days and numbers go out."""
    typed = dict.fromkeys(("what", "what_en", "rival", "note", "person"), "王总想换掉云讯")
    plain = {"who": "陈晓", "deal": "江海银行", "day": "2026-09-01", "percent": "50", "times": "3"}
    with translation.override(language):
        told = outside(Notice(kind=kind, parts={**typed, **plain}))
        inside = sentence(Notice(kind=kind, parts={**typed, **plain}))
    assert told
    assert "%" not in told.replace("50%", "")
    assert ("王总想换掉云讯" in told) is (kind in NAMED)
    assert kind not in NAMED or inside == told
