"""Charts begin at zero, share one scale, and say in words what they show."""

from decimal import Decimal

from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from yunchou.desk.web.charts import chart

LINES = [
    ("甲", [("main", 30), ("gone", 10)], "30 · 10"),
    ("乙", [("main", Decimal(20))], "20"),
    ("丙", [("main", 0)], "0"),
]


def test_bars_share_a_scale_that_begins_at_zero() -> None:
    drawn = chart("漏斗", [("main", "走到下一步")], LINES)
    lengths = [[(segment.x, segment.width) for segment in bar.segments] for bar in drawn.bars]
    assert lengths == [[(0, 75), (75, 25)], [(0, 50)], []]


def test_shares_are_each_of_their_own_whole_and_nothing_is_no_bar() -> None:
    assert [len(bar.segments) for bar in chart("", [], LINES, whole=True).bars] == [2, 1, 0]
    assert chart("", [], LINES, whole=True).bars[1].segments[0].width == 100


@given(st.lists(st.lists(st.integers(0, 10**9), max_size=4), max_size=6))
def test_no_bar_leaves_its_line(rows: list[list[int]]) -> None:
    lines = [(str(number), [("main", value) for value in row], "") for number, row in enumerate(rows)]
    for bar in chart("", [], lines).bars:
        assert all(segment.x >= 0 and segment.x + segment.width <= 100.1 for segment in bar.segments)


def test_the_words_of_every_line_stand_beside_its_bar() -> None:
    page = engines["django"].from_string("{% bars drawn %}").render({"drawn": chart("<漏斗>", [], LINES)})
    for words in ("&lt;漏斗&gt;", "甲", "30 · 10", 'width="75.00"', 'aria-hidden="true"'):
        assert words in page
    assert "style=" not in page
