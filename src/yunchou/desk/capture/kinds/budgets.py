"""What a note says about the customer's budget: how much, for which year, how firm, what changed (P30, P42)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.money_fields import BudgetFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import BudgetChange, Doubt, Kind
from yunchou.desk.capture.kinds.budget_states import change_of, state_of
from yunchou.desk.capture.kinds.making import propose, within
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.money import Money
from yunchou.desk.capture.language.stance import CORRECTION
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.desk.capture.words import budgets as say
from yunchou.playbook.qualification.terms import BudgetState


def budgets(reading: Reading) -> Iterator[Proposal]:
    """One proposal for what a sentence says of one year's budget; a correction replaces what it corrects."""
    made: list[tuple[Clause, Proposal]] = []
    for clause in reading.clauses:
        if not clause.states or say.OUR_GUESS.match(clause.mask) or not _speaks_of_budget(reading, clause):
            continue
        proposal = _read(reading, clause)
        if proposal is None:
            continue
        _join(made, clause, proposal, joins_only=_says_little(reading, clause, proposal))
    yield from (proposal for _clause, proposal in made)


def _speaks_of_budget(reading: Reading, clause: Clause) -> bool:
    if RIVAL in clause.mask or say.A_PAYMENT.match(clause.mask):
        return False
    if say.BUDGET.search(clause.mask) or say.NONE.search(clause.mask):
        return True
    before = _topic_before(reading, clause)
    if before is None or any(p.search(clause.mask) for p in (say.OTHER_MONEY, say.AUTHORITY, say.A_PART)):
        return False
    if reading.amounts_in(*reading.of(clause)):
        return bool(
            before.piece.ends_with[:1] in {"：", ":"}
            or say.MONEY_FOR.search(clause.mask)
            or re.search("不是Ⓜ|^是Ⓜ", clause.mask)
            or say.CUT.search(clause.mask)
            or CORRECTION.search(clause.text)
        )
    return bool(
        say.APPROVAL.search(clause.mask)
        or say.UNFILED.search(clause.mask)
        or say.APPLIED.search(clause.mask)
        or say.REFUSED.search(clause.mask)
        or say.POSTPONED.search(clause.mask)
    ) and len(clause.mask) <= (16 if re.search("[\u4e00-\u9fff]", clause.mask) else 40)


def _topic_before(reading: Reading, clause: Clause) -> Clause | None:
    """The clause of the same sentence, or the sentence just before, that is about the budget."""
    other = reading.before(clause)
    steps = 0
    while other and steps < 3:
        if (
            say.BUDGET.search(other.mask)
            or say.NONE.search(other.mask)
            or say.PROJECT.search(other.mask)
            or (say.APPROVED.search(other.mask) and "Ⓜ" in other.mask)
        ):
            return other
        other, steps = reading.before(other), steps + 1
    if CORRECTION.search(clause.text) or re.search("不是Ⓜ|^是Ⓜ", clause.mask):
        inside = next((one for one in reading.sentence(clause) if say.BUDGET.search(one.mask)), None)
        if inside:
            return inside
    previous = reading.before(clause, anywhere=True)
    if (
        previous
        and CORRECTION.search(clause.text)
        and say.BUDGET.search(" ".join(one.mask for one in reading.sentence(previous)))
    ):
        return previous
    return None


def _read(reading: Reading, clause: Clause) -> Proposal | None:
    amounts = [one for one in reading.amounts_in(*reading.of(clause)) if not _is_difference(clause, one)]
    moments = reading.moments_in(*reading.of(clause))
    mask = clause.mask
    if say.NONE.search(mask) and not amounts:
        change = BudgetChange.POSTPONED if say.POSTPONED.search(mask) else None
        year = None if say.UNTIL.search(mask) else _year(reading, clause, moments)
        fields = BudgetFields(year=year, state=BudgetState.NONE, change=change, source=clause.speaker)
        return propose(clause, Kind.BUDGET, fields)
    state, assumed = state_of(reading, clause, moments, has_amount=bool(amounts))
    change = change_of(mask, amounts)
    money = _amount(clause, amounts)
    approval = _approval(reading, clause, moments)
    if say.APPROVED.search(mask) and not say.NOT_YET.search(mask) and state is BudgetState.APPROVED:
        approval = None
    if (
        money is None
        and change is None
        and approval is None
        and (
            state is BudgetState.UNKNOWN or (state is BudgetState.RUMOURED and assumed and not say.UNFILED.search(mask))
        )
    ):
        return None
    span = approval.when(past=False) if approval else None
    difference = next((one for one in reading.amounts_in(*reading.of(clause)) if _is_difference(clause, one)), None)
    fields = BudgetFields(
        year=_year(reading, clause, moments),
        amount=money.amount if money else None,
        amount_to=money.high if money else None,
        currency=money.currency if money else "CNY",
        state=state,
        change=change,
        change_amount=difference.amount if difference else None,
        approval_on=span.day if span else None,
        within=within(span),
        source=clause.speaker,
    )
    return propose(clause, Kind.BUDGET, fields, doubts=_doubts(money, assumed))


