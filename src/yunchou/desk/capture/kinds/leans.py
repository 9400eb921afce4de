"""Where people lean, what insiders do, and what people need for their work (P66 to P68, P72 to P76, P99)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from yunchou.desk.capture.contract.fields import InsiderEvidenceFields, LeanFields, PersonalNeedFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import moment_near, propose
from yunchou.desk.capture.naming.mentions import Person
from yunchou.desk.capture.reading import PERSON, RIVAL, Clause, Reading
from yunchou.playbook.insiders.terms import InsiderTest, NeedKind
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.stakeholders.terms import Lean

_US = r"(?:我们|你们|贵司|咱们|我方|我司|咱|us|our)"
_THEM = rf"{RIVAL}‥*"
LEANS: tuple[tuple[Lean, re.Pattern[str]], ...] = (
    (Lean.HEDGING, re.compile(r"脚踩两只船|两边(?:都)?(?:讨好|下注|不得罪|吊着|押)|骑墙|摇摆|左右摇|两头(?:都)?(?:讨好|下注|押)|态度(?:暧昧|不明朗|模糊)|模棱两可|on the fence|hedging|playing both sides", re.I)),
    (Lean.RIVALS, re.compile(rf"(?:是|就是){_THEM}(?:那边|家)?的人|(?:力挺|力推|铁了心(?:要)?(?:用|选)|只认|死忠|认定(?:了)?|支持)(?:的是)?{_THEM}|被{_THEM}(?:给)?(?:搞定|拿下|做通)|反对(?:用)?{_US}|坚决不同意(?:用)?{_US}|{_THEM}(?:已经)?(?:把|将)?{PERSON}(?:给)?(?:搞定|拿下|做通)|(?:搞定|拿下|做通)了?{PERSON}|firmly (?:with|behind) {_THEM}|against us", re.I)),
    (Lean.TOWARD_RIVAL, re.compile(rf"(?:替|帮|为){_THEM}(?:说话|讲话|站台|说好话|打招呼|撑腰)|对{_US}.{{0,10}}?(?:疑虑|顾虑|不放心|存疑|质疑|不感冒|有保留)|更?(?:熟悉|信得过|习惯用?){_THEM}|(?:更?偏(?:向|爱|好|于)?|倾向(?:于)?|更?看好|更?喜欢|更?认可|更?中意|更?信任|站|帮|向着|替|力荐|推荐|属意)(?:的是)?{_THEM}|(?:对|跟|和|与){_THEM}.{{0,8}}?(?:印象(?:蛮|很|挺|比较|特别)?(?:好|不错|深)|有好感|更?感兴趣|走得(?:很|比较|挺)?近|关系(?:很|比较|挺|更)?(?:好|近|铁)|评价(?:很|挺|更)?高|(?:很|挺|比较|更)?满意|认可|熟)|觉得{_THEM}.{{0,6}}?(?:更|好|强|便宜|合适)|对{_US}(?:有|很有|不太?|没)(?:意见|看法|感冒|满意|什么好感|好感|信任)|嫌{_US}|不(?:太)?(?:认可|看好|喜欢|待见){_US}|(?:prefers?|leans? (?:to|toward|towards)|favou?rs?|likes?) {_THEM}|wary of us|not (?:keen|sold) on us", re.I)),
    (Lean.OURS, re.compile(rf"(?:肯定|绝对|坚决)?不(?:会)?让{_THEM}(?:进来|中标|中)|(?:坚决|明确|全力|完全|一直|坚定|公开)(?:地)?(?:表示|表态)?(?:支持|力挺|站){_US}|支持(?:选|用)?{_US}|力挺{_US}|(?:是|算)(?:我们|咱们|自己)(?:的)?人|铁杆|(?:还是|继续|接着)(?:要|想)?(?:用|选|找)(?:的)?{_US}|就(?:要|认|选|想用)(?:用)?{_US}|认定{_US}|只(?:认|要){_US}|(?:fully )?(?:backs?|supports?|behind|champions?) us|on our side", re.I)),
    (Lean.TOWARD_US, re.compile(rf"站(?:在)?{_US}(?:这|一)边|{_US}.{{0,12}}?比{_THEM}.{{0,4}}?(?:好|强|靠谱|专业|稳|成熟)|(?:likes?|prefers?) our|(?:基本(?:上)?|差不多|大概率|八成)(?:就)?(?:是|定|用|选)(?:的|了)?{_US}(?:的)?了|(?:更?偏(?:向|爱|好|于)?|倾向(?:于)?(?:用|选)?|更?看好|更?喜欢|更?认可|更?中意|更?信任|很?认同|站(?:在)?|向着|挺(?!好|大|不|多|快|急|忙|高|满|近|认)|属意|愿意(?:选|用))(?:的是)?{_US}|(?:对|觉得|认为){_US}(?:的)?.{{0,12}}?(?:印象(?:蛮|很|挺|比较|特别)?(?:好|不错|深)|有好感|很?感兴趣|评价(?:很|挺|更|蛮|比较|都)?(?:高|好|不错)|(?:很|挺|比较|非常|更)?满意|(?:很|非常|比较|更|挺)?认可|(?:更|比较)(?:好|靠谱|合适|专业|强))|(?:prefers?|leans? (?:to|toward|towards)|favou?rs?|likes?) (?:us|our)|impressed (?:by|with) (?:us|our)", re.I)),
    (Lean.NEUTRAL, re.compile(r"中立|保持中性|不偏不倚|谁(?:家)?都(?:行|可以|一样)|两家都(?:行|可以)|无所谓(?:用谁|选谁|哪家)?|不站队|neutral|no preference|open to (?:both|either)", re.I)),
)  # fmt: skip
_NOT_LEAN = re.compile(
    rf"不(?:太)?(?:偏|倾向|支持|看好)(?:向|于)?(?:我们|咱们|{_THEM})|能不能|是否|会不会|如果|没(?:有)?(?:偏|倾向)", re.I
)
_COMPARED = re.compile(rf"(?:比|over|than|rather than|不是|而不是|相对|对比)\s?(?:{_THEM})", re.I)

_ADVOCATES = re.compile(
    r"(?<!会)(?<!能)(?<!要)(?:帮|替|为|给)(?:了)?(?:我们|咱们|我)(?:说(?:了)?(?:好|句|很多|不少|几句)?话|讲话|站台|争取|撑腰|顶(?:住|回)|出头|发声|背书|辩护|挡)|(?:会上|评审(?:会|时)?|当场|当着.{0,8}面|在.{0,10}面前|关键时刻).{0,14}?(?:力挺|力荐|挺|推荐|支持|顶|维护|坚持(?:要)?(?:用|选)|反驳|站出来).{0,6}?(?:我们|咱们)?|站出来|spoke up for us|defended us|vouched for us|stood up for us|argued for us|pushed back for us",
    re.I,
)
_INFORMS = re.compile(
    r"(?:主动|私下|私底下|悄悄|偷偷|特意|专门|特地|提前|第一时间|单独|背着.{0,6}).{0,10}?(?:告诉|跟(?:我|我们)?(?:说|讲|透|透露)|打电话|打来电话|发微信|发来|透露|提醒|通知|发给我|给我看|报信|透了?(?:个|点)?(?:底|风|口风)|递(?:了)?(?:个)?话|转(?:给|发)|说)|通风报信|给(?:我们|我)(?:透|递|通)(?:了)?(?:个|点)?(?:底|风|信|话|口风)|tipped us off|gave us a heads[- ]up|quietly told|privately told|volunteered that|off the record",
    re.I,
)
_ALIGNED = re.compile(
    r"(?:项目|这事|这个(?:项目|事)|做成|成了|上线).{0,10}?(?:对|关系到|跟|和|与).{0,8}?(?:他|她|Ⓟ‥*)(?:自己)?(?:的)?.{0,8}?(?:晋升|升职|考核|KPI|kpi|政绩|业绩|前途|述职|绑|有利|好处(?!费)|息息相关)|(?:他|她|Ⓟ‥*).{0,6}?(?:的)?(?:KPI|考核|年度目标|业绩|晋升|述职).{0,8}?(?:跟|和|与|就|压|绑|挂|靠|取决|指望).{0,6}?(?:这个|项目|我们|一起)|一条船上|利益一致|his (?:promotion|bonus|kpi).{0,12}(?:depends|rides|hinges)|same boat",
    re.I,
)

_NEEDS: tuple[tuple[NeedKind, re.Pattern[str]], ...] = (
    (NeedKind.ACHIEVEMENT, re.compile(r"政绩|出(?:点)?成绩|亮点|标杆|样板|评(?:奖|优|先)|创新奖|获奖|述职|汇报材料|向上(?:面)?(?:汇报|交代|交差)|拿得出手|露脸|露个脸|业绩|能讲的|年终总结|示范|recognition|award|showcase|success story", re.I)),
    (NeedKind.POWER, re.compile(r"话语权|主导(?:权)?|牵头(?:权)?|编制|扩(?:大)?团队|预算权|地位|分管(?:更多|范围)|说了算|管(?:更多|两个)|成立(?:新)?部门|authority|headcount|bigger team|ownership of", re.I)),
    (NeedKind.TRUE, re.compile(r"快(?:要)?升|敲门砖|晋升|升(?:职|迁|上去|任|副|正)|提拔|转正|再上一步|往上走|竞聘|求稳|怕(?:担责|出事|背锅|出错|丢)|不想(?:担责|背锅|冒险)|担心(?:背锅|担责|位置)|坐稳|站稳脚跟|被(?:问责|追责)|promotion|promoted|afraid of (?:blame|failing)|job security", re.I)),
    (NeedKind.OTHER, re.compile(r"想(?:学|了解|去听|参加|考|认识)|学习(?:机会)?|培训|认证|证书(?!系统)|行业(?:大会|交流|圈)|演讲(?:机会)?|人脉|training|certif|conference|speak at|network", re.I)),
    (NeedKind.PRACTICAL, re.compile(r"压力(?:很|挺|特别|比较|非常|太)?大|头疼|头大|焦头烂额|加班|忙不过来|人手(?:不足|不够|紧)|被(?:投诉|骂|批)|投诉(?:太|很|量)?(?:多|高)?|考核(?:指标|压力|看|接通|排名)?|KPI|kpi|指标(?:压|完不成)|完不成|工作量|救火|天天(?:出|被)|故障.{0,4}(?:背|挨)|overloaded|pressure|overtime|understaffed|struggling", re.I)),
)  # fmt: skip
_PERSONAL = re.compile(r"(?:他|她|Ⓟ‥*|自己|个人|主任|经理|he|she|his|her)", re.I)
_NEED_SIGN = re.compile(
    r"快升|敲门砖|想|希望|需要|要|怕|担心|压力|头疼|头大|焦头|考核|KPI|指标|加班|忙|投诉|靠|盼|关心|看重|在意|最|为了|正(?:在|愁)|愁|缺|指望|要求|图|争|wants?|needs?|under|pressure|worried|afraid|hopes?|struggling|overload|keen",
    re.I,
)


def leans(reading: Reading) -> Iterator[Proposal]:
    """Each person's lean, with the rival it is against when one is named."""
    made: list[tuple[Clause, Proposal]] = []
    for clause in reading.clauses:
        if clause.stance.is_open or clause.conditional or _NOT_LEAN.search(clause.mask):
            continue
        for person, mask, offset in _segments(reading, clause):
            found = next(((lean, match) for lean, pattern in LEANS if (match := pattern.search(mask))), None)
            if found is None:
                continue
            lean, match = found
            rivals = reading.rivals_in(clause.start + offset, clause.start + offset + len(mask))
            rival = rivals[0].name if rivals else ""
            fields = LeanFields(person=person, lean=lean, rival=rival)
            doubts = [] if re.search(PERSON, clause.mask) else [Doubt.WHO]
            _join(made, clause, propose(clause, Kind.LEAN, fields, doubts=doubts))
            if not _groups(clause, reading.people_in(*reading.of(clause))):
                break
    yield from (proposal for _clause, proposal in made)


