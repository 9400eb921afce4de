"""In the budget season we help the customer apply for next year's budget (P34, N1)."""

from __future__ import annotations

from datetime import timedelta

from yunchou.playbook.dossier.rulecraft import Case, Move, Rule, Severity, Standing, Words, because, missing, say
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.stages import DisqualifiedFor
from yunchou.playbook.qualification.budget import is_secured
from yunchou.playbook.qualification.budget_season import season


def judge(case: Case) -> Move | None:
    """Fires from six weeks before the season to its end, unless next year's budget is applied for or approved."""
    coming = case.of(season)
    if not _is_live(case) or not _is_told_of(case) or not coming.is_open(case.as_of):
        return None
    if is_secured(case, coming.for_year):
        return None
    return Move(
        sentence=say(
            "预算季到了：{day}前给客户备好 {year} 年的预算申请稿和投入产出表，帮他报上去。",
            "It is budget season: by {day} give the customer a draft application and a return calculation for {year}.",
            day=coming.ends_on - timedelta(days=1),
            year=str(coming.for_year),
        ),
        severity=Severity.URGENT if case.as_of >= coming.starts_on else Severity.IMPORTANT,
        reasons=tuple([because("account.budget_months", str(m)) for m in case.dossier.account.budget_months]),
        unknowns=() if case.dossier.account.budget_months else (missing("account.budget_months"),),
        by=coming.ends_on - timedelta(days=1),
    )


NOBODY = Account()


def _is_live(case: Case) -> bool:
    """Whether a budget would still help: not for a deal set aside for another reason than its lack."""
    deal = case.dossier.opportunity
    if deal.standing is Standing.DISQUALIFIED:
        return deal.disqualified_for in (None, DisqualifiedFor.NO_BUDGET)
    return deal.standing in (Standing.OPEN, Standing.PAUSED)


def _is_told_of(case: Case) -> bool:
    """Whether anything is known of a customer or a deal at all."""
    return case.dossier.account != NOBODY or case.dossier.opportunity.stage is not None


RULE: Rule[Case] = Rule(
    id="budget_season_needs_our_help",
    title=Words("预算季帮客户申请预算", "Help with the application in budget season"),
    phrases=(34,),
    inputs=(
        "account.budget_months",
        "budgets.state",
        "budgets.year",
        "budgets.grade",
        "opportunity.standing",
        "opportunity.disqualified_for",
    ),
    judge=judge,
)
