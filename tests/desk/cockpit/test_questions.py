"""The one missing detail is asked as somebody would ask it."""

from __future__ import annotations

import pytest

from yunchou.desk.cockpit.questions import QUESTIONS, question_of
from yunchou.playbook.dossier.names import NAMES, missing


@pytest.mark.parametrize("path", QUESTIONS)
def test_every_question_asks_for_a_fact_there_is_in_both_languages(path: str) -> None:
    asked = question_of(missing(path))
    assert path in NAMES
    assert asked.zh.endswith("？")
    assert asked.en.endswith("?")
    assert asked.en[0].isupper()


def test_a_fact_without_a_question_of_its_own_is_named() -> None:
    assert question_of(missing("account.niche")).zh == "细分领域？"
