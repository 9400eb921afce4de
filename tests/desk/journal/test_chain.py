"""The journal cannot be edited unnoticed."""

from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from tests.cast import AT, Cast
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.operations import Line, record, record_many
from yunchou.desk.journal.queries import broken_links


@pytest.fixture
def three_lines(cast: Cast) -> Cast:
    with transaction.atomic():
        record("opportunity.created", cast.deal, actor=cast.owner, at=AT, opportunity_id=cast.deal.pk)
        record_many(
            [
                Line("opportunity.changed", cast.deal, {"seats": [300, 400]}, cast.deal.pk),
                Line("opportunity.changed", cast.deal, {"seats": [400, 500]}, cast.deal.pk),
            ],
            actor=cast.owner,
            at=AT,
        )
    return cast


def test_an_untouched_chain_holds(three_lines: Cast) -> None:
    assert list(broken_links()) == []


def test_a_line_written_in_another_time_zone_holds(three_lines: Cast) -> None:
    here = AT.astimezone(ZoneInfo("Asia/Shanghai"))
    with transaction.atomic():
        record("opportunity.changed", three_lines.deal, actor=three_lines.owner, at=here)
    assert list(broken_links()) == []


def test_a_changed_line_is_noticed(three_lines: Cast) -> None:
    JournalEntry.objects.filter(sequence=2).update(changes={"seats": [300, 9]})
    assert 2 in list(broken_links())


def test_a_missing_line_is_noticed_in_the_middle_and_at_the_end(three_lines: Cast) -> None:
    JournalEntry.objects.filter(sequence=3).delete()
    assert list(broken_links()) == [3]
    JournalEntry.objects.filter(sequence=1).delete()
    assert 2 in list(broken_links())


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused() -> None:
    from tests.cast import assemble

    cast = assemble()
    with pytest.raises(RuntimeError):
        record("opportunity.created", cast.deal, actor=cast.owner, at=AT)