def _approval(reading: Reading, clause: Clause, moments: list[Moment]) -> Moment | None:
    """The day of the approval: the date ahead that stands closest to the word of approving."""
    words = [clause.start + one.start() for one in say.APPROVAL.finditer(clause.mask)]
    ahead = [
        one
        for one in moments
        if one.shape not in {"year", "en_year", "daypart"} and one.ahead.last >= reading.as_of and words
    ]
    following = reading.after(clause)
    if not ahead and words and following and say.NOT_YET.search(clause.mask) and say.USUALLY.fullmatch(following.mask):
        ahead = [one for one in reading.moments_in(*reading.of(following)) if one.ahead.last >= reading.as_of]
    return min(ahead, key=lambda one: min(abs(one.start - word) for word in words), default=None)


def _is_difference(clause: Clause, money: Money) -> bool:
    """比报的少了50万 names a difference, not the budget."""
    before = clause.mask[max(0, money.start - clause.start - 10) : money.start - clause.start]
    return bool(
        re.search(
            r"(?:[少多](?:批|拨|给|报)|[调降]低|[调提]高|再要|再加|[上下]调|少|多|减|砍|追加|增加|压|削|加|缩减|压减|调减|降|差|缺)(?:了|掉|去|减)?(?:大概|约)?$|"
            r"(?:cut|reduced|raised|increased) by (?:about )?$",
            before,
            re.I,
        )
    )


def _amount(clause: Clause, amounts: list[Money]) -> Money | None:
    """The budget among several amounts: after 到, 是 or 批 the new one; 不是300是350 the second."""
    if len(amounts) > 1 and re.search(
        r"不是|从|由|降|砍|调|变|改|涨|增|\b(?:from|cut|raised|reduced|increased|bumped|trimmed|slashed)\b",
        clause.mask,
        re.I,
    ):
        return amounts[-1]
    if len(amounts) > 1:
        near = say.BUDGET.search(clause.mask)
        if near:
            return min(amounts, key=lambda one: abs(one.start - clause.start - near.end()))
    return amounts[0] if amounts else None


def _doubts(money: Money | None, assumed: bool) -> list[Doubt]:
    doubts = []
    if money and money.about:
        doubts.append(Doubt.ABOUT)
    if money and money.high:
        doubts.append(Doubt.RANGE)
    if money and money.unit_assumed:
        doubts.append(Doubt.UNIT)
    return [*doubts, Doubt.STATE] if assumed else doubts


def _year(reading: Reading, clause: Clause, moments: list[Moment]) -> int | None:
    """The budget's year when one is named: 明年, 27年度, 2027 budget."""
    for one in [
        *moments,
        *(
            m
            for other in reading.sentence(clause)
            if other.number < clause.number
            for m in reading.moments_in(*reading.of(other))
        ),
    ]:
        if say.LIKE.search(reading.mask[: one.start]):
            continue  # 和去年一样
        if one.shape in {"year", "en_year"} or one.text.lower() in {"this year", "next year", "last year"}:
            return one.ahead.first.year
    latin = re.search(
        r"\b(20\d\d)\b(?=\s+budget)|(?:FY|fy)\s?(?:20)?(\d\d)\b|(?<!\d)(20\d\d)(?=预算)|next year", clause.text
    )
    if latin:
        digits = latin[1] or latin[2] or latin[3]
        return reading.as_of.year + 1 if digits is None else int(digits) if len(digits) == 4 else 2000 + int(digits)
    return None


def _says_little(reading: Reading, clause: Clause, proposal: Proposal) -> bool:
    """还没上报 alone is no budget: it only adds to one that the note spoke of."""
    fields = proposal.fields
    if not isinstance(fields, BudgetFields):
        return False
    before = reading.before(clause)
    named = any(one and say.BUDGET.search(one.mask) for one in (clause, before))
    known = fields.amount or fields.change or fields.approval_on or named
    return not known and Doubt.STATE in proposal.doubts


