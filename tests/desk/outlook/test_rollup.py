"""Teams above teams: a director reads the teams under him, and every sum is exact, currency by currency."""

import io
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.cast import AT, Cast, deal_of, person
from yunchou.desk.identity.models import RightAssignment, Team, User
from yunchou.desk.identity.roles import Right, Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.outlook.operations import set_target
from yunchou.desk.outlook.page import Asked, Section, page_of_forecast
from yunchou.desk.outlook.periods import quarter_of
from yunchou.desk.outlook.workbook import export_forecast
from yunchou.playbook.forecast.terms import View
from yunchou.playbook.pipeline.stages import Stage

TODAY = AT.date()
QUARTER = quarter_of(TODAY)


@pytest.fixture
def director(cast: Cast) -> User:
    """He leads 东区, above 华东一队 and 苏州组 beneath it; 华南二队 is none of his. The cents do not come out even."""
    east = Team.objects.create(name="东区")
    director = person("顾总监", "director@example.com", Role.LEADER, team=east)
    Team.objects.filter(pk=east.pk).update(leader=director)
    first = cast.owner.team
    assert first is not None
    Team.objects.filter(pk=first.pk).update(parent=east)
    suzhou = Team.objects.create(name="苏州组", parent=first)
    second = person("王强", "second@example.com", Role.SELLER, team=suzhou)
    for number, owner in enumerate((cast.owner, cast.teammate, second, director, cast.stranger)):
        for currency in ("CNY", "USD"):
            deal = deal_of(owner, cast.company, f"{owner.name} {currency}")
            amount = Decimal("333333.37") + number
            Opportunity.objects.filter(pk=deal.pk).update(
                stage=Stage.NEGOTIATION, expected_cash_on=TODAY, owner=owner, amount=amount, currency=currency
            )
    aims = {"quarter": QUARTER, "view": View.CASH, "currency": "CNY"}
    for who, amount in ((cast.owner, 500_000), (second, 300_000)):
        set_target(who, **aims, amount=Decimal(amount), actor=director, at=AT)
    return director


def sections(reader: User) -> dict[str, Section]:
    page = page_of_forecast(reader, Asked(View.CASH, "quarter", None), today=TODAY)
    return {section.outlook.currency: section for section in page.sections}


def outline(section: Section) -> list[tuple[int, str, bool]]:
    return [(row.level, row.name, row.is_sum) for row in section.teams]


def sums(section: Section) -> None:
    """Every sum is that of the lines one level beneath it, to the cent; the interval is narrower than theirs."""
    rows = section.teams
    for place, row in enumerate(rows):
        if not row.is_sum:
            continue
        under = []
        for each in rows[place + 1 :]:
            if each.level <= row.level:
                break
            under += [each] if each.level == row.level + 1 else []
        under = under or [each for each in rows[:place] if each.level == 0]
        assert row.period.came == sum(each.period.came for each in under)
        assert row.period.expected == sum(each.period.expected for each in under)
        assert row.period.high <= sum(each.period.high for each in under)
        assert (row.target or 0) == sum(each.target or 0 for each in under)


EAST = [
    (0, "东区", True),
    (1, "东区 本部", False),
    (1, "华东一队", True),
    (2, "华东一队 本部", False),
    (2, "苏州组", False),
]


def test_a_director_reads_the_teams_under_him_and_no_team_beside(director: User) -> None:
    found = sections(director)
    assert set(found) == {"CNY", "USD"}
    for section in found.values():
        assert outline(section) == EAST
        sums(section)
        assert section.teams[0].period.middle == section.quarter.middle
        people = {row.name: row.period.expected for row in section.people}
        assert section.teams[0].period.expected == sum(people.values())
    assert [row.target for row in found["CNY"].teams] == [800_000, None, 800_000, 500_000, 300_000]
    assert {row.target for row in found["USD"].teams} == {None}


def test_who_sees_everything_reads_every_team_and_the_sum_of_all(cast: Cast, director: User) -> None:
    section = sections(cast.executive)["CNY"]
    assert outline(section) == [*EAST, (0, "华南二队", False), (0, "", False), (0, "合计", True)]
    sums(section)
    assert section.teams[-1].period.expected == sum(row.period.expected for row in section.people)


def test_a_leader_in_the_middle_reads_no_sum_above_his_own(cast: Cast, director: User) -> None:
    section = sections(cast.manager)["CNY"]
    assert outline(section) == [(0, "华东一队", True), (1, "华东一队 本部", False), (1, "苏州组", False)]
    sums(section)
    assert sections(cast.owner)["CNY"].teams == [], "a seller has no team to add up"


def test_the_months_of_a_quarter_add_up_to_it(director: User) -> None:
    monthly = page_of_forecast(director, Asked(View.CASH, "month", None), today=TODAY).sections[0]
    months = [each for each in monthly.outlook.periods if quarter_of(each.first) == QUARTER]
    assert sum(each.middle for each in months) == monthly.quarter.middle


def test_the_workbook_holds_the_same_lines(cast: Cast, director: User, as_user: type[Client]) -> None:
    RightAssignment.objects.create(user=director, right=Right.EXPORT, given_at=AT)
    client = as_user(director)
    page = client.get(reverse("forecast")).content.decode()
    assert "苏州组" in page
    assert 'class="level-2"' in page
    fresh = User.objects.get(pk=director.pk)
    content = export_forecast(Asked(View.CASH, "quarter", None), actor=fresh, at=AT)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("团队").to_python()
    assert [(row[0], row[1], row[3]) for row in rows[1:6]] == [(lv + 1, name, "CNY") for lv, name, _sum in EAST]
    top = sections(director)["CNY"].teams[0]
    assert Decimal(str(rows[1][5])) == top.period.expected
