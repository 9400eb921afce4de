"""What a pursuit has cost beside what it is worth to expect (P18, P22, P81)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.parameters import our_parameters
from yunchou.desk.resources.models import PursuitDecision
from yunchou.desk.resources.queries import Spent
from yunchou.desk.resources.terms import Pursuit
from yunchou.playbook.forecast.odds import Odds
from yunchou.playbook.kernel.terms import Answer

CENT = Decimal("0.01")
HOURS_A_DAY = 8


@dataclass(frozen=True, slots=True)
class Worth:
    """Cost and chance side by side. Amounts are in the deal's currency, `None` while not known."""

    spent: Spent
    cost: Decimal | None
    hour_cost: Decimal
    expected: Decimal | None
    low: Decimal | None
    high: Decimal | None
    decision: PursuitDecision | None

    @property
    def presales_days(self) -> Decimal | None:
        """Presales hours as days of eight hours."""
        hours = self.spent.presales_hours
        return None if hours is None else (hours / HOURS_A_DAY).quantize(Decimal("0.1"))

    @property
    def overtaken(self) -> Answer:
        """Whether the cost has overtaken the value that can be expected; unknown while either is."""
        if self.cost is None or self.expected is None:
            return Answer.UNKNOWN
        return Answer.YES if self.cost > self.expected else Answer.NO

    @property
    def over_the_limit(self) -> bool:
        """Whether more was spent than was decided."""
        decided = self.decision
        if decided is None or self.cost is None:
            return False
        if decided.decision is Pursuit.LIMIT:
            return decided.limit is not None and self.cost > decided.limit
        return decided.decision is Pursuit.NO_GO and self.cost > decided.spent


def worth_of(deal: Opportunity, spent: Spent, odds: Odds, decision: PursuitDecision | None, *, as_of: date) -> Worth:
    """Weigh what was spent on a deal against its amount times its odds."""
    hour_cost = Decimal(our_parameters().on(as_of).whole("resources.hour_cost"))
    known = spent.hours is not None or spent.cost is not None
    cost = (spent.cost or Decimal(0)) + (spent.hours or Decimal(0)) * hour_cost if known else None
    low, expected, high = (_share(deal.amount, chance) for chance in (odds.low, odds.chance, odds.high))
    return Worth(spent, cost, hour_cost, expected, low, high, decision)


def _share(amount: Decimal | None, chance: float) -> Decimal | None:
    return None if amount is None else (amount * Decimal(str(chance))).quantize(CENT)
