"""In the budget season we help the customer apply for next year's budget (P34, N1)."""

from __future__ import annotations

from datetime import timedelta

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Standing, Words, because, missing, say
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.qualification.budget_season import season
from yunchou.playbook.qualification.terms import BudgetState


def judge(case: Case) -> Move | None:
    """Fires from six weeks before the season to its end, unless next year's budget is applied for or approved."""
    coming = case.of(season)
    live = case.dossier.opportunity.standing in (Standing.OPEN, Standing.PAUSED, Standing.DISQUALIFIED)
    if not live or not _is_told_of(case) or not coming.is_open(case.as_of):
        return None
    if any(b.year == coming.for_year and b.state in SECURED for b in case.dossier.budgets):
        return None
    return Move(
        sentence=say(
            "预算季到了：{day}前给客户备好 {year} 年的预算申请稿和投入产出表，帮他报上去。",
            "It is budget season: by {day} give the customer a draft application and a return calculation for {year}.",
            day=coming.ends_on - timedelta(days=1),
            year=str(coming.for_year),
        ),
        severity=Severity.URGENT if case.as_of >= coming.starts_on else Severity.IMPORTANT,
        reasons=tuple(because("account.budget_months", str(m)) for m in case.dossier.account.budget_months),
        unknowns=() if case.dossier.account.budget_months else (missing("account.budget_months"),),
        by=coming.ends_on - timedelta(days=1),
    )


NOBODY = Account()


def _is_told_of(case: Case) -> bool:
    """Whether anything is known of a customer or a deal at all."""
    return case.dossier.account != NOBODY or case.dossier.opportunity.stage is not None


SECURED = (BudgetState.APPLIED, BudgetState.APPROVED)


RULE: Rule[Case] = Rule(
    id="budget_season_needs_our_help",
    title=Words("预算季帮客户申请预算", "Help with the application in budget season"),
    phrases=(34,),
    inputs=("account.budget_months", "budgets.state", "budgets.year", "opportunity.standing"),
    judge=judge,
)
