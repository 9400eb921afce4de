"""Positions at the table, more seats, new customers introduced (P80, P88)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yunchou.desk.capture.contract.fields import NegotiationFields, ReferralFields, SeatExpansionFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind, Party, Point
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.language.numbers import NUMERAL, number
from yunchou.desk.capture.reading import COMPANY, FILL, RIVAL, Clause, Reading

POINTS: tuple[tuple[Point, re.Pattern[str]], ...] = (
    (Point.PAYMENT_TERMS, re.compile(r"账期|付款(?:方式|条件|比例|周期|节点)|首付(?:比例|.{0,4}(?:降|提|改|\d+%))|(?:改|分)(?:成|为)?.{0,6}(?:付|期|季付|年付|月付)|季付|年付|月结|押款|质保金比例|预付.{0,4}(?:比例|降|提|%)|payment terms|net ?\d+|days? payment|instal?lments", re.I)),
    (Point.WARRANTY, re.compile(r"质保|维保|免费维护|免费(?:送|延长|提供).{0,6}(?:年|服务|维保|培训)|免费驻场|售后(?:服务)?(?:期|年)|warranty|maintenance|free support|违约金|赔偿|罚款|penalt|SLA赔", re.I)),
    (Point.PRICE, re.compile(r"降价|砍价|压价|让价|便宜|压一?[压下]|优惠|折扣?|(?:\d|[一二两三四五六七八九十])个?点(?!开|半|钟|整|多|以?前|左右)|底价|底线|(?:低于|不超过|别超过|不能超过|超过|以内|起码|至少|封顶|到顶).{0,4}Ⓜ|(?<!评)价(?:格|钱)?.{0,3}(?:高|贵)|单价|价格|总价|最低(?:价|到|也)|让(?:到|利|步|\d|Ⓜ)|(?:接受|同意|认可).{0,8}?(?:报价|Ⓜ|价)|再(?:降|让|低)|报价(?:太高|偏高|高了|降|压|不能|要)|太贵|贵了|(?:降|压|谈|砍)(?:到|至|了?Ⓜ)|一口价|成交价|讨价还价|discount|price|cheaper|too expensive|% off|lower|bottom line", re.I)),
    (Point.SCOPE, re.compile(r"(?:砍|减|去掉|加上|增加|赠送|送|白送|免费送)(?:掉|一?个)?.{0,6}(?:模块|功能|范围|接口|坐席|license)|打包|分期(?:上|建设|实施)|throw in|scope|free modules?", re.I)),
)  # fmt: skip
_MOVES = re.compile(
    r"要求|希望|想|要(?!求)|提(?:出|了)|坚持|砍|压|降|让|再|最多|最低|不能|不低于|接受|同意|答应|松口|底|低于|超过|以内|起码|封顶|高|贵|坚持|嫌|觉得|太|得|改|送|还价|条件|免费|折|asked|wants?|demand|insist|offer(?:ed)?|accept|agreed|at most|can go|push|need|expects?|requires?",
    re.I,
)
_NOT_TRADE = re.compile(
    r"报价(?:单|发|给|做|改好|出|表)|发.{0,6}报价|(?:做|改|重新|更新|提交|准备|出)(?:一?[份版个]|好)?.{0,3}报价(?!降|低|要|高)|预算(?!.{0,6}(?:内|以内|够))|POC|send.{0,12}quote|revised quote",
    re.I,
)
_OURS = re.compile(
    r"^(?:但|不过|所以|然后)?(?:我(?:们|说|方|这边|回|跟|答)?|咱们?|Ⓤ‥*|公司)(?!.{0,6}(?:报价|价格|价).{0,3}(?:太|高|贵))|我们(?:最多|最低|可以|能|同意|答应|给|让|的底)|底价|底线|最多(?:只)?(?:能)?(?:让|降|给)|^(?:we|our|i)\b|we (?:can|offered|said)",
    re.I,
)
_PERCENT = re.compile(
    r"(\d{1,2}(?:\.\d+)?)\s?(?:[%％]|个?百分?点|个?点)|(?:百分之|)([一二两三四五六七八九十]{1,3})个?(?:百分)?点|百分之([一二三四五六七八九十]{1,3})"
)
_FOLD = re.compile(r"(?:打|到|给|按)?([1-9](?:\.\d)?|[一二三四五六七八九]{1,2})折")

_SEATS = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{NUMERAL}+)(?:来|多|余)?(?:\s?个)?"
_UNIT = r"(?:坐席|座席|席位?|seats?|agents?|licen[cs]es?|并发|账号|个?人(?!民|说|在|来|去|都|开|的))"
_SEAT_WORD = re.compile(r"坐席|座席|席|seats?|agents?|licen[cs]e|扩容|账号", re.I)
_EXPANDS = re.compile(
    r"增(?:加|配|购|补)?|扩(?:容|充|大|到|展|至)?|加(?:到|至|购|买|[^班急强])|新增|追加|再(?:上|要|买|开)|多(?:要|买|上|加)|补(?:充|购)?|expand|add(?:ing|ed|s)?\b|more|increase|additional|grow",
    re.I,
)
_FROM_TO = re.compile(
    rf"(?:从|由)\s?(?:现在的?|目前的?|原来的?)?(?P<a>{_SEATS}){_UNIT}?\s?(?:增加?|扩容?|加|涨|扩大|扩充|变|提)?(?:到|至|成|为)\s?(?P<b>{_SEATS})|from (?P<c>\d+)(?: seats)? to (?P<d>\d+)",
    re.I,
)
_TO = re.compile(rf"(?:到|至|为|达|to|总共|一共|合计)\s?(?:大概|约)?(?P<n>{_SEATS}){_UNIT}?(?!Ⓜ|[%万月号日年])", re.I)
_PLUS = re.compile(
    rf"(?:增加?|扩容?|加|新增|追加|再(?:上|要|买|开|加)?|多(?:要|买|上|加)?|补|add(?:ing)?|expand by|another|增购|加购)(?:了|个|大概|约|购)?\s?(?P<n>{_SEATS})\s?(?:more )?(?:{_UNIT}|$|左右)|(?P<m>\d+) (?:more|additional|extra) (?:seats|agents|licen[cs]es)",
    re.I,
)

_INTRODUCES = re.compile(
    r"介绍|推荐|引荐|转介绍|牵线|搭桥|牵(?:了)?(?:个|条)?线|refer(?:red|ral)?|introduc(?:e|ed|tion)|recommend", re.I
)
_NEW_ONE = re.compile(
    rf"(?P<who>{COMPANY}{FILL}*)|(?P<word>(?:另|新|兄弟|隔壁|同行|一个|一家|他们|下属|集团)(?:外)?(?:的)?(?:一?[个家])?(?:兄弟)?(?:客户|单位|公司|企业|分公司|子公司|朋友公司)|another (?:customer|company|client)|sister company)",
    re.I,
)


def negotiation(reading: Reading) -> Iterator[Proposal]:
    """What each side asks for or stands on."""
    goes_on = -1
    made: list[tuple[Clause, Proposal]] = []
    for clause in reading.clauses:
        if (
            RIVAL in clause.mask
            or clause.stance.asked
            or clause.hearsay
            and not clause.speaker
            or _NOT_TRADE.search(clause.mask)
            or reading.rival_acts(clause) or re.search("公开招标|规定|制度", clause.mask)
        ):
            continue
        point = _same_matter(reading, clause) or next(
            ((one, match) for one, pattern in POINTS if (match := pattern.search(clause.mask))), None
        )
        if point is None or not (
            _MOVES.search(clause.mask) or clause.piece.sentence == goes_on and re.search("[Ⓜ%\\d]", clause.mask)
        ):
            continue
        goes_on = clause.piece.sentence
        party = (
            Party.OURS
            if _OURS.search(clause.mask)
            and not (clause.speaker and not re.search("我们|底|最多|我说|我回|我", clause.mask))
            else Party.CUSTOMERS
        )
        if party is Party.CUSTOMERS and re.match(r"我们?", clause.mask):
            party = Party.OURS
        amounts = reading.amounts_in(*reading.of(clause))
        fields = NegotiationFields(
            party=party, point=point[0], amount=amounts[-1].amount if amounts else None, currency=amounts[-1].currency if amounts else "CNY",
            percent=_percent(clause.text) if point[0] in {Point.PRICE, Point.WARRANTY} else None, text=clause.text.strip(), person=clause.speaker if party is Party.CUSTOMERS else "",
        )  # fmt: skip
        _join(made, clause, propose(clause, Kind.NEGOTIATION, fields))
    yield from (proposal for _clause, proposal in made)


def _same_matter(reading: Reading, clause: Clause) -> tuple[Point, re.Match[str]] | None:
    """他们要20%，我们坚持10%: a bare figure goes on with the matter of the sentence."""
    figure = re.fullmatch(
        r"(?:但|不过)?(?:他们?|她们?|我们?|对方|客户|咱们?)?(?:想|只|最多|还是|能|可以)*(?:要|坚持|给|出|认|接受|让|同意)\D{0,4}(?:Ⓜ‥*|[\d.]+%?.{0,2})",
        clause.mask,
    )
    if figure is None:
        return None
    earlier = " ".join(one.mask for one in reading.sentence(clause) if one.number < clause.number)
    return next(((point, figure) for point, pattern in POINTS if pattern.search(earlier)), None)


def _join(made: list[tuple[Clause, Proposal]], clause: Clause, proposal: Proposal) -> None:
    """砍价：要求降到100 is one position: what an earlier clause only announced is told by the later one."""
    for index, (earlier_clause, earlier) in enumerate(made):
        one, other = earlier.fields, proposal.fields
        if not isinstance(one, NegotiationFields) or not isinstance(other, NegotiationFields):
            continue
        same = (one.party, one.point) == (
            other.party,
            other.point,
        ) and earlier_clause.piece.sentence == clause.piece.sentence
        if same and one.amount is None and one.percent is None:
            made[index] = (clause, replace(proposal, quotes=tuple(sorted({*earlier.quotes, *proposal.quotes}))))
            return
    made.append((clause, proposal))


def _percent(text: str) -> Decimal | None:
    if fold := _FOLD.search(text):
        written = number(fold[1])
        if written is None:
            return None
        if written >= 10:  # 八五折
            return 100 - written
        return 100 - written * 10
    match = _PERCENT.search(text)
    found = number(next(part for part in match.groups() if part)) if match else None
    return found if found is not None and 0 < found < 100 else None


def seat_expansions(reading: Reading) -> Iterator[Proposal]:
    """More seats: how many, or up to how many."""
    for clause in reading.clauses:
        if RIVAL in clause.mask or clause.stance.is_open or clause.conditional or not _EXPANDS.search(clause.mask):
            continue
        around = " ".join(one.mask for one in reading.sentence(clause))
        if not _SEAT_WORD.search(clause.text) and not _SEAT_WORD.search(around) or clause.stance.denied:
            continue
        added, total, before = _figures(clause.mask)
        if added is None and total is None:
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=False) if moment else None
        fields = SeatExpansionFields(
            added=added, total=total, before=before, on=span.day if span else None, within=within(span)
        )
        yield propose(clause, Kind.SEAT_EXPANSION, fields, doubts=date_doubts(moment, span))


def _figures(mask: str) -> tuple[int | None, int | None, int | None]:
    if match := _FROM_TO.search(mask):
        return None, _count(match["b"] or match["d"]), _count(match["a"] or match["c"])
    if match := _PLUS.search(mask):
        return _count(match["n"] or match["m"]), None, None
    match = _TO.search(mask)
    return (None, _count(match["n"]), None) if match else (None, None, None)


def _count(text: str | None) -> int | None:
    found = number(re.sub(r"[来多余个\s]", "", text)) if text else None
    return int(found) if found is not None and 1 <= found < 1_000_000 else None


def referrals(reading: Reading) -> Iterator[Proposal]:
    """Somebody introduces a customer who is not this one."""
    for clause in reading.clauses:
        match = _INTRODUCES.search(clause.mask)
        if match is None or clause.stance.is_open or clause.stance.denied or RIVAL in clause.mask:
            continue
        new = _new_customer(reading, clause, match)
        if not new:
            continue
        before = reading.names_in(clause.start, clause.start + match.start())
        by = before[-1] if before else clause.speaker
        if not by and re.match(r"我们?", clause.mask):
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=True) if moment else None
        past = span.day if span and span.first <= reading.as_of else reading.as_of
        yield propose(
            clause,
            Kind.REFERRAL,
            ReferralFields(introduced=new, by=by, on=past),
            doubts=[] if moment else [Doubt.DATE],
            about="",
        )


def _company_in(reading: Reading, clause: Clause) -> str:
    return next(
        (
            one.name
            for one in reading.companies
            if clause.start <= one.start < clause.piece.end and not one.is_rival and not one.is_account
        ),
        "",
    )


def _new_customer(reading: Reading, clause: Clause, match: re.Match[str]) -> str:
    company = next(
        (
            one
            for one in reading.companies
            if clause.start <= one.start < clause.piece.end and not one.is_rival and not one.is_account
        ),
        None,
    )
    if company:
        return company.name
    word = _NEW_ONE.search(clause.mask)
    following = reading.after(clause)
    if word and word["word"]:
        if following:
            named = next(
                (
                    one
                    for one in reading.companies
                    if following.start <= one.start < following.piece.end and not one.is_rival and not one.is_account
                ),
                None,
            )
            if named:
                return named.name
        return word["word"]
    if following and re.search("一家|一个|个客户", clause.mask) and (named := _company_in(reading, following)):
        return named
    people = reading.people_in(clause.start + match.end(), clause.piece.end)
    return next((one.company for one in people if one.company), "")
