"""People at a customer, their reporting lines, and those who left."""

from datetime import timedelta

import pytest

from tests.cast import AT, Cast, company_of
from tests.fingerprint import fingerprint
from yunchou.desk.customers.models import Contact
from yunchou.desk.customers.operations import create_contact, create_contacts, edit_contact, note_leaving
from yunchou.desk.customers.queries.people import people_of, possible_superiors
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.journal.models import JournalEntry


@pytest.fixture
def boss(cast: Cast) -> Contact:
    return create_contact(cast.company, {"name": "王建国", "title": "总经理"}, actor=cast.owner, at=AT)


def test_owner_leader_and_deal_team_write_people_down(cast: Cast) -> None:
    for user in (cast.owner, cast.manager, cast.teammate):
        create_contact(cast.company, {"name": f"{user.name}认识的人"}, actor=user, at=AT)
    assert JournalEntry.objects.filter(kind="contact.created", customer_id=cast.company.pk).count() == 3


@pytest.mark.parametrize(
    ("who", "refusal"), [("stranger", NotThere), ("reader", Refused), ("executive", Refused), ("finance", Refused)]
)
def test_others_write_nobody_down(cast: Cast, who: str, refusal: type[Exception]) -> None:
    before = fingerprint()
    with pytest.raises(refusal):
        create_contact(cast.company, {"name": "王建国"}, actor=getattr(cast, who), at=AT)
    assert fingerprint() == before


def test_people_report_to_somebody_at_the_same_company_and_in_no_circle(cast: Cast, boss: Contact) -> None:
    head = create_contact(cast.company, {"name": "李敏", "reports_to": boss}, actor=cast.owner, at=AT)
    foreign = create_contact(company_of(cast.owner, "北辰"), {"name": "外人"}, actor=cast.owner, at=AT)
    before = fingerprint()
    for superior in (boss, head, foreign):
        with pytest.raises(Invalid) as refusal:
            edit_contact(boss, {"reports_to": superior}, seen_version=1, actor=cast.owner, at=AT)
        assert set(refusal.value.fields) == {"reports_to"}
    assert fingerprint() == before


def test_the_tree_follows_the_reporting_lines_and_ends_with_who_left(cast: Cast, boss: Contact) -> None:
    head = create_contact(cast.company, {"name": "李敏", "reports_to": boss}, actor=cast.owner, at=AT)
    create_contact(cast.company, {"name": "张三", "reports_to": head}, actor=cast.owner, at=AT)
    gone = create_contact(cast.company, {"name": "丁一"}, actor=cast.owner, at=AT)
    note_leaving(gone, AT.date(), seen_version=1, actor=cast.owner, at=AT)
    assert [(p.person.name, p.depth) for p in people_of(cast.company)] == [
        ("王建国", 0),
        ("李敏", 1),
        ("张三", 2),
        ("丁一", 0),
    ]


def test_reports_of_somebody_who_left_stand_on_top(cast: Cast, boss: Contact) -> None:
    create_contact(cast.company, {"name": "李敏", "reports_to": boss}, actor=cast.owner, at=AT)
    note_leaving(boss, AT.date(), seen_version=1, actor=cast.owner, at=AT)
    assert [(p.person.name, p.depth) for p in people_of(cast.company)] == [("李敏", 0), ("王建国", 0)]


def test_nobody_is_offered_himself_or_his_reports_as_superior(cast: Cast, boss: Contact) -> None:
    head = create_contact(cast.company, {"name": "李敏", "reports_to": boss}, actor=cast.owner, at=AT)
    assert possible_superiors(cast.company, boss) == []
    assert possible_superiors(cast.company, head) == [boss]
    assert {p.name for p in possible_superiors(cast.company, None)} == {"王建国", "李敏"}


def test_nobody_leaves_tomorrow_and_a_mistaken_leaving_is_taken_back(cast: Cast, boss: Contact) -> None:
    with pytest.raises(Invalid):
        note_leaving(boss, AT.date() + timedelta(days=1), seen_version=1, actor=cast.owner, at=AT)
    note_leaving(boss, AT.date(), seen_version=1, actor=cast.owner, at=AT)
    note_leaving(boss, None, seen_version=2, actor=cast.owner, at=AT)
    assert Contact.objects.get(pk=boss.pk).left_on is None


def test_many_people_are_written_down_at_once_or_none(cast: Cast) -> None:
    foreign = company_of(cast.stranger, "别人的客户")
    create_contacts([(cast.company, {"name": f"人{n}"}) for n in range(20)], actor=cast.owner, at=AT)
    before = fingerprint()
    with pytest.raises(NotThere):
        create_contacts([(cast.company, {"name": "甲"}), (foreign, {"name": "乙"})], actor=cast.owner, at=AT)
    assert fingerprint() == before
    assert Contact.objects.count() == 20
