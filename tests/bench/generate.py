"""A large installation, the same at every run: customers, people and deals straight into an empty database.

Rows are inserted, not played through the operations: this is a load, not a story. Names are made of parts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection, models, transaction

from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.operations import ensure_segments
from yunchou.desk.identity.models import Compartment, RoleAssignment, Team, User
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.qualification.models import BudgetFact, DecisionStep, Endorsement, Need
from yunchou.desk.search.operations import reindex
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.pipeline.stages import Stage, Standing
from yunchou.playbook.qualification.terms import BudgetState, EndorsementSide, Fit

AT = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)
TEAMS, SELLERS = 10, 10
CITIES = [
    "上海",
    "北京",
    "广州",
    "深圳",
    "杭州",
    "南京",
    "苏州",
    "成都",
    "武汉",
    "济南",
    "青岛",
    "厦门",
    "西安",
    "长沙",
    "合肥",
    "佛山",
    "宁波",
    "天津",
]
MIDDLES = [
    "江海",
    "东岳",
    "南粤",
    "云集",
    "美田",
    "丰渔",
    "安途",
    "长河",
    "百川",
    "海纳",
    "众信",
    "禾田",
    "万家",
    "瑞和",
    "恒通",
    "金桥",
    "天目",
    "新海",
]
TRADES = [
    "银行",
    "保险",
    "通信",
    "商城",
    "电器",
    "饲料",
    "物流",
    "电力",
    "证券",
    "客服外包",
    "出行",
    "家政",
    "医药",
    "教育",
    "能源",
    "汽车",
]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文博志强丽华立群思远国栋"
PROJECTS = [
    "客服坐席平台",
    "智能外呼",
    "远程银行",
    "热线升级",
    "坐席扩容",
    "质检平台",
    "云化三期",
    "国产化替换",
    "续约",
    "在线坐席",
]


@dataclass(frozen=True, slots=True)
class Size:
    """How much of each."""

    companies: int = 10_000
    contacts: int = 30_000
    deals: int = 100_000


def generate(size: Size) -> User:
    """Fill an empty database; returns the leader whose team owns a tenth."""
    dice = random.Random(20261101)  # noqa: S311 - a load, not a secret
    ensure_segments(at=AT)
    leaders, sellers = _people()
    companies = _companies(size, dice, sellers)
    contacts = _contacts(size, dice, companies)
    deals = _deals(size, dice, companies, sellers)
    _facts(dice, deals, contacts)
    reindex()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return leaders[0]


def _stored(rows: Iterator[Any], model: type[models.Model], chunk: int = 2_000) -> list[Any]:
    made: list[Any] = []
    waiting: list[Any] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == chunk:
            made += _insert(model, waiting)
            waiting = []
    return made + _insert(model, waiting)


@transaction.atomic
def _insert(model: type[models.Model], rows: list[Any]) -> list[Any]:
    return model._default_manager.bulk_create(rows, batch_size=400) if rows else []


def _people() -> tuple[list[User], list[User]]:
    leaders, sellers = [], []
    for number in range(TEAMS):
        team = Team.objects.create(name=f"大客户{number + 1}部")
        leader = User.objects.create(
            email=f"leader{number}@bench.example", name=f"主管{number}", team=team, joined_at=AT, password="!"
        )
        Team.objects.filter(pk=team.pk).update(leader=leader)
        RoleAssignment.objects.create(user=leader, role=Role.LEADER, given_at=AT)
        leaders.append(leader)
        for each in range(SELLERS):
            email = f"seller{number}-{each}@bench.example"
            seller = User.objects.create(email=email, name=f"销售{number}{each}", team=team, joined_at=AT, password="!")
            RoleAssignment.objects.create(user=seller, role=Role.SELLER, given_at=AT)
            sellers.append(seller)
    return leaders, sellers


def _companies(size: Size, dice: random.Random, sellers: list[User]) -> list[Company]:
    def rows() -> Iterator[Company]:
        for number in range(size.companies):
            short = f"{dice.choice(CITIES)}{dice.choice(MIDDLES)}{dice.choice(TRADES)}{number}"
            name = f"{short}股份有限公司"
            yield Company(
                name=name,
                short_name=short,
                name_key=name_key(name),
                location=dice.choice(CITIES),
                head_count=dice.randrange(50, 60_000),
                seats_now=dice.randrange(10, 5_000),
                seats_replaceable=dice.randrange(10, 3_000),
                seats_ours=dice.randrange(0, 500),
                owner=sellers[number % len(sellers)],
                created_at=AT,
                updated_at=AT + timedelta(minutes=number),
            )

    return _stored(rows(), Company)


def _contacts(size: Size, dice: random.Random, companies: list[Company]) -> list[Contact]:
    def rows() -> Iterator[Contact]:
        for number in range(size.contacts):
            yield Contact(
                company=companies[number % len(companies)],
                name=dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, 2)),
                department=dice.choice(("信息科技部", "客户服务部", "采购部", "财务部")),
                title=dice.choice(("总经理", "主任", "经理", "总监")),
                created_at=AT,
            )

    return _stored(rows(), Contact)


def _deals(size: Size, dice: random.Random, companies: list[Company], sellers: list[User]) -> list[Opportunity]:
    stages, closing = list(Stage), [Standing.LOST, Standing.DISQUALIFIED, Standing.PAUSED]
    boxes = _stored(
        (Compartment(owner=sellers[n % len(sellers)], created_at=AT) for n in range(size.deals)), Compartment
    )

    def rows() -> Iterator[Opportunity]:
        for number in range(size.deals):
            stage = dice.choice(stages)
            seats, price = dice.randrange(20, 3_000), Decimal(dice.randrange(600, 5_000))
            yield Opportunity(
                customer=companies[dice.randrange(len(companies))],
                name=f"{dice.choice(PROJECTS)} {number}",
                owner=sellers[number % len(sellers)],
                stage=stage,
                stage_number=stage.number,
                stage_since=AT - timedelta(days=dice.randrange(200)),
                standing=Standing.OPEN if dice.random() < 0.6 else dice.choice(closing),
                standing_since=AT,
                seats=seats,
                unit_price=price,
                amount=price * seats,
                expected_sign_on=date(2026, 12, 1) + timedelta(days=dice.randrange(300)),
                compartment=boxes[number],
                created_at=AT - timedelta(days=dice.randrange(300)),
                updated_at=AT + timedelta(seconds=number),
            )

    return _stored(rows(), Opportunity)


def _facts(dice: random.Random, deals: list[Opportunity], contacts: list[Contact]) -> None:
    """A typical file of facts for every hundredth deal; the deal page that is measured is one of them."""
    by_company: dict[int, list[Contact]] = {}
    for contact in contacts:
        by_company.setdefault(contact.company_id, []).append(contact)
    for deal in deals[::100]:
        person = dice.choice(by_company.get(deal.customer_id, [None]))  # type: ignore[list-item]
        with transaction.atomic():
            Need.objects.bulk_create(
                Need(
                    opportunity=deal,
                    title=f"需求 {n}",
                    proposer=person,
                    must_have=Answer.YES,
                    fit=Fit.MEETS,
                    position=n,
                )
                for n in range(12)
            )
            DecisionStep.objects.bulk_create(
                DecisionStep(opportunity=deal, name=f"步骤 {n}", department="采购部", person=person, position=n)
                for n in range(6)
            )
            BudgetFact.objects.create(
                opportunity=deal,
                state=BudgetState.APPROVED,
                amount=deal.amount,
                learned_on=AT.date(),
                recorded_by=deal.owner,
                recorded_at=AT,
            )
            for side in EndorsementSide:
                Endorsement.objects.create(
                    opportunity=deal,
                    side=side,
                    answer=Answer.YES,
                    person=person,
                    on=AT.date(),
                    recorded_by=deal.owner,
                    recorded_at=AT,
                )