def _join(made: list[tuple[Clause, Proposal]], clause: Clause, proposal: Proposal) -> None:
    """One lean of one person told in two clauses of a sentence is one; the rival may be named in either."""
    for index, (earlier_clause, earlier) in enumerate(made):
        one, other = earlier.fields, proposal.fields
        if not isinstance(one, LeanFields) or not isinstance(other, LeanFields):
            continue
        if (one.person, one.lean) == (
            other.person,
            other.lean,
        ) and clause.piece.sentence == earlier_clause.piece.sentence:
            better = proposal if other.rival else earlier
            made[index] = (clause, replace(better, quotes=tuple(sorted({*earlier.quotes, *proposal.quotes}))))
            return
    made.append((clause, proposal))


def _segments(reading: Reading, clause: Clause) -> list[tuple[str, str, int]]:
    """Whom each part of the clause is about: the last person before the words, else the speaker or the one named before."""
    people = reading.people_in(*reading.of(clause))
    if not people:
        name = clause.speaker or _named_before(reading, clause)
        return [(name, clause.mask, 0)] if name else []
    parts: list[tuple[str, str, int]] = []
    groups = _groups(clause, people)
    for index, person in enumerate(people):
        start = person.start - clause.start
        end = people[index + 1].start - clause.start if index + 1 < len(people) else len(clause.mask)
        if _is_object(clause.mask[:start]) and index == 0:
            return [(person.name, clause.mask, 0)]
        parts.append((person.name, clause.mask[start:end], start))
    return [*parts, (people[-1].name, clause.mask, 0)] if not groups else _shared(clause, people)


