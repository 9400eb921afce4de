"""What is past its time goes away by itself; what is in use, or must be kept, stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cast import AT, Cast
from tests.desk.attacks.planting import DEED, NEED, NOTE, PLAN
from tests.desk.privacy.kinds import NAME, known
from yunchou.desk.capture.models import CapturedNote
from yunchou.desk.customers.models import Contact
from yunchou.desk.identity.rotation import seal_anew, sealed_columns, start_data_key
from yunchou.desk.identity.sealing import unseal
from yunchou.desk.insiders.models import InsiderEvidence
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.queries import broken_links
from yunchou.desk.meetings.models import Interaction
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy.expiry import expire
from yunchou.desk.privacy.models import PersonBasis
from yunchou.playbook.pipeline.stages import Standing

YEARS = timedelta(days=1825)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and a list of this test only."""
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))


@pytest.fixture
def ended(cast: Cast) -> Contact:
    """A person of a deal that was lost on the day of the cast and never touched again."""
    contact = known(cast)
    Contact.objects.update(created_at=AT)
    Opportunity.objects.update(standing=Standing.LOST, standing_since=AT, updated_at=AT)
    return contact


def names() -> set[str]:
    return set(Contact.objects.values_list("name", flat=True))


def words() -> str:
    return " ".join(
        unseal(row, field)
        for model, field in sealed_columns()
        for row in model._default_manager.exclude(**{f"{field}__isnull": True})
    )


def test_nobody_is_erased_before_his_time_and_he_is_after_it(ended: Contact) -> None:
    assert expire(at=AT + YEARS - timedelta(days=1)).people == 0
    assert NAME in names()
    assert expire(at=AT + YEARS + timedelta(days=1)).people == 1
    assert NAME not in names()
    assert expire(at=AT + YEARS + timedelta(days=2)).people == 0
    assert list(broken_links()) == []
    assert JournalEntry.objects.filter(kind="contact.erased", actor=None).count() == 1


def test_a_person_of_a_live_deal_stays(ended: Contact) -> None:
    Opportunity.objects.update(standing=Standing.PAUSED)
    assert expire(at=AT + 2 * YEARS).people == 0


def test_a_person_whom_somebody_met_lately_stays(ended: Contact) -> None:
    Interaction.objects.update(on=(AT + YEARS).date())
    assert expire(at=AT + YEARS + timedelta(days=9)).people == 0


def test_a_person_whom_a_law_keeps_stays_until_its_day(ended: Contact, cast: Cast) -> None:
    until = (AT + YEARS + timedelta(days=30)).date()
    PersonBasis.objects.create(
        contact=ended, ground="duty", source="合同", held_until=until, hold_reason="诉讼", recorded_by=cast.owner,
        recorded_at=AT,
    )  # fmt: skip
    assert expire(at=AT + YEARS + timedelta(days=9)).people == 0
    assert expire(at=AT + YEARS + timedelta(days=32)).people == 1


def test_what_is_restricted_goes_three_years_after_the_deal_ended_and_the_counts_stay(ended: Contact) -> None:
    pieces = InsiderEvidence.objects.count()
    assert expire(at=AT + timedelta(days=1094)).restricted == 0
    assert DEED in words()
    assert expire(at=AT + timedelta(days=1096)).restricted > 0
    assert not any(word in words() for word in (NAME, DEED, NEED, PLAN, NOTE))
    assert InsiderEvidence.objects.count() == pieces
    assert not CapturedNote.objects.exists()
    assert expire(at=AT + timedelta(days=1097)).restricted == 0


def test_a_spent_key_goes_with_the_night(cast: Cast) -> None:
    known(cast)
    start_data_key(at=AT)
    assert expire(at=AT + timedelta(days=1)).keys == 0, "it still seals something"
    seal_anew(at=AT)
    assert expire(at=AT + timedelta(days=1)).keys == 1
