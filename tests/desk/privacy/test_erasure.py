"""Erasing a person: no word of him is left anywhere, the deal's figures stay, and a restore does not bring him back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.utils.timezone import localdate

from tests.cast import AT, Cast, company_of, now
from tests.desk.attacks.planting import DEED, NEED, PLAN
from tests.desk.privacy.kinds import CANARIES, MAIL, NAME, PHONE, everywhere, known, stored
from yunchou.desk.cockpit.queries import judge_deals
from yunchou.desk.config.home import home
from yunchou.desk.customers.models import Contact
from yunchou.desk.errors import Conflict, Invalid, Refused
from yunchou.desk.identity.models import AccessLogEntry, RightAssignment, User
from yunchou.desk.identity.reach import forget_reach
from yunchou.desk.identity.roles import Right
from yunchou.desk.identity.rotation import sealed_columns
from yunchou.desk.identity.sealing import unseal
from yunchou.desk.insiders.models import InsiderEvidence
from yunchou.desk.insiders.queries import insider_page
from yunchou.desk.journal.models import JournalEntry
from yunchou.desk.journal.queries import broken_links
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.privacy import erased_list, operations, traces
from yunchou.desk.privacy.models import Erasure
from yunchou.desk.search.documents import KINDS
from yunchou.desk.search.queries import search


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and a list of this test only."""
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))


@pytest.fixture
def officer(cast: Cast) -> User:
    """Compliance, with the right to erase."""
    RightAssignment.objects.create(user=cast.compliance, right=Right.ERASURE, given_at=AT)
    forget_reach(cast.compliance)
    return cast.compliance


def sealed_words() -> str:
    return "\n".join(
        unseal(row, field)
        for model, field in sealed_columns()
        for row in model._default_manager.exclude(**{f"{field}__isnull": True})
        if bytes(getattr(row, field))  # the device of a row of the matrix has nothing sealed yet
    )


def test_no_word_of_him_is_left_in_any_table_sealed_or_packed(cast: Cast, officer: User) -> None:
    contact = everywhere(cast)
    assert all(word in stored() for word in CANARIES)
    assert NAME in sealed_words()
    operations.erase(contact, actor=officer, at=now())
    assert [word for word in CANARIES if word in stored()] == []
    assert NAME not in sealed_words()
    assert not any(word in sealed_words() for word in (DEED, NEED, PLAN)), "what he did and needs is gone"


def index_on_disk() -> str:
    """What the pages of SQLite's search index hold, marked as forgotten or not."""
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        tables = [kind.table for kind in KINDS.values()]
        blocks = [cursor.execute(f'SELECT block FROM "{table}_fts_data"').fetchall() for table in tables]  # noqa: S608
    return b"".join(bytes(block) for found in blocks for (block,) in found).decode(errors="replace")


def test_no_word_of_him_is_left_in_the_pages_of_the_search_index(cast: Cast, officer: User) -> None:
    contact = known(cast)
    assert NAME in index_on_disk()
    operations.erase(contact, actor=officer, at=now())
    assert NAME not in index_on_disk()


def test_every_table_that_links_to_a_person_is_followed() -> None:
    linking = {m for m in apps.get_models(include_auto_created=True)
               if any(f.related_model is Contact for f in m._meta.concrete_fields)}  # fmt: skip
    assert {each.rows.model for each in traces.linked(Contact(pk=1))} >= linking
    assert len(linking) > 15


def test_the_figures_and_the_judgement_of_the_deal_stay(cast: Cast, officer: User) -> None:
    contact, today = known(cast), localdate()
    before, judged = Opportunity.objects.values().get(pk=cast.deal.pk), judge_deals([cast.deal.pk], today)
    insiders = insider_page(cast.deal, today=today)
    operations.erase(contact, actor=officer, at=now())
    after, again = Opportunity.objects.values().get(pk=cast.deal.pk), judge_deals([cast.deal.pk], today)
    assert before == after
    assert judged[cast.deal.pk][1].odds == again[cast.deal.pk][1].odds
    assert insider_page(cast.deal, today=today).quorum == insiders.quorum
    assert InsiderEvidence.objects.count() == sum(each.pieces for each in insiders.sources)


