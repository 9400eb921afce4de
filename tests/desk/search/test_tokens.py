"""How names are cut and what typed text asks for."""

import pytest

from yunchou.desk.search.tokens import name_tokens, text_tokens, wanted


def finds(query: str, name: str) -> bool:
    tokens, asked = name_tokens(name), wanted(query)
    return bool(asked) and all(
        any(token.startswith(each) for token in tokens) if prefix else each in tokens for each, prefix in asked
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("王建国", "王建国"),
        ("建国", "王建国"),
        ("国", "王建国"),
        ("wjg", "王建国"),
        ("wj", "王建国"),
        ("jg", "王建国"),
        ("wangjianguo", "王建国"),
        ("wang jianguo", "王建国"),
        ("Wang Jian", "王建国"),
        ("jianguo", "王建国"),
        ("jhyh", "江海银行"),
        ("海银", "江海银行"),
        ("李明", "李明"),
        ("lm", "李明"),
        ("sxx", "单雄信"),
        ("shanxiongxin", "单雄信"),
        ("zgf", "曾国藩"),
        ("cqyh", "重庆银行股份有限公司"),
        ("chongqingyinhang", "重庆银行股份有限公司"),
        ("江海客服扩容", "江海客服扩容项目二期"),
        ("jianghaiyinhangkefuzhongxinkuorong", "江海银行客服中心扩容项目"),
        ("GTX", "Acme GTX Pro"),
        ("ａｃｍｅ", "Acme GTX Pro"),
        ("lvbu", "吕布"),
    ],
)
def test_a_name_is_found_as_people_type_it(query: str, name: str) -> None:
    assert finds(query, name)


@pytest.mark.parametrize(
    ("query", "name"),
    [("wgj", "王建国"), ("王国", "王建国"), ("国建", "王建国"), ("lijianguo", "王建国"), ("jhyx2", "江海银行")],
)
def test_another_name_is_not_found(query: str, name: str) -> None:
    assert not finds(query, name)


@pytest.mark.parametrize("nothing", ["", "  ", "w", "%", "\"'*():&|!", "　"])
def test_nothing_is_asked_by_one_letter_or_by_signs(nothing: str) -> None:
    assert wanted(nothing) == []


def test_a_long_text_asks_for_a_bounded_number_of_tokens() -> None:
    assert len(wanted("江海银行" * 500)) <= 12


def test_other_words_are_found_as_written_and_not_by_pinyin() -> None:
    assert {"科技", "部"} <= text_tokens("科技部")
    assert not any(token.isascii() for token in text_tokens("科技部"))
