"""Dates of the customer's plan and the steps of his decision (P40, P43)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.deal_fields import DecisionStepFields, PlanDateFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, more_exactly, moved_to, propose, within
from yunchou.desk.capture.language.dates import calendar
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.naming.mentions import Person
from yunchou.desk.capture.naming.titles import DEPARTMENT
from yunchou.desk.capture.reading import RIVAL, Clause, Reading
from yunchou.desk.capture.words import plans as say
from yunchou.playbook.qualification.terms import PlanStep

FAR = 12
"""How far from a step a word still speaks of it, in a note without commas."""


def plan_dates(reading: Reading) -> Iterator[Proposal]:
    """Every step of the plan with its date."""
    seen: set[tuple[object, ...]] = set()
    for clause in reading.clauses:
        if not clause.states or RIVAL in clause.mask or say.ELSEWHERE.search(clause.mask):
            continue
        for step, pattern in say.STEPS:
            for match in pattern.finditer(clause.mask):
                if (
                    step is PlanStep.AWARD
                    and "出结果" in match[0]
                    and "预算" in "".join(one.mask for one in reading.sentence(clause))
                ):
                    continue
                if step is PlanStep.CONTRACT and (
                    say.SENDS.search(clause.mask) or say.AFTERWARDS.match(clause.mask, match.end())
                ):
                    continue
                if say.CALLED_OFF.search(clause.mask) and moved_to(reading, clause) is None:
                    continue
                moment = _moment_for(reading, clause, match)
                if moment is None or _denied_at(clause, match):
                    continue
                made = _plan_date(reading, clause, step, moment, match)
                key = (step, clause.about)
                if made and key not in seen | {(step, moment.start)}:
                    seen.add((step, moment.start))
                    yield made
                break


def _denied_at(clause: Clause, match: re.Match[str]) -> bool:
    around = clause.mask[max(0, match.start() - 6) : match.end() + 4]
    return (
        bool(
            re.search(
                r"(?:没|未|不|还没|尚未|取消|不能)(?:有|会|能|是)?(?:正式|开始)?(?=$|.{0,3}(?:上线|招标|"
                r"POC|poc|签|测试|试点))",
                clause.mask[max(0, match.start() - 6) : match.start()] + match[0],
            )
        )
        and "不晚于" not in around
    )


def _moment_for(reading: Reading, clause: Clause, match: re.Match[str]) -> Moment | None:
    """The date that belongs to a step: the closest in its clause, else one in a clause that has nothing else."""
    own = [one for one in reading.moments_in(*reading.of(clause)) if one.shape not in say.NOT_DATES]
    if moved := moved_to(reading, clause):
        return moved
    if own:
        if exact := more_exactly(reading, clause, own):
            return exact
        place = clause.start + match.start()
        steps = [m.start() + clause.start for _step, p in say.STEPS for m in p.finditer(clause.mask)]
        before = [one for one in own if one.end <= place and not any(one.end <= other < place for other in steps)]
        return before[-1] if before else next((one for one in own if one.start >= place), None)
    years = [one for one in reading.moments_in(*reading.of(clause)) if one.shape == "year"]
    following, previous = reading.after(clause), reading.before(clause)
    for other in (following, previous):
        if other is None or any(p.search(other.mask) for _s, p in say.STEPS):
            continue
        found = [one for one in reading.moments_in(*reading.of(other)) if one.shape not in say.NOT_DATES]
        if found and re.fullmatch(
            r"(?:怎么也[得要]|起码|至少|要到|得到|得等到|得|从|大概|计划|预计|估计|定在|可能|最好|希望|争取|最晚|不晚于|要|是|在|说是|时间|"
            r"时间定在|目标)*Ⓓ‥*(?:左右|吧|开始|起|启动|完成|之?前|开始)?",
            other.mask,
        ):
            return found[0]
    return years[0] if years and len(clause.mask) < 20 else None


def _plan_date(
    reading: Reading, clause: Clause, step: PlanStep, moment: Moment, match: re.Match[str]
) -> Proposal | None:
    done = _is_done(reading, clause, moment, match)
    if step is PlanStep.CONTRACT and done:
        return None  # a signed contract is a fact of its own
    if step is PlanStep.PROOF_OF_CONCEPT and re.match(r"(?:我们?|咱们?|Ⓤ‥*)?(?:给|把|送|发|提交|准备)", clause.mask):
        return None  # a promise of ours
    if moment.ahead.last == reading.as_of and not done and not clause.stance.planned and moment.side != "前":
        return None  # what is done today is no plan
    span = moment.when(past=done)
    fields = PlanDateFields(
        step=step, planned_on=None if done else span.day, done_on=span.day if done else None, within=within(span)
    )
    other = next(
        (
            one
            for one in (reading.after(clause), reading.before(clause))
            if one and moment in reading.moments_in(*reading.of(one))
        ),
        None,
    )
    return propose(
        clause, Kind.PLAN_DATE, fields, doubts=date_doubts(moment, span), quotes=[other.quote] if other else []
    )


def _is_done(reading: Reading, clause: Clause, moment: Moment, match: re.Match[str]) -> bool:
    if moment.ahead.first > reading.as_of and (not moment.is_inferred or say.INTENDS.search(clause.mask)):
        return False  # 争取春节前把合同签了
    if moment.behind.last < reading.as_of and not moment.is_inferred:
        return True
    after = clause.mask[match.end() : match.end() + 4]
    return bool(re.match(r"(?:已经?|都)?(?:了|完|过了|结束|成功)", after)) or (
        bool(re.search(r"已(?:经)?", clause.mask[max(0, match.start() - FAR) : match.end() + FAR]))
        and clause.stance.done
    )


def decision_steps(reading: Reading) -> Iterator[Proposal]:
    """Every step of the decision: what, in which department, by whom, when."""
    for clause in reading.clauses:
        if (
            not clause.states
            or clause.stance.cancelled
            or clause.conditional
            or RIVAL in clause.mask
            or say.NOT_A_STEP.search(say.THEN_PAPER.sub("", clause.mask))
            or reading.paper_way(clause)
        ):
            continue
        reached = -9
        for match in say.DECISION.finditer(clause.mask):
            close = match.start() - reached <= 1 and clause.mask[reached : match.start()] not in {"、", ">", "/"}
            reached = match.end()
            if (
                close
                or (
                    (
                        match["name"].lower().startswith(("财政", "board appro", "sign"))
                        or say.SOMEBODYS.fullmatch(match["name"])
                    )
                    and _about_budget(reading, clause)
                )
                or say.NO_NEWS.search(clause.mask[: match.start()])
                or say.AT_WHICH.match(clause.mask, match.end())
            ):
                continue  # the committee signs off: one step
            fields, moment = _decision(reading, clause, match)
            if fields is not None:
                yield _with_what_follows(reading, clause, fields, moment)


def _with_what_follows(reading: Reading, clause: Clause, fields: DecisionStepFields, moment: Moment | None) -> Proposal:
    """傅总主持，赶12月18日那一次: who and when may be told by the two clauses after the step."""
    quotes, other = [], reading.after(clause)
    for _nth in range(2):
        chaired, when = (say.CHAIRED.fullmatch(other.mask), say.WHEN.fullmatch(other.mask)) if other else (None, None)
        if other is None or not (chaired or when):
            break
        if chaired and not fields.person:
            person = reading.person_at(other.start + chaired.start("who"))
            fields = replace(fields, person=person.name if person else _named_last(reading, clause))
            quotes.append(other.quote)
        moments = [one for one in reading.moments_in(*reading.of(other)) if one.shape not in say.NOT_DATES]
        if when and moment is None and moments:
            moment = moments[0]
            ahead = moment.when(past=False)
            fields = replace(fields, planned_on=ahead.day, within=within(ahead))
            quotes.append(other.quote)
        other = reading.after(other)
    span = moment.when(past=fields.done_on is not None) if moment else None
    doubts = [Doubt.DATE] if fields.done_on and moment is None else date_doubts(moment, span)
    return propose(clause, Kind.DECISION_STEP, fields, doubts=doubts, quotes=quotes)


def _named_last(reading: Reading, clause: Clause) -> str:
    """Whom 他主持 means: who speaks, else who was named last."""
    return clause.speaker or next(reversed(reading.names_in(0, clause.piece.end)), "")


def _about_budget(reading: Reading, clause: Clause) -> bool:
    return any(re.search("预算|budget", one.mask, re.I) for one in reading.sentence(clause))


def _decision(
    reading: Reading, clause: Clause, match: re.Match[str]
) -> tuple[DecisionStepFields | None, Moment | None]:
    mask = clause.mask
    before = mask[: match.start()]
    segment_start = max(
        (m.end() for m in re.finditer(r"然后|再|接着|最后|之后|、|经过|先|→|->|—+>?|>|➡", before)), default=0
    )
    segment = before[segment_start:]
    people = _approvers(reading, clause, match, segment_start)
    if _is_no_step(reading, clause, match) or _is_bare_signature(reading, clause, match, segment, people):
        return None, None
    department = next((m[0] for m in DEPARTMENT.finditer(segment)), "")
    moments = [one for one in reading.moments_in(*reading.of(clause)) if one.shape not in say.NOT_DATES]
    moment = min(moments, key=lambda one: abs(one.start - clause.start - match.start()), default=None)
    behind = moment is not None and moment.behind.last < reading.as_of and not moment.is_inferred
    done = behind or (bool(say.DECISION_DONE.search(mask)) and not clause.stance.denied)
    reached = done or say.LEFT.search(before)
    if say.PLAIN_REVIEW.fullmatch(match["name"]) and not (people or department or moment or reached):
        return None, None
    span = moment.when(past=done) if moment else calendar.on(reading.as_of) if done else None
    day = span.day if span else None
    fields = DecisionStepFields(
        name=say.NOT_IN_NAME.sub("", match["name"]),
        department=department,
        person=_last(people),
        planned_on=None if done else day,
        done_on=day if done else None,
        within=within(span),
    )
    return fields, moment


def _approvers(reading: Reading, clause: Clause, match: re.Match[str], since: int) -> list[Person]:
    """Those named before the step, who do not merely tell of it; else the one named right after it."""
    people = [
        one
        for one in reading.people_in(clause.start + since, clause.start + match.end())
        if not say.SAYS.match(clause.mask, one.start - clause.start)
    ]
    after = say.BY_WHOM.match(clause.mask, match.end())
    if not people and after is None and say.SOMEBODYS.fullmatch(match["name"]):  # 周行长最后拍板
        return reading.people_in(clause.start, clause.start + match.start())
    leads = say.LEADS.search(clause.mask, match.end())
    if not people and after is None and leads:  # 谈判小组五个人钱处牵头
        return reading.people_in(clause.start + leads.start(), clause.start + leads.end())
    if people or after is None:
        return people
    return reading.people_in(clause.start + match.end(), clause.start + after.end())


def _is_no_step(reading: Reading, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the words around a step deny it, speak of where somebody is, or only head what follows."""
    before, after = clause.mask[: match.start()], clause.mask[match.end() :]
    label = reading.before(clause)
    return bool(
        (
            re.search(r"(?:没|未|不|别|会上|会后|不用|无需|不需要?|免|省了?)$", before[-3:])
            and not _is_ahead(reading, clause)
        )
        or re.match(r"(?:上(?:李|王|Ⓟ|帮|替|说|提|为|力|有)|上$|上，|时(?!间)|中|室|后(?:再说|打款)|结果)", after)
        or re.search(r"(?:找|在开|正开)$", before.rstrip("Ⓟ‥"))
        or (label and re.fullmatch(r"议题|内容|主题|会议|今天.{0,4}", label.mask))
        or re.match("‥*(?:他|她)来主持", after)
    )


