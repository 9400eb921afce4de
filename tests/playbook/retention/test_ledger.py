"""Old against new: sums are exact, currencies stay apart, too few customers say nothing."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.playbook.strategies import few
from yunchou.playbook.advisor.defaults import DEFAULT
from yunchou.playbook.retention.ledger import Entry, ledger

SETTINGS = DEFAULT.on(date(2026, 11, 26))
MONEY = st.integers(0, 10**14).map(lambda cents: Decimal(cents) / 100)
HOURS = st.none() | st.integers(1, 10**4).map(lambda tenths: Decimal(tenths) / 10)
ENTRIES = st.lists(
    st.builds(
        Entry,
        year=st.integers(2024, 2026),
        currency=st.sampled_from(["CNY", "USD", "HKD"]),
        customer=st.integers(1, 12),
        existing=st.booleans(),
        money=MONEY,
        hours=HOURS,
        cost=st.none() | MONEY,
        contacts=st.integers(0, 50),
    ),
    max_size=20,
)


@few
@given(ENTRIES)
def test_every_cent_and_every_hour_is_counted_once_in_its_own_year_currency_and_side(entries):
    found = ledger(entries, SETTINGS)
    assert len({(line.year, line.currency) for line in found}) == len(found)
    for line in found:
        here = [entry for entry in entries if (entry.year, entry.currency) == (line.year, line.currency)]
        for side, existing in ((line.existing, True), (line.new, False)):
            mine = [entry for entry in here if entry.existing is existing]
            assert side.money == sum((entry.money for entry in mine), Decimal(0))
            hours = [entry.hours for entry in mine if entry.hours is not None]
            assert side.hours == (sum(hours, Decimal(0)) if hours else None)
    assert sum((line.existing.money + line.new.money for line in found), Decimal(0)) == sum(
        (entry.money for entry in entries), Decimal(0)
    )


@few
@given(ENTRIES)
def test_the_order_of_the_entries_does_not_matter(entries):
    assert ledger(entries, SETTINGS) == ledger(list(reversed(entries)), SETTINGS)


@few
@given(ENTRIES)
def test_a_worth_is_said_only_with_enough_customers_on_both_sides(entries):
    for line in ledger(entries, SETTINGS):
        few = min(line.existing.measured, line.new.measured) < SETTINGS.whole("retention.ledger_least")
        assert line.enough is not few
        assert line.worth is None or not few


def entry(customer: int, money: int, hours: int | None, *, existing: bool) -> Entry:
    told = None if hours is None else Decimal(hours)
    return Entry(year=2026, currency="CNY", customer=customer, existing=existing, money=Decimal(money), hours=told)


def test_one_old_may_be_worth_three_new():
    old = [entry(number, 3000, 10, existing=True) for number in range(5)]
    new = [entry(number, 1000, 10, existing=False) for number in range(5, 10)]
    (line,) = ledger([*old, *new], SETTINGS)
    assert (line.existing.per_hour, line.new.per_hour, line.worth) == (Decimal(300), Decimal(100), Decimal(3))
    (few,) = ledger([*old, *new[1:]], SETTINGS)
    assert (few.enough, few.worth) == (False, None)


def test_money_of_customers_without_hours_says_nothing_about_an_hour():
    old = [entry(number, 3000, 10, existing=True) for number in range(5)]
    new = [entry(number, 1000, 10, existing=False) for number in range(5, 10)]
    (line,) = ledger([*old, *new, entry(99, 10**6, None, existing=False)], SETTINGS)
    assert (line.new.money, line.new.per_hour, line.worth) == (Decimal(1_005_000), Decimal(100), Decimal(3))
    assert (line.new.customers, line.new.measured) == (6, 5)


def test_without_hours_or_without_new_money_nothing_is_claimed():
    old = [entry(number, 3000, 10, existing=True) for number in range(5)]
    free = [entry(number, 1000, None, existing=False) for number in range(5, 10)]
    assert ledger([*old, *free], SETTINGS)[0].worth is None
    poor = [entry(number, 0, 10, existing=False) for number in range(5, 10)]
    assert ledger([*old, *poor], SETTINGS)[0].worth is None
