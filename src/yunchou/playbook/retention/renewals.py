"""When a contract's renewal is begun and what comes next (P88, P14)."""

from __future__ import annotations

from datetime import date

from yunchou.playbook.kernel.parameters import Settings
from yunchou.playbook.kernel.sentences import Sentence
from yunchou.playbook.kernel.terms import Words
from yunchou.playbook.retention.terms import Health, RenewalState

_REVIEW = Words(
    "拿使用报告和业务负责人对一遍效果，问满不满意",
    "Go through the report of use with the head of business; ask whether they are satisfied",
)
_SETTLE = Words(
    "和技术、业务两边确认下一期的需求和坐席数",
    "Settle next term's needs and seats with the technical and the business side",
)
_OFFER = Words("递交续费报价，谈价格和期限", "Hand in the offer; settle price and term")
_PAPERS = Words(
    "盯续签合同的会签和盖章，一天一问", "Follow the papers of the renewal through every signature, day by day"
)
_STEPS = ((60, _REVIEW), (35, _SETTLE), (15, _OFFER), (0, _PAPERS))
"""From what share of the lead time on, in per cent that is left, each step is the next one."""
_SAVE = Words("先把不满意的事解决，再谈续费", "First mend what makes them unhappy, then speak of the renewal")
_LAPSED = Words("今天问客户还用不用、续不续", "Ask today whether they go on")
_FOLLOW = Words("在续费商机上往下走", "Go on in the renewal's own deal")
_REST = Words("按时走动，留意使用", "Keep calling on them and watch the use")


def lead_days(seats: int | None, settings: Settings) -> int:
    """How many days before its end a contract of so many seats is renewed; unknown seats count as usual."""
    if seats is None:
        return settings.whole("retention.renewal_days")
    if seats >= settings.whole("retention.renewal_large_seats"):
        return settings.whole("retention.renewal_large_days")
    if seats < settings.whole("retention.renewal_small_seats"):
        return settings.whole("retention.renewal_small_days")
    return settings.whole("retention.renewal_days")


def state_of(ends_on: date, as_of: date, *, lead: int, begun: bool, renewed: bool, given_up: bool) -> RenewalState:
    """Where a renewal stands: what people did comes before what the calendar says."""
    if renewed:
        return RenewalState.RENEWED
    if given_up:
        return RenewalState.GIVEN_UP
    if begun:
        return RenewalState.BEGUN
    days = (ends_on - as_of).days
    if days < 0:
        return RenewalState.LAPSED
    return RenewalState.DUE if days <= lead else RenewalState.LATER


def next_step(state: RenewalState, health: Health, *, days_left: int, lead: int) -> Sentence | None:
    """What is done next about a renewal; nothing where it is decided."""
    match state:
        case RenewalState.RENEWED | RenewalState.GIVEN_UP:
            return None
        case RenewalState.LATER:
            return Sentence(_SAVE if health is Health.AT_RISK else _REST)
        case RenewalState.LAPSED:
            return Sentence(_LAPSED)
        case RenewalState.BEGUN:
            return Sentence(_SAVE if health is Health.AT_RISK else _FOLLOW)
    if health is Health.AT_RISK:
        return Sentence(_SAVE)
    left = 100 * max(days_left, 0) // max(lead, 1)
    return Sentence(next(words for least, words in _STEPS if left >= least))
