"""One note as the kinds read it: its clauses with names, dates and amounts put in their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from yunchou.desk.capture.contract.proposals import Quote
from yunchou.desk.capture.language import clauses, stance
from yunchou.desk.capture.language.characters import plain
from yunchou.desk.capture.language.clauses import Piece
from yunchou.desk.capture.language.dates.reading import Moment, find_moments
from yunchou.desk.capture.language.money import Money, find_money
from yunchou.desk.capture.language.stance import Stance
from yunchou.desk.capture.language.words import WordEdges
from yunchou.desk.capture.naming.companies import find_companies
from yunchou.desk.capture.naming.known import Known
from yunchou.desk.capture.naming.mentions import Company, Person, Side
from yunchou.desk.capture.naming.people import PeopleFinder

# The signs that stand for names in a mask, each followed by as many fillers as the name has characters more.
CUSTOMER, OURS, THEIRS, RIVAL, COMPANY, DATE, MONEY, FILL = "ⓅⓊⓋⓇⒸⒹⓂ‥"
PERSON = f"{CUSTOMER}{FILL}*"
_MODIFIER = (
    r"(?:(?:他|她|他们|她们)(?:手下|部门|那边|团队|们)?的?[^，ⓅⓇ和跟与、说讲]{0,6}?|(?:新来|"
    r"新任|负责[^，Ⓟ]{1,5})的[^，ⓅⓇ]{0,5}?)?"
)
PEOPLE = (
    rf"(?:{PERSON}(?:等人?)?(?:\s?(?:[、，,/&＋+和跟与及]|还有|以及|and|带着|带|(?:，|,)?以及|"
    rf"还带了|陪着|\s)\s?(?:{COMPANY}{FILL}*的)?{_MODIFIER})?)*{PERSON}"
)
US = f"(?:我们?|咱们?|我方|我司|{OURS}{FILL}*|we|us|me|i)"
_SAY = (
    r"(?:说|讲(?!解|方案|了?一|的方案)|提到|提出|表示|反馈|透露|告诉|认为|觉得|强调|介绍说|"
    r"回复|答复|的意思|原话|口头|希望|要求|想要|想(?!法)|关注|关心|担心|建议|保证|拍胸脯|嫌|"
    r"抱怨|吐槽|问|让(?!我们见)|通知|"
    r"said|says|told|mentioned|wants?|asked|thinks|promised|needs|prefers|confirmed)"
)
_SPEAKER = re.compile(
    rf"(?P<who>{PERSON})(?:[^，,ⓅⓇ]{{0,8}}?)(?P<say>{_SAY})|(?P<who2>{PERSON})\s?[:：]$|^(?P<who3>{PERSON})$", re.I
)
_HEARD = re.compile(rf"(?:听|据|从|跟)\s?(?P<who>{PERSON}).{{0,4}}?(?:说|讲|透露|提|反映|那|打听|了解)", re.I)
_PRONOUN = re.compile(
    r"^(?:然后|另外|而且|但是?|不过|所以|还有)?(?:他|她|对方|人家|he\b|she\b)(?!们)|^(?:还|又|"
    r"也)(?:说|提|讲|问|要求|希望)|^(?:原话|意思是)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words, its mask, how it is meant, who speaks and whom it is about."""

    piece: Piece
    text: str
    mask: str
    stance: Stance
    number: int
    speaker: str = ""
    hearsay: bool = False
    heard_from: str = ""
    about: str = ""
    conditional: bool = False
    headed: bool = False

    @property
    def start(self) -> int:
        return self.piece.start

    @property
    def quote(self) -> Quote:
        return Quote(self.piece.start, self.piece.end)

    @property
    def states(self) -> bool:
        """Whether it states something: neither asked nor supposed."""
        return not self.stance.is_open


