"""The plan after an amendment: exact to the cent, never below what is bound."""

from hypothesis import given
from hypothesis import strategies as st

from tests.playbook.strategies import some
from yunchou.playbook.receivables.amended import cut_back

MONEY = st.decimals("0.00", "9999999.99", places=2)


@some
@given(st.lists(st.tuples(MONEY, MONEY), min_size=1, max_size=8), MONEY)
def test_what_is_taken_is_taken_exactly_from_the_end_or_not_at_all(rows, less):
    amounts = [max(pair) for pair in rows]
    bound = [min(pair) for pair in rows]
    left = cut_back(amounts, bound, less)
    free = sum(amounts) - sum(bound)
    if less > free:
        assert left is None
        return
    assert sum(left) == sum(amounts) - less
    assert all(b <= now <= was for b, now, was in zip(bound, left, amounts, strict=True))
    touched = [place for place, (now, was) in enumerate(zip(left, amounts, strict=True)) if now != was]
    assert all(left[place] == bound[place] for place in range(len(left)) if touched and place > touched[0])
