"""A contract's text is cut into clauses, filled, and compared so that nothing that changed stays unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.playbook.strategies import some
from yunchou.playbook.contracts.clauses import blanks_of, clauses_of, compare, fill
from yunchou.playbook.contracts.terms import ClauseChange

OURS = """采购合同

第一条 标的
甲方采购客服坐席 300 个。

第二条 付款
合同签订后 10 日内支付 30%。
验收后 30 日内支付 70%。

第三条 违约责任
逾期付款按日万分之五计。

第四条 保密
双方保密三年。
"""
THEIRS = OURS.replace("10 日内支付 30%", "30 日内支付 10%").replace(
    "第四条 保密\n双方保密三年。\n", "第四条 知识产权\n定制部分归甲方。\n\n第五条 保密\n双方保密三年。\n"
).replace("第三条 违约责任\n逾期付款按日万分之五计。\n\n", "")  # fmt: skip


def told(before, after):
    return [(each.heading, each.change) for each in compare(before, after)]


def test_headings_cut_the_text_whatever_they_look_like():
    for text in (OURS, OURS.replace("第一条 ", "# ").replace("第二条 ", "二、").replace("第三条 ", "3. ")):
        assert [clause.name for clause in clauses_of(text)] == ["", "标的", "付款", "违约责任", "保密"]
    assert [c.name for c in clauses_of("Article 1. Scope\nSeats.\nArticle 2. Price\n5")] == ["scope", "price"]


@pytest.mark.parametrize("line", ["1.5 倍赔偿", "第一条 甲方应在十日内付款。", "30 日内支付", "一、甲方付款；乙方交付"])
def test_a_sentence_that_begins_like_a_heading_is_none(line):
    assert len(clauses_of(f"第一条 付款\n{line}")) == 1


def test_what_changed_came_and_went_is_told_clause_by_clause():
    same, changed, added, removed = ClauseChange
    assert told(OURS, OURS) == [(clause.heading, same) for clause in clauses_of(OURS)]
    assert told(OURS, THEIRS) == [
        ("", same), ("第一条 标的", same), ("第二条 付款", changed),
        ("第三条 违约责任", removed),
        ("第四条 知识产权", added),
        ("第五条 保密", same),
    ]  # fmt: skip
    payment = compare(OURS, THEIRS)[2]
    assert [(p.change, p.text) for p in payment.parts if p.change is not same] == [
        (removed, "10"), (added, "30"), (removed, "30"), (added, "10"),
    ]  # fmt: skip


def test_a_clause_under_another_heading_is_the_same_clause_when_its_words_are():
    renamed = OURS.replace("第四条 保密", "第四条 商业秘密")
    assert told(OURS, renamed)[-1] == ("第四条 商业秘密", ClauseChange.CHANGED)


def test_a_clause_that_only_moved_is_not_gone():
    moved = "第一条 乙\n二\n第二条 甲\n一"
    assert {change for _name, change in told("第一条 甲\n一\n第二条 乙\n二", moved)} == {ClauseChange.SAME}


TEXTS = st.text(alphabet="第一二条付款#。\n 30%甲a", max_size=120)


@some
@given(TEXTS, TEXTS)
def test_the_parts_of_a_comparison_are_the_two_texts_and_nothing_else(before, after):
    found = compare(before, after)
    for clause in found:
        for kept, version in ((ClauseChange.ADDED, clause.after), (ClauseChange.REMOVED, clause.before)):
            words = "".join(part.text for part in clause.parts if part.change in (ClauseChange.SAME, kept))
            assert "".join(words.split()) == "".join((version.text if version else "").split())
    assert sum(each.before is not None for each in found) == len(clauses_of(before))
    assert sum(each.after is not None for each in found) == len(clauses_of(after))


def test_a_long_clause_is_compared_by_sentences():
    long = "甲方应当按期付款。" * 600
    parts = compare(long, long.replace("按期", "提前", 1))[0].parts
    assert [p.text for p in parts if p.change is ClauseChange.ADDED] == ["甲方应当提前付款。"]


def test_blanks_are_filled_and_what_is_not_known_stays_visible():
    text = "甲方：{{甲方}}，金额 {{ 合同金额 }}，坐席 {{坐席数}}，{{甲方}}"
    assert blanks_of(text) == ("甲方", "合同金额", "坐席数")
    filled = fill(text, {"甲方": "江海银行 {{坐席数}}", "合同金额": ""}, open_blank="【待填：%】")
    assert (
        filled.text == "甲方：江海银行 {{坐席数}}，金额 【待填：合同金额】，坐席 【待填：坐席数】，江海银行 {{坐席数}}"
    )
    assert filled.missing == ("合同金额", "坐席数")
