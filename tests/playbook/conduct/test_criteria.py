"""A customer's rules of judging: lawful once out or handed over by the house, never before, never ours to write."""

import pytest

from yunchou.playbook.conduct.refused_words import refused_in
from yunchou.playbook.conduct.wording.classes import RefusedClass

LAWFUL = [
    "客户公开发布的评分表已经下载，我们逐条对照",
    "评分标准已随招标公告发布，我们据此准备",
    "客户在公告里附了评分办法，技术分占六成",
    "我们在答疑期书面询问评分表第三项怎么算",
    "请客户提供已公布的评分办法",
    "The customer attached the scoring sheet to the tender notice",
    "Download the scoring sheet from the tender portal",
    "We answer the published score sheet item by item",
]
HANDED_OVER = ["客户说可以把评分表发给我们", "客户主动把评分表给了我们", "采购部正式把评分办法发给我们"]
UNPUBLISHED = [
    "王科长要把还没发布的评分表发给我们",
    "公告前客户把评分表给我们看了",
    "客户愿意让我们先看一眼没公开的评分标准",
    "客户主动提出提前把评分表发给我们",
    "They let us see the unpublished scoring criteria",
    "The customer offered to send us the scoring sheet before it is published",
]
OURS = [
    "评分表是我们帮客户写的",
    "客户请我们帮他写评分表",
    "我们替客户起草评分标准，不能让别家知道",
    "We wrote the scoring sheet for the customer",
    "The customer asked us to draft the scoring criteria",
]
NOT_DONE = [
    "客户请我们帮他写评分表，我们没答应",
    "评分表还没发布，我们等公告",
    "公告前我们不看评分表",
    "The scoring sheet is not published yet, we wait until it is published",
]


@pytest.mark.parametrize("words", [*LAWFUL, *HANDED_OVER, *NOT_DONE])
def test_rules_that_are_out_or_handed_over_by_the_house_may_be_noted(words):
    assert refused_in(words) == ()


@pytest.mark.parametrize("words", [*UNPUBLISHED, *OURS])
def test_rules_that_are_not_out_and_rules_of_our_making_are_refused(words):
    assert {found.of for found in refused_in(words)} == {RefusedClass.RIVAL_SECRET}


@pytest.mark.parametrize("words", HANDED_OVER)
@pytest.mark.parametrize("spoiled", ["，别家都没有", "，私下的", "，公告前就给"])
def test_what_the_house_hands_to_one_alone_or_before_its_time_is_not_open(words, spoiled):
    """What the whole sentence says decides: the same words are excused without its second half."""
    from yunchou.playbook.conduct.wording.criteria import are_open_criteria

    assert are_open_criteria(words)
    assert not are_open_criteria(words + spoiled)