def _groups(clause: Clause, people: list[Person]) -> bool:
    """Whether several people are the one subject: 王总、李主任都支持我们."""
    joined = rf"{PERSON}(?:\s?[、和跟与及]\s?{PERSON})+(?:都|也都|均|全)?"
    return len(people) > 1 and bool(re.match(joined, clause.mask))


def _shared(clause: Clause, people: list[Person]) -> list[tuple[str, str, int]]:
    last = max(
        (
            index
            for index, one in enumerate(people)
            if re.match(rf"(?:{PERSON}[、和跟与及\s]*){{{index + 1}}}", clause.mask)
        ),
        default=0,
    )
    start = people[last].start - clause.start
    return [(one.name, clause.mask[start:], start) for one in people[: last + 1]]


def _is_object(before: str) -> bool:
    return bool(re.search(r"(?:搞定|拿下|做通|把|将|说动)(?:了)?$", before))


def _named_before(reading: Reading, clause: Clause) -> str:
    """Who the clause before was about, when this one has no subject or says 他."""
    before = reading.before(
        clause, anywhere=bool(re.match(r"(?:他|她|但他|但她|对我们|对咱们|he\b|she\b)", clause.mask, re.I))
    )
    if before is None or before.piece.line != clause.piece.line and before.piece.ends_with not in {":", "："}:
        return ""
    if re.match(r"(?:我们?|咱们?|Ⓡ|Ⓤ|客户|预算)", clause.mask):
        return ""
    names = reading.names_in(*reading.of(before))
    return names[-1] if names else ""


