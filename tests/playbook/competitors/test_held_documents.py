"""That a rival handed something in is a fact; that we hold it is refused (P48, N6)."""

import pytest

from yunchou.playbook.competitors.held_documents import holds_document


@pytest.mark.parametrize(
    "text",
    [
        "拿到了云讯的报价单",
        "我们拿到云讯的投标文件",
        "已经搞到对手方案一份",
        "赵文博把云讯的方案发给我们了",
        "采购转发给我云讯报价",
        "手里有他们的标书",
        "云讯报价单复印件",
        "拍了云讯方案的照片",
        "会上讲完方案，云讯的PPT拷贝了一份",
        "云讯技术标见附件",
        "从钱立群那边拿到了云讯的商务标",
        "We got their proposal last week",
        "a copy of the rival's quotation",
        "their price list was forwarded to us",
        "we have received Yunxun's bid",
        "Slides attached: see attached deck",
    ],
)
def test_what_says_that_we_hold_the_document_is_found(text):
    assert holds_document(text)


@pytest.mark.parametrize(
    "text",
    [
        "递交了方案和报价单",
        "递交初步方案 V1",
        "客户收到云讯的报价单",
        "王建国收到云讯的方案，还没看",
        "向采购部递交了投标文件",
        "没有拿到云讯的方案，也不要",
        "拒绝了赵文博发给我们的报价",
        "给王总做了演示，讲了价格",
        "承诺带资建设，报价低 20%",
        "Handed in a proposal and a quotation",
        "The customer received their bid",
        "We did not get their proposal",
        "we returned the copy of their quotation",
        "",
    ],
)
def test_the_fact_that_something_was_handed_in_may_be_kept(text):
    assert holds_document(text) == ""


def test_the_words_found_are_told():
    assert holds_document("见了王总，拿到了云讯的报价单，约了下周") == "拿到了云讯的报价单"