@dataclass
class Reading:
    """Everything the kinds need of one note."""

    note: str
    as_of: date
    known: Known
    text: str = ""
    mask: str = ""
    people: list[Person] = field(default_factory=list)
    companies: list[Company] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    amounts: list[Money] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)

    def people_in(self, start: int, end: int, side: Side = Side.CUSTOMER) -> list[Person]:
        """The people of one side named between two offsets."""
        return [one for one in self.people if start <= one.start < end and one.side == side]

    def names_in(self, start: int, end: int) -> tuple[str, ...]:
        """The names of the customer's people between two offsets, each once."""
        return tuple(dict.fromkeys(one.name for one in self.people_in(start, end)))

    def person_at(self, offset: int) -> Person | None:
        return next((one for one in self.people if one.start == offset), None)

    def rivals_in(self, start: int, end: int) -> list[Company]:
        return [one for one in self.companies if one.is_rival and start <= one.start < end]

    def moments_in(self, start: int, end: int) -> list[Moment]:
        return [one for one in self.moments if start <= one.start < end]

    def amounts_in(self, start: int, end: int) -> list[Money]:
        return [one for one in self.amounts if start <= one.start < end]

    def of(self, clause: Clause) -> tuple[int, int]:
        """The offsets of a clause, for the methods above."""
        return clause.piece.start, clause.piece.end

    def sentence(self, clause: Clause) -> list[Clause]:
        """All clauses of the sentence a clause belongs to."""
        return [one for one in self.clauses if one.piece.sentence == clause.piece.sentence]

    def rival_acts(self, clause: Clause) -> bool:
        """Whether a clause without a subject goes on with what a rival did: 捷通还在活动，上周见了马董."""
        if RIVAL in clause.mask or THEIRS in clause.mask:
            return True
        if re.match(rf"\s?(?:{DATE}{FILL}*)?\s?(?:{US}|{PERSON}|客户|对方)", clause.mask, re.I) and not re.match(
            "me ", clause.mask
        ):
            return False
        other = self.before(clause)
        while other:
            if re.match(rf"(?:据说|听说|另外|还有|然后|不过|但)?(?:{DATE}{FILL}*)?[{RIVAL}{THEIRS}]", other.mask):
                return True
            if re.match(rf"\s?(?:{US}|{PERSON})", other.mask, re.I):
                return False
            other = self.before(other)
        return False

    def before(self, clause: Clause, *, anywhere: bool = False) -> Clause | None:
        """The clause before it in the same sentence, or anywhere in the note."""
        if clause.number == 0:
            return None
        other = self.clauses[clause.number - 1]
        return other if anywhere or other.piece.sentence == clause.piece.sentence else None

    def after(self, clause: Clause, *, anywhere: bool = False) -> Clause | None:
        """The clause after it in the same sentence, or anywhere in the note."""
        if clause.number + 1 >= len(self.clauses):
            return None
        other = self.clauses[clause.number + 1]
        return other if anywhere or other.piece.sentence == clause.piece.sentence else None


def read(note: str, as_of: date, known: Known) -> Reading:
    """Read a note once, for all kinds."""
    text = plain(note)
    reading = Reading(note, as_of, known, text)
    edges = WordEdges(text)
    reading.companies = find_companies(text, known, edges)
    reading.people = _people(text, known, edges, reading.companies)
    taken = [(one.start, one.end) for one in reading.people]
    reading.companies = [one for one in reading.companies if not _within(one.start, taken)]
    reading.moments = [one for one in find_moments(text, as_of) if not _overlaps(one.start, one.end, taken)]
    taken += [(one.start, one.end) for one in reading.moments]
    reading.amounts = list(find_money(text, taken))
    reading.mask = _mask(reading)
    pieces = clauses.cut(text, reading.mask)
    reading.clauses = _attributed(reading, pieces)
    return reading


def _within(offset: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in taken)


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in taken)


def _people(text: str, known: Known, edges: WordEdges, companies: list[Company]) -> list[Person]:
    """The people, those of rivals and of other companies marked as such."""
    found = []
    for person in PeopleFinder(text, known, edges, [one.end for one in companies]).find():
        owner = next(
            (one for one in companies if one.end <= person.start and _belongs(text[one.end : person.start])), None
        )
        if owner and owner.is_rival:
            person = _replaced(person, side=Side.RIVALS, company=owner.name)
        elif owner and not owner.is_account:
            person = _replaced(person, company=owner.name)
        found.append(person)
    return found


def _belongs(between: str) -> bool:
    return bool(re.fullmatch(r"(?:那边|这边|家|他们家)?的?(?:销售|老板|售前|客户经理|项目经理|技术|的)?", between))


def _replaced(person: Person, *, side: Side | None = None, company: str = "") -> Person:
    return Person(start=person.start, end=person.end, name=person.name, side=side or person.side, known=person.known and side is None,
                  title=person.title, department=person.department, company=company, candidates=person.candidates, doubts=person.doubts)  # fmt: skip


_SIGNS = {Side.CUSTOMER: CUSTOMER, Side.OURS: OURS, Side.RIVALS: THEIRS}