def _person(reading: Reading, clause: Clause, match: re.Match[str]) -> str:
    """Who does it: the nearest person before the words, else the speaker, else whoever was named before."""
    before: list[Person] = reading.people_in(clause.start, clause.start + match.start() + 1)
    if before:
        return before[-1].name
    inside = reading.people_in(clause.start + match.start(), clause.start + match.end())
    return inside[0].name if inside else clause.speaker or _named_before(reading, clause)


def insider_evidence(reading: Reading) -> Iterator[Proposal]:
    """What somebody did for us: brought word unasked, spoke up for us, or has the same interest at work."""
    seen: set[tuple[str, InsiderTest]] = set()
    tests = ((InsiderTest.ADVOCATES, _ADVOCATES), (InsiderTest.INFORMS, _INFORMS), (InsiderTest.ALIGNED, _ALIGNED))
    for clause in reading.clauses:
        if (
            clause.stance.is_open
            or clause.conditional
            or re.search(r"(?:没|不|希望|想让|请|让)(?:有|会)?.{0,6}(?:帮|替|为)(?:我们|咱们)", clause.mask)
        ):
            continue
        for test, pattern in tests:
            match = pattern.search(clause.mask)
            if match is None or RIVAL in clause.mask[: match.start()] and test is InsiderTest.INFORMS:
                continue
            person = _person(reading, clause, match)
            if not person or (person, test) in seen:
                continue
            seen.add((person, test))
            moment = moment_near(reading, clause)
            span = moment.when(past=True) if moment else None
            unprompted = (
                Answer.YES
                if test is InsiderTest.INFORMS
                and re.search(r"主动|特意|专门|特地|悄悄|私下|偷偷|volunteer", clause.mask, re.I)
                else Answer.UNKNOWN
            )
            fields = InsiderEvidenceFields(
                person=person,
                test=test,
                on=span.day if span and span.first <= reading.as_of else reading.as_of,
                unprompted=unprompted,
            )
            yield propose(clause, Kind.INSIDER_EVIDENCE, fields, doubts=[] if moment else [Doubt.DATE])


def personal_needs(reading: Reading) -> Iterator[Proposal]:
    """What somebody needs for his work; one of the five kinds, said of a person and not of the system."""
    seen: set[tuple[str, NeedKind]] = set()
    for clause in reading.clauses:
        if (
            clause.stance.asked
            or clause.conditional
            or RIVAL in clause.mask
            or re.match(r"(?:我们?|咱们?)", clause.mask)
        ):
            continue
        if not (_NEED_SIGN.search(clause.mask) and (_PERSONAL.search(clause.mask) or clause.speaker)):
            continue
        for kind, pattern in _NEEDS:
            match = pattern.search(clause.mask)
            if match is None or re.search(
                r"系统|平台|功能|支持|接口|报表|坐席(?!考核)|对接|给我们",
                clause.mask[max(0, match.start() - 4) : match.end() + 6],
            ):
                continue
            person = _person(reading, clause, match)
            if person and (person, kind) not in seen:
                seen.add((person, kind))
                yield propose(
                    clause,
                    Kind.PERSONAL_NEED,
                    PersonalNeedFields(person=person, kind=kind, text=clause.text.strip()[:200]),
                )
                break