def _is_ahead(reading: Reading, clause: Clause) -> bool:
    """还没立项，估计12月立: not yet, but the clause after names the day."""
    other = reading.after(clause)
    return bool(re.search("还没|尚未|还未", clause.mask) and other and say.WHEN.fullmatch(other.mask))


def _is_bare_signature(
    reading: Reading, clause: Clause, match: re.Match[str], segment: str, people: list[Person]
) -> bool:
    """Whether a word of signing or settling is nobody's, is said of a paper, or was done already."""
    name = match["name"]
    whose = segment + (clause.mask[match.end() :] if say.IS_WHO.match(clause.mask, match.end()) else "")
    by_title = say.BY_TITLE.search(whose or clause.mask[: match.start()])
    if say.SOMEBODYS.fullmatch(name) and not (people or DEPARTMENT.search(whose) or by_title):
        return True
    words = "".join(say.THEN_PAPER.sub("", one.mask) for one in reading.sentence(clause))
    if name in say.SIGNATURES and re.search(r"合同|协议|付款|打款|法务|用印|盖章|款", words):
        return True
    return name in {"签字", "点头"} and clause.stance.done and not re.search(r"最后|最终|要|得|需要", clause.mask)


def _last(people: list[Person]) -> str:
    return people[-1].name if people else ""
