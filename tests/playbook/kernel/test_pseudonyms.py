"""A pseudonym is one name in both languages: compared alike, said in the reader's."""

import pytest

from yunchou.playbook.advisor.items import item_words
from yunchou.playbook.kernel.pseudonyms import Pseudonym
from yunchou.playbook.kernel.sentences import say
from yunchou.playbook.kernel.terms import Words


@pytest.mark.parametrize(
    ("ordinal", "zh", "en"),
    [(1, "来源甲", "source A"), (10, "来源癸", "source J"), (11, "来源甲2", "source A2"), (25, "来源戊3", "source E3")],
)
def test_each_source_has_a_letter_and_a_round(ordinal, zh, en):
    assert Pseudonym.of(ordinal).words == Words(zh, en)
    assert Pseudonym.of(ordinal) == zh
    assert item_words(zh) == Words(zh, en), "as it is read back from what was stored"


def test_a_sentence_says_it_in_both_languages():
    told = say("请{name}帮忙", "Ask {name}", name=Pseudonym.of(2))
    assert told.words == Words("请来源乙帮忙", "Ask source B")


@pytest.mark.parametrize("name", ["王建国", "来源", "来源甲甲", "来源甲0", "来源方面的王总"])
def test_other_names_are_left_as_they_are(name):
    assert Pseudonym(name).words == Words(name, name)
    assert item_words(name) == Words(name, name)
