"""Who speaks in each clause, at second hand or not, and whom it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yunchou.desk.capture.language import stance
from yunchou.desk.capture.language.clauses import Piece
from yunchou.desk.capture.naming.mentions import Side
from yunchou.desk.capture.reading import COMPANY, CUSTOMER, DATE, FILL, PERSON, RIVAL, US, Clause, Reading

_SAY = (
    r"(?:说|讲(?!解|方案|了?一|的方案)|提到|提出|表示|反馈|透露|告诉|认为|觉得|强调|介绍说|反映|"
    r"回复|答复|的意思|原话|口头|希望|要求|想要|想(?!法)|关注|关心|担心|建议|保证|拍胸脯|嫌|"
    r"抱怨|吐槽|念叨|嘀咕|诉苦|掏心窝|交底|唠叨|感叹|问|让(?!我们见)|通知|"
    r"said|says|told|mentioned|wants?|asked|thinks|promised|needs|prefers|confirmed)"
)


_SPEAKER = re.compile(
    rf"(?P<who>{PERSON})(?:[^，,ⓅⓇ]{{0,8}}?)(?P<say>{_SAY})|(?P<who2>{PERSON})\s?[:：]$|^(?P<who3>{PERSON})$", re.I
)


_HEARD = re.compile(
    rf"(?:heard|hear|learn(?:ed|t)|picked up|word)\s(?:it )?(?:from|via)\s(?P<from>{PERSON})|"
    rf"according to (?P<by>{PERSON})|"
    rf"(?:听|据|从|跟)\s?(?P<who>{PERSON}).{{0,4}}?(?:(?:说|讲)(?!好|定)|透露|提|反映|那|打听|了解)",
    re.I,
)


_PRONOUN = re.compile(
    r"^(?:然后|另外|而且|但是?|不过|所以|还有)?(?:他|她|对方|人家|he\b|she\b)(?!们)|^(?:还|又|"
    r"也)(?:说|提|讲|问|要求|希望)|^(?:原话|意思是)",
    re.I,
)


_GOES_ON = re.compile(
    r"(?:还|又|也|就|直接|一直|反复|当场)*(?:说|讲|表示|强调|提|嫌|抱怨|吐槽|透露|死活要|非要|咬着)(?!明|定|好|标)"
)


@dataclass
class _Thread:
    """What carries over from clause to clause: who speaks, at second hand or not, about whom."""

    sentence: int = -1
    speaker: str = ""
    heading: str = ""
    about: str = ""
    hearsay: bool = False
    heard_from: str = ""
    conditional: bool = False
    agenda: bool = False

    def begin(self, piece: Piece, mask: str, *, listed: bool) -> None:
        """A new sentence: only a pronoun, or a list under a name, goes on with the speaker of the one before."""
        self.speaker = self.speaker if _PRONOUN.search(mask) else ""
        if not listed:
            self.heading, self.agenda = "", False
        self.speaker = self.speaker or self.heading
        self.sentence, self.hearsay, self.conditional, self.heard_from = piece.sentence, False, False, ""


_AGENDA = re.compile(r"(?:计划|安排|行程|待办|日程|预约|下一步|todo|agenda|plan|next steps?)$", re.I)


_COUNT = r"(?:这|以下|下面)?[一两二三四五六七八几\d]{1,2}(?:点|条|个|项|件事)?"
_HEADING = re.compile(
    rf"(?:(?:需求|方面|这块|关于)+|(?:requirements?|needs|asks?|concerns?) (?:from|of|"
    rf"by) )?{PERSON}(?:这边|那边|今天|刚才|又|也|一口气|主要|当场)*"
    rf"(?:要的(?:东西|功能|几样)?|想要的|点名要的|的?(?:{_COUNT})?(?:需求|反馈|意见|要求|关注点?|诉求|提的|说)|(?:提|说|讲|列|补充|强调|"
    rf"关心)(?:了|出)?(?:我们?)?{_COUNT}"
    rf"(?:需求|意见|要求)?|(?:'s)? (?:asks?|asked for|wants?|needs?|requirements?|concerns?))?"
)


def attributed(reading: Reading, pieces: list[Piece]) -> list[Clause]:
    """The clauses of a note, each with its speaker, its stance and whom it is about."""
    thread, clauses = _Thread(), []
    for number, piece in enumerate(pieces):
        mask, text = reading.mask[piece.start : piece.end], reading.text[piece.start : piece.end]
        if piece.sentence != thread.sentence:
            thread.begin(piece, mask, listed=piece.bullet or _after_semicolon(pieces, number))
        thread.about = _topic(reading, piece, mask, thread.about)
        meant = stance.read(mask, piece.ends_with)
        if piece.ends_with[:1] in {"：", ":"}:
            thread.agenda = bool(_AGENDA.search(mask))
        elif thread.agenda:
            meant = replace(meant, planned=True)
        thread.speaker = _speaker(reading, piece, mask, thread.speaker)
        if _heads_a_list(pieces, number, mask):
            thread.heading = thread.speaker = _name(reading, piece, max(0, mask.find(CUSTOMER)))
        if meant.hearsay:
            thread.hearsay, thread.heard_from = True, _heard_from(reading, piece, mask) or thread.heard_from
        clauses.append(
            Clause(
                piece,
                text,
                mask,
                meant,
                number,
                thread.speaker,
                thread.hearsay,
                thread.heard_from,
                thread.about,
                thread.conditional or meant.supposed,
                bool(thread.heading) and piece.bullet,
            )
        )
        thread.conditional = thread.conditional or meant.supposed
    return [_told_afterwards(clauses, one) for one in clauses]


def _heads_a_list(pieces: list[Piece], number: int, mask: str) -> bool:
    """Whether a piece names somebody whose points the pieces after it are."""
    piece, following = pieces[number], pieces[number + 1] if number + 1 < len(pieces) else None
    if piece.bullet or following is None or not _HEADING.fullmatch(mask):
        return False
    return following.bullet or piece.ends_with[:1] in {"：", ":"}


def _after_semicolon(pieces: list[Piece], number: int) -> bool:
    """Whether a piece follows a semicolon in its line."""
    before = pieces[number - 1] if number else None
    return before is not None and before.ends_with[:1] in {"；", ";"} and before.line == pieces[number].line


_TOLD = re.compile(
    rf"^(?:这是|这个是|都是|是)?(?:听|据){PERSON}?(?:.{{0,6}})(?:说|讲|透露|提)(?:的|起)?(?:，|。|$)?", re.I
)


def _told_afterwards(clauses: list[Clause], clause: Clause) -> Clause:
    """听罗斌说的 after a statement makes the statement hearsay."""
    if clause.hearsay:
        return clause
    for other in clauses[clause.number + 1 : clause.number + 4]:
        near = other.piece.sentence == clause.piece.sentence or (
            other.piece.sentence == clause.piece.sentence + 1 and other.mask.endswith("的")
        )
        if near and other.stance.hearsay and _TOLD.match(other.mask) and other.piece.line == clause.piece.line:
            return replace(clause, hearsay=True, heard_from=other.heard_from, speaker=clause.speaker or other.speaker)
    return clause


_OBJECT = re.compile(r"(?:[给向让请问把被比对]|^(?:我们?|咱们?)?[和跟与同])\s?$")


def _speaker(reading: Reading, piece: Piece, mask: str, speaker: str) -> str:
    """Who says the clause: a person who speaks in it, or whoever spoke before in the sentence."""
    if match := _HEARD.search(mask):
        return _name(reading, piece, _teller(match))
    for match in _SPEAKER.finditer(mask):
        group = next(name for name in ("who", "who2", "who3") if match[name])
        if group == "who" and _OBJECT.search(mask[: match.start(group)]):
            continue
        return _name(reading, piece, match.start(group))
    if (
        not speaker
        and (_PRONOUN.match(mask) or re.match(r"(?:他|她|he|she)(?!们)", mask))
        and re.search(_SAY, mask, re.I)
    ):
        named = [one.name for one in reading.people if one.start < piece.start and one.side is Side.CUSTOMER]
        return named[-1] if named else ""
    if not speaker and _GOES_ON.match(mask):
        before = [one for one in reading.people if one.start < piece.start and one.side is Side.CUSTOMER]
        line = reading.text.rfind("\n", 0, piece.start) + 1
        begun = [
            one
            for one in before
            if one.start >= line and re.match(r"\s?$|.*[，。 ；、：]$", reading.mask[line : one.start])
        ]
        return begun[-1].name if begun else ""
    if re.match(rf"\s?(?:{US}|{RIVAL})", mask, re.I):
        return ""
    if re.match(r"客户|对方|甲方|他们|customer|they", mask, re.I) and re.search(_SAY, mask):
        return ""
    return speaker


def _name(reading: Reading, piece: Piece, offset: int) -> str:
    person = reading.person_at(piece.start + offset)
    return person.name if person else ""


def _heard_from(reading: Reading, piece: Piece, mask: str) -> str:
    match = _HEARD.search(mask)
    return _name(reading, piece, _teller(match)) if match else ""


def _teller(match: re.Match[str]) -> int:
    """Where the one stands of whom it was heard."""
    return next(match.start(name) for name in ("who", "from", "by") if match[name])


_NOT_TOPIC = re.compile(r"介绍|推荐|引荐|案例|标杆|参考|像|类似|转介绍|样板|也在用|refer|introduc", re.I)


_TOPIC = re.compile(
    rf"(?:去了?|到了?|拜访了?|跑了?|走访了?)(?:趟)?(?P<there>{COMPANY}{FILL}*)(?!的?路|案例)|"
    rf"(?:^|^(?:btw|ps|另外|还有|对了|顺便|倒是|不过|但是?|而|然后|再就是|再说)[，,:：]?\s?|"
    rf"见了?|在|【|\[|上午|下午|{DATE}{FILL}*|至于|visited |"
    rf"at )\s?(?P<who>{COMPANY}{FILL}*)(?=[Ⓓ：:的那这，,】\]\s说今昨上下没也要还已]|{PERSON}|$)",
    re.I,
)


def _topic(reading: Reading, piece: Piece, mask: str, about: str) -> str:
    """Whom the clause is about: the dossier's customer, or another one named as the subject or as where we were."""
    if not _NOT_TOPIC.search(mask):
        for match in _TOPIC.finditer(mask):
            company = next(
                (
                    one
                    for one in reading.companies
                    if one.start == piece.start + match.start("there" if match["there"] else "who")
                ),
                None,
            )
            if company and not company.is_rival:
                about = "" if company.is_account else company.name
        person = next((one for one in reading.people if piece.start <= one.start < piece.end), None)
        if person and person.company and person.side is Side.CUSTOMER:
            about = person.company
    return about