def _mask(reading: Reading) -> str:
    characters = list(reading.text)
    spans = [(one.start, one.end, DATE) for one in reading.moments]
    spans += [(one.start, one.end, MONEY) for one in reading.amounts]
    spans += [(one.start, one.end, RIVAL if one.is_rival else COMPANY) for one in reading.companies]
    spans += [(one.start, one.end, _SIGNS[one.side]) for one in reading.people]
    for start, end, sign in spans:
        characters[start:end] = sign + FILL * (end - start - 1)
    return "".join(characters)


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

    def begin(self, piece: Piece, mask: str) -> None:
        """A new sentence: only a pronoun, or a list under a name, goes on with the speaker of the one before."""
        self.speaker = self.speaker if _PRONOUN.search(mask) else ""
        if not piece.bullet:
            self.heading, self.agenda = "", False
        self.speaker = self.speaker or self.heading
        self.sentence, self.hearsay, self.conditional, self.heard_from = piece.sentence, False, False, ""


_AGENDA = re.compile(r"(?:计划|安排|行程|待办|日程|预约|下一步|todo|agenda|plan|next steps?)$", re.I)
_HEADING = re.compile(rf"{PERSON}(?:的?(?:需求|反馈|意见|要求|关注点?|诉求|提的|说))?")


def _attributed(reading: Reading, pieces: list[Piece]) -> list[Clause]:
    thread, clauses = _Thread(), []
    for number, piece in enumerate(pieces):
        mask, text = reading.mask[piece.start : piece.end], reading.text[piece.start : piece.end]
        if piece.sentence != thread.sentence:
            thread.begin(piece, mask)
        thread.about = _topic(reading, piece, mask, thread.about)
        meant = stance.read(mask, piece.ends_with)
        if piece.ends_with[:1] in {"：", ":"}:
            thread.agenda = bool(_AGENDA.search(mask))
        elif thread.agenda:
            meant = replace(meant, planned=True)
        thread.speaker = _speaker(reading, piece, mask, thread.speaker)
        if _HEADING.fullmatch(mask) and number + 1 < len(pieces) and pieces[number + 1].bullet and not piece.bullet:
            thread.heading = thread.speaker = _name(reading, piece, 0)
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


_TOLD = re.compile(
    rf"^(?:这是|这个是|都是|是)?(?:听|据){PERSON}?(?:.{{0,6}})(?:说|讲|透露|提)(?:的|起)?(?:，|。|$)?", re.I
)


def _told_afterwards(clauses: list[Clause], clause: Clause) -> Clause:
    """听罗斌说的 after a statement makes the statement hearsay."""
    if clause.hearsay:
        return clause
    for other in clauses[clause.number + 1 : clause.number + 4]:
        near = (
            other.piece.sentence == clause.piece.sentence
            or (other.piece.sentence == clause.piece.sentence + 1
            and other.mask.endswith("的"))
        )
        if near and other.stance.hearsay and _TOLD.match(other.mask) and other.piece.line == clause.piece.line:
            return replace(clause, hearsay=True, heard_from=other.heard_from, speaker=clause.speaker or other.speaker)
    return clause


_OBJECT = re.compile(r"(?:[给向让请问把被比对]|^(?:我们?|咱们?)?[和跟与同])\s?$")


def _speaker(reading: Reading, piece: Piece, mask: str, speaker: str) -> str:
    """Who says the clause: a person who speaks in it, or whoever spoke before in the sentence."""
    if match := _HEARD.search(mask):
        return _name(reading, piece, match.start("who"))
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
    return _name(reading, piece, match.start("who")) if match else ""


_NOT_TOPIC = re.compile(r"介绍|推荐|引荐|案例|标杆|参考|像|类似|转介绍|样板|也在用|refer|introduc", re.I)
_TOPIC = re.compile(
    rf"(?:去了?|到了?|拜访了?|跑了?|走访了?)(?:趟)?(?P<there>{COMPANY}{FILL}*)(?!的?路|案例)|"
    rf"(?:^|见了?|在|【|\[|上午|下午|{DATE}{FILL}*|至于|visited |"
    rf"at )\s?(?P<who>{COMPANY}{FILL}*)(?=[：:的那这，,】\]\s说今昨上下没也要还已]|{PERSON}|$)",
    re.I,
)


def _topic(reading: Reading, piece: Piece, mask: str, about: str) -> str:
    """Whom the clause is about: the dossier's customer until another one is named as the subject or as where we were."""
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