def test_he_is_a_number_and_is_not_found(cast: Cast, officer: User) -> None:
    contact = known(cast)
    assert any(found.things for found in search(cast.owner, NAME))
    made = operations.erase(contact, actor=officer, at=now())
    contact.refresh_from_db()
    assert (contact.name, contact.phone, contact.email, contact.title) == (f"已删除#{made.number}", "", "", "")
    assert not any(found.things for text in (NAME, "oyqh", "ouyang") for found in search(cast.owner, text))


def test_the_journal_holds_again_and_tells_that_it_was_worded_anew(cast: Cast, officer: User) -> None:
    contact = known(cast)
    lines = JournalEntry.objects.count()
    made = operations.erase(contact, actor=officer, at=now())
    assert list(broken_links()) == []
    assert JournalEntry.objects.count() == lines + 1
    assert JournalEntry.objects.latest("sequence").kind == "contact.erased"
    assert made.first_line
    assert made.head_before != made.head_after


def test_nobody_reads_what_is_sealed_to_erase_it(cast: Cast, officer: User) -> None:
    contact = known(cast)
    before = AccessLogEntry.objects.count()
    operations.erase(contact, actor=officer, at=now())
    assert AccessLogEntry.objects.count() == before


@pytest.mark.parametrize("who", ["compliance", "administrator", "owner", "manager"])
def test_without_the_right_nobody_is_erased(cast: Cast, who: str) -> None:
    contact = known(cast)
    with pytest.raises(Refused):
        operations.erase(contact, actor=getattr(cast, who), at=now())
    contact.refresh_from_db()
    assert (contact.name, contact.phone, contact.email) == (NAME, PHONE, MAIL)
    assert not (home() / erased_list.NAME).exists()


def test_who_must_be_kept_by_law_is_not_erased_until_then(cast: Cast, officer: User) -> None:
    contact, today = known(cast), localdate()
    hold = {"ground": "duty", "source": "合同", "held_until": today, "hold_reason": "诉讼期间保全"}
    operations.note_basis(contact, hold, seen_version=0, actor=cast.owner, at=now())
    with pytest.raises(Invalid, match="诉讼期间保全"):
        operations.erase(contact, actor=officer, at=now())
    operations.erase(contact, actor=officer, at=now() + timedelta(days=1))


def test_he_is_erased_once(cast: Cast, officer: User) -> None:
    contact = known(cast)
    operations.erase(contact, actor=officer, at=now())
    with pytest.raises(Conflict):
        operations.erase(contact, actor=officer, at=now())


def test_another_customers_person_of_the_same_name_stays(cast: Cast, officer: User) -> None:
    other = Contact.objects.create(company=company_of(cast.stranger, "南岭电器"), name=NAME, created_at=AT)
    operations.erase(known(cast), actor=officer, at=now())
    other.refresh_from_db()
    assert other.name == NAME


def test_a_restored_backup_knows_him_and_he_is_erased_again(cast: Cast, officer: User) -> None:
    """The list outlives the database; what a backup brings back is erased at the next start, under the same number."""
    contact = known(cast)
    kept = dict(Contact.objects.values().get(pk=contact.pk))
    made = operations.erase(contact, actor=officer, at=now())
    Erasure.objects.all().delete()
    Contact.objects.filter(pk=contact.pk).update(**kept)
    assert operations.repeat_erasures(at=now()) == 1
    assert Erasure.objects.get().number == made.number
    assert NAME not in stored()
    assert operations.repeat_erasures(at=now()) == 0


def test_somebody_else_who_got_his_key_after_a_restore_is_left_alone(cast: Cast, officer: User) -> None:
    contact = known(cast)
    operations.erase(contact, actor=officer, at=now())
    Erasure.objects.all().delete()
    Contact.objects.filter(pk=contact.pk).update(name="王新", created_at=now())
    assert operations.repeat_erasures(at=now()) == 0
    assert Contact.objects.get(pk=contact.pk).name == "王新"


def test_lists_of_two_machines_are_put_together(tmp_path: Path, cast: Cast) -> None:
    contact = Contact.objects.create(company=cast.company, name=NAME, created_at=AT)
    erased_list.append(contact, 1, AT)
    other = tmp_path / "other.jsonl"
    other.write_text((home() / erased_list.NAME).read_text() + '{"contact": 9, "made": "2026-01-01T00:00:00+00:00", '
                     '"number": 2, "at": "2026-01-02T00:00:00+00:00"}\n{"half')  # fmt: skip
    erased_list.merge(other)
    assert [each.number for each in erased_list.lines()] == [1, 2]
    assert NAME not in (home() / erased_list.NAME).read_text()