def _join(made: list[tuple[Clause, Proposal]], clause: Clause, proposal: Proposal, *, joins_only: bool) -> None:
    """Put what a clause adds to what an earlier clause of the same budget said, or correct it."""
    for index in range(len(made) - 1, -1, -1):
        earlier_clause, earlier = made[index]
        if not isinstance(earlier.fields, BudgetFields) or not isinstance(proposal.fields, BudgetFields):
            continue
        near = clause.piece.sentence == earlier_clause.piece.sentence or (
            clause.number - earlier_clause.number <= 2 and clause.piece.line == earlier_clause.piece.line
        )
        corrects = (
            bool(CORRECTION.search(clause.text))
            or (bool(re.search("总盘子|总预算|总投资|集团", earlier_clause.mask)) and near)
            or bool(re.search(r"说错|不是Ⓜ|^是Ⓜ|更正", clause.mask))
        )
        if earlier.about == proposal.about and (near or corrects) and _may_be_one(earlier, proposal, corrects):
            made[index] = (clause, _together(earlier, proposal))
            return
    if not joins_only:
        made.append((clause, proposal))


def _may_be_one(first: Proposal, second: Proposal, corrects: bool) -> bool:
    earlier, later = first.fields, second.fields
    if not isinstance(earlier, BudgetFields) or not isinstance(later, BudgetFields):
        return False
    put_off = later.change is BudgetChange.POSTPONED and later.amount is None
    if earlier.year and later.year and earlier.year != later.year and not put_off:
        return False
    if BudgetState.NONE in {earlier.state, later.state} and earlier.state != later.state:
        firm = {earlier.state, later.state} & {BudgetState.APPROVED, BudgetState.APPLIED}
        sure = all(Doubt.STATE not in one.doubts for one in (first, second))
        if earlier.state is BudgetState.NONE and Doubt.STATE not in first.doubts and later.amount:
            return False  # 预算没有，但可以走创新基金，大概50万
        return put_off or (not sure and BudgetState.APPROVED not in firm)
    if earlier.state is BudgetState.APPLIED and (
        later.state is BudgetState.APPROVED or later.change is BudgetChange.CUT
    ):
        return True  # 报了八百，批了六百五; 申请80万，财务只给50
    if earlier.amount and later.amount and later.change in {BudgetChange.CUT, BudgetChange.RAISED}:
        return True  # 原来预算200，现在想压到150
    return corrects or earlier.amount is None or later.amount is None or earlier.amount == later.amount


def _state_of_both(earlier: Proposal, later: Proposal) -> BudgetState:
    """The firmer of two states; no budget that is only assumed gives way to an amount."""
    one, other = earlier.fields, later.fields
    if not isinstance(one, BudgetFields) or not isinstance(other, BudgetFields):
        return BudgetState.UNKNOWN
    assumed = [each.fields for each in (earlier, later) if Doubt.STATE in each.doubts]
    told = {one.state, other.state} - {each.state for each in assumed if isinstance(each, BudgetFields)}
    if (one.amount or other.amount) and BudgetState.NONE in {one.state, other.state} - told:
        firm = told - {BudgetState.UNKNOWN}
        return firm.pop() if firm else BudgetState.RUMOURED
    return max(one.state, other.state, key=say.WEIGHT.index)


def _together(earlier: Proposal, later: Proposal) -> Proposal:
    one, other = earlier.fields, later.fields
    if not isinstance(one, BudgetFields) or not isinstance(other, BudgetFields):
        return later
    amount_from = other if other.amount is not None else one
    fields = BudgetFields(
        year=one.year if one.year and other.change is BudgetChange.POSTPONED else other.year or one.year,
        amount=amount_from.amount,
        amount_to=amount_from.amount_to,
        currency=amount_from.currency,
        state=_state_of_both(earlier, later),
        change=other.change or one.change,
        change_amount=other.change_amount or one.change_amount,
        approval_on=other.approval_on or one.approval_on,
        within=other.within or one.within,
        source=other.source or one.source,
    )
    doubts = tuple(dict.fromkeys([*earlier.doubts, *later.doubts]))
    return replace(
        earlier,
        fields=fields,
        doubts=doubts,
        quotes=tuple(sorted({*earlier.quotes, *later.quotes})),
        certainty=max(earlier.certainty, later.certainty, key=["sure", "likely", "unsure"].index),
    )
