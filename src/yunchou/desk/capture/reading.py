"""One note as the kinds read it: its clauses with names, dates and amounts put in their places."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from yunchou.desk.capture.contract.proposals import Quote
from yunchou.desk.capture.language.clauses import Piece
from yunchou.desk.capture.language.dates.reading import Moment
from yunchou.desk.capture.language.money import Money
from yunchou.desk.capture.language.stance import Stance
from yunchou.desk.capture.naming.known import Known
from yunchou.desk.capture.naming.mentions import Company, Person, Side

# The signs that stand for names in a mask, each followed by as many fillers as the name has characters more.
CUSTOMER = "Ⓟ"


OURS = "Ⓤ"


THEIRS = "Ⓥ"


RIVAL = "Ⓡ"


COMPANY = "Ⓒ"


DATE = "Ⓓ"


MONEY = "Ⓜ"


FILL = "‥"


PERSON = f"{CUSTOMER}{FILL}*"


_MODIFIER = (
    r"(?:(?:他|她|他们|她们)?(?:手底下|手下|底下|组里)的?(?=Ⓟ)|(?:her|his|their|他的?|她的?|他们的?)?\s?"
    r"(?:team lead|manager|deputy|boss|colleague|assistant|director|leader)"
    r"\s|(?:工程师|主管|专员|班长|助理|秘书|同事)|"
    r"(?:他|她|他们|她们)(?:手下|部门|那边|团队|们)?的?[^，ⓅⓇ和跟与、说讲]{0,6}?|(?:新来|"
    r"新任|负责[^，Ⓟ]{1,5})的[^，ⓅⓇ]{0,5}?)?"
)


PEOPLE = (
    rf"(?:{PERSON}(?:等人?)?(?:\s?(?:[、，,/&＋+和跟与及]|还有|以及|and|带着|带|(?:，|,)?以及|"
    rf"还带了|陪着|\s)\s?(?:{COMPANY}{FILL}*的)?{_MODIFIER})?)*{PERSON}"
)


US = f"(?:我们?|咱们?|我方|我司|{OURS}{FILL}*|we|us|me|i)"


# A rival whom nobody names does what follows: 对手这周请钱处吃了饭
SOME_RIVAL = re.compile(
    r"^[^ⓅⓊ我咱，]{0,6}?(?<![比对])(?:竞争对手|竞对|对手|竞品|友商|别家|(?:另外?|其他|还有)[一两几]?家(?:厂[商家]|公司)?|competitors?|rivals?)"
    r"(?!的情况|分析|对比|除|是谁)(?:那边|他们|也|又|还|都|Ⓓ‥*|已经|刚)*",
    re.I,
)


_PAPER_WAY = re.compile(
    r"(?:付款|打款|支付|请款|回款|合同|用印|签约|发票)[^，]{0,4}(?:流程|步骤|怎么走|路径|顺序)|"
    r"(?:付款|打款|支付|请款|回款|合同|用印|签约)[^，]{0,4}(?:走|经|过|"
    r"分)[^，]{0,2}[一二两三四五六\d][步道关个]|payment (?:process|path|steps)",
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

    def paper_way(self, clause: Clause) -> str:
        """The heading when a clause stands in the way of a paper: 付款流程：陆佩君提单；戴琳复核."""
        for other in reversed(self.clauses[: clause.number]):
            if other.piece.line != clause.piece.line:
                break
            if other.piece.ends_with[:1] in {"：", ":"}:
                return other.mask if _PAPER_WAY.search(other.mask) else ""
        return ""

    def goes_on(self, clause: Clause) -> bool:
        """Whether a clause may be a further item of a list: in its sentence, after a semicolon, or under a mark."""
        before = self.before(clause, anywhere=True)
        return before is not None and (
            before.piece.sentence == clause.piece.sentence
            or clause.piece.bullet
            or (before.piece.ends_with[:1] in {"；", ";"} and before.piece.line == clause.piece.line)
        )

    def rival_acts(self, clause: Clause) -> bool:
        """Whether a clause without a subject goes on with what a rival did: 捷通还在活动，上周见了马董."""
        if RIVAL in clause.mask or THEIRS in clause.mask or SOME_RIVAL.search(clause.mask):
            return True
        if re.match(rf"\s?(?:{DATE}{FILL}*)?\s?(?:{US}|{PERSON}|客户|对方)", clause.mask, re.I) and not re.match(
            "me ", clause.mask
        ):
            return False
        other = self.before(clause)
        while other:
            if re.match(rf"[^{CUSTOMER}{OURS}我咱]{{0,8}}(?<![比对把看拿])[{RIVAL}{THEIRS}]", other.mask):
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
