"""The small cast of the tests: who they are, and the hero deal they meet in.

Owner 陈晓 sells, teammate 周宁 is presales on his deal, manager 林峰 leads the team,
stranger 赵磊 sells in another team.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from yunchou.desk.customers.models import Company
from yunchou.desk.identity.models import Compartment, RoleAssignment, Team, User
from yunchou.desk.identity.roles import Role
from yunchou.desk.opportunities.duties import Duty
from yunchou.desk.opportunities.models import DealMember, Opportunity

AT = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
PASSWORD = "tent-of-plans-2026"


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody by name."""

    owner: User
    teammate: User
    manager: User
    stranger: User
    executive: User
    finance: User
    compliance: User
    administrator: User
    reader: User
    company: Company
    deal: Opportunity

    def of_role(self, role: Role) -> User:
        """The member of the cast who holds this role."""
        return {
            Role.SELLER: self.owner,
            Role.PRESALES: self.teammate,
            Role.LEADER: self.manager,
            Role.EXECUTIVE: self.executive,
            Role.FINANCE: self.finance,
            Role.COMPLIANCE: self.compliance,
            Role.ADMINISTRATOR: self.administrator,
            Role.READ_ONLY: self.reader,
        }[role]


def person(name: str, email: str, *roles: Role, team: Team | None = None) -> User:
    """A signed-up colleague with these roles."""
    user = User.objects.create_user(email, PASSWORD, name=name, team=team, joined_at=AT)
    for role in roles:
        RoleAssignment.objects.create(user=user, role=role, given_at=AT)
    return user


def deal_of(owner: User, company: Company, name: str = "客服坐席项目") -> Opportunity:
    """A fresh open deal of 300 seats at 1,200 yuan."""
    return Opportunity.objects.create(
        customer=company,
        name=name,
        owner=owner,
        stage_since=AT,
        standing_since=AT,
        seats=300,
        unit_price=Decimal("1200.00"),
        amount=Decimal("360000.00"),
        compartment=Compartment.objects.create(owner=owner, created_at=AT),
        created_at=AT,
        updated_at=AT,
    )


def company_of(owner: User, name: str = "江海银行") -> Company:
    """A customer of this owner."""
    return Company.objects.create(name=name, owner=owner, created_at=AT, updated_at=AT)


def assemble() -> Cast:
    """Everybody and the hero deal, freshly stored: all people at once, for most tests begin with them."""
    north, south = Team.objects.create(name="华东一队"), Team.objects.create(name="华南二队")
    hashed = make_password(PASSWORD)
    people = {
        name: User(name=called, email=f"{mail}@example.com", team=team, joined_at=AT, password=hashed)
        for name, called, mail, team in (
            ("manager", "林峰", "manager", north),
            ("owner", "陈晓", "owner", north),
            ("teammate", "周宁", "teammate", None),
            ("stranger", "赵磊", "stranger", south),
            ("executive", "何总", "executive", None),
            ("finance", "吴敏", "finance", None),
            ("compliance", "郑洁", "compliance", None),
            ("administrator", "孙凯", "admin", None),
            ("reader", "钱文", "reader", north),
        )
    }
    User.objects.bulk_create(people.values())
    Team.objects.filter(pk=north.pk).update(leader=people["manager"])
    owner, teammate = people["owner"], people["teammate"]
    company = company_of(owner)
    deal = deal_of(owner, company)
    DealMember.objects.create(opportunity=deal, user=teammate, duty=Duty.PRESALES, added_by=owner, added_at=AT)
    cast = Cast(**people, company=company, deal=deal)
    held = [(cast.of_role(role), role) for role in Role] + [(cast.stranger, Role.SELLER)]
    RoleAssignment.objects.bulk_create(RoleAssignment(user=user, role=role, given_at=AT) for user, role in held)
    return cast


def now() -> datetime:
    """The present, for tests of pages that read the clock."""
    return timezone.now()
