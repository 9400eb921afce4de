"""The sheet beneath a note: what the engine proposes, as a person sees, corrects and sends it back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yunchou.desk.capture import queries
from yunchou.desk.capture.contract.people_fields import PersonFields, Within
from yunchou.desk.capture.contract.proposals import Blocked, Captured, Proposal
from yunchou.desk.capture.contract.terms import Certainty, Kind
from yunchou.desk.capture.forms import FORMS, CardForm
from yunchou.desk.capture.operations import SEALED_KINDS, Item
from yunchou.desk.terms import in_reader_language
from yunchou.desk.web.formats import day as day_words
from yunchou.desk.web.formats import number, short_money
from yunchou.playbook.kernel.terms import Answer, Term, Words

if TYPE_CHECKING:
    from yunchou.desk.identity.models import User
    from yunchou.desk.opportunities.models import Opportunity

PEOPLE = frozenset({Kind.PERSON_MET, Kind.PERSON_SPOKEN_OF})
UNTOLD = frozenset({"known", "currency", "candidates"})
UNTOLD_OF_PEOPLE = UNTOLD | {"how", "on"}
MOST_OFFERED = 6


@dataclass(slots=True)
class Card:
    """One proposal. `why_not` says why it cannot be written; `problems` what was wrong when it was sent."""

    key: str
    one: Proposal
    deal: Opportunity
    quotes: list[str]
    told: list[tuple[str, str]]
    why_not: str
    form: CardForm | None
    ticked: bool
    elsewhere: bool = False
    problems: list[str] = field(default_factory=list)

    @property
    def is_sealed(self) -> bool:
        """Whether it goes into the compartment."""
        return self.one.kind in SEALED_KINDS

    @property
    def is_new_person(self) -> bool:
        """Whether it is somebody whom nobody has written down yet."""
        return self.one.kind in PEOPLE

    @property
    def doubts(self) -> list[Words]:
        """Why the reading is less than sure, each once."""
        return [doubt.words for doubt in dict.fromkeys(self.one.doubts)]

    @property
    def certainty(self) -> Certainty | None:
        """How sure the reading is, where it is less than plainly said."""
        return None if self.one.certainty is Certainty.SURE else self.one.certainty

    def item(self) -> Item:
        """What was confirmed, from a form that was found valid."""
        values = cast("CardForm", self.form).cleaned_data
        original = self.one.fields.name if isinstance(self.one.fields, PersonFields) else ""
        return Item(self.key, self.one.kind, self.deal, values, original)


@dataclass(slots=True)
class Sheet:
    """A note with its proposals. `known` are people whom it names and who are written down already.

    `offered` are the deals it may be about, while none is chosen and several fit.
    """

    text: str
    day: date
    deal: Opportunity | None
    guessed: bool = False
    captured: Captured | None = None
    cards: list[Card] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    offered: list[Opportunity] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """A digest of what the proposals were read from: a note that has grown since is looked at again."""
        read = f"{self.deal.pk if self.deal else ''}\n{self.day}\n{self.text}"
        return hashlib.sha256(read.encode()).hexdigest()[:16]

    @property
    def blocked(self) -> list[tuple[str, Blocked]]:
        """Clauses that may not be kept, with what they say."""
        return [(self.text[one.quote.start : one.quote.end], one) for one in self._all_blocked()]

    @property
    def placed(self) -> list[Card]:
        """What can be written."""
        return [card for card in self.cards if card.form is not None]

    @property
    def left(self) -> list[Card]:
        """What has no place and stays in the note."""
        return [card for card in self.cards if card.form is None]

    @property
    def is_open(self) -> bool:
        """Whether the note names no source, so that everybody on the deal may read it."""
        ones = self.captured.proposals if self.captured else ()
        return not any(one.source or one.heard_from or one.hearsay or one.kind in SEALED_KINDS for one in ones)

    def cut(self) -> list[tuple[int, int]]:
        """The places that may not be kept, those that touch put together."""
        found: list[tuple[int, int]] = []
        for one in sorted(self._all_blocked(), key=lambda one: one.quote.start):
            if found and one.quote.start <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], one.quote.end))
            else:
                found.append((one.quote.start, one.quote.end))
        return found

    def outcome_of_the_rest(self) -> list[tuple[str, str]]:
        """What was not confirmed: dropped by the writer, or without a place."""
        dropped = [(card.one.kind.value, "dropped") for card in self.placed if not card.ticked]
        return [*dropped, *((card.one.kind.value, "note") for card in self.left)]

    def card(self, key: str) -> Card | None:
        """The card of this key."""
        return next((card for card in self.cards if card.key == key), None)

    def _all_blocked(self) -> Sequence[Blocked]:
        return self.captured.blocked if self.captured else ()


def make_sheet(
    user: User, text: str, deal: Opportunity | None, deals: Sequence[Opportunity], day: date, *, at: datetime,
    typed: Mapping[str, Any] | None = None, sent: bool = False,
) -> Sheet:  # fmt: skip
    """Read a note. `typed` is what the page held: corrections stay; with `sent` they are what is to be written."""
    guessed = deal is None
    fitting = [deal] if deal else list(deals) if len(deals) == 1 else queries.spoken_of(text, deals)
    deal = fitting[0] if len(fitting) == 1 else None
    sheet = Sheet(text, day, deal, guessed and deal is not None)
    if deal is None or not text.strip():
        sheet.offered = fitting[:MOST_OFFERED]
        return sheet
    sheet.captured = queries.read_note(text, deal, deals, day)
    here = {deal.pk: queries.around(user, deal, at=at)}
    for one in sheet.captured.proposals:
        of = queries.by_name(one.about, deals) if one.about else deal
        if of is not None and of.pk not in here:
            here[of.pk] = queries.around(user, of, at=at)
        if _is_known(one):
            sheet.known += [one.fields.name] if isinstance(one.fields, PersonFields) else []
            continue
        why_not = queries.hindrance(one, here[of.pk]) if of else _elsewhere(one)
        sheet.cards.append(_card(one, sheet, of or deal, why_not, typed if typed is not None else {}, sent=sent))
    sheet.known = list(dict.fromkeys(sheet.known))
    return sheet


def _is_known(one: Proposal) -> bool:
    """Somebody who is written down already, of whom there is nothing to write."""
    return isinstance(one.fields, PersonFields) and one.fields.known is Answer.YES


def _elsewhere(one: Proposal) -> str:
    told = _("This is about %(name)s, which is not one opportunity of yours. It stays in the note.")
    return told % {"name": one.about}


def _card(
    one: Proposal, sheet: Sheet, deal: Opportunity, why_not: str, typed: Mapping[str, Any], *, sent: bool
) -> Card:
    key = "p" + hashlib.sha256(repr((one.kind, one.fields, one.about)).encode()).hexdigest()[:10]
    seen = f"{key}-seen" in typed
    by_itself = one.certainty is not Certainty.UNSURE and one.kind not in SEALED_KINDS
    ticked = f"{key}-take" in typed if seen else by_itself and not sent
    form = None
    if not why_not and one.kind in FORMS:
        form = FORMS[one.kind](
            one, deal, sheet.day, prefix=key, data=typed if sent and seen else None, typed=typed if seen else None
        )
    quotes = [sheet.text[quote.start : quote.end] for quote in one.quotes]
    quotes = [q for q in quotes if not any(q != other and q in other for other in quotes)]
    elsewhere = sheet.deal is not None and deal.pk != sheet.deal.pk
    return Card(key, one, deal, quotes, list(_told(one)), why_not, form, ticked and form is not None, elsewhere)


def _told(one: Proposal) -> Iterator[tuple[str, str]]:
    """What the proposal says, field by field, in words."""
    untold = UNTOLD_OF_PEOPLE if one.kind in PEOPLE else UNTOLD
    for column in fields(one.fields):
        value = getattr(one.fields, column.name)
        if column.name in untold or value == column.default or (column.name == "within" and _has_day(one)):
            continue
        label: Words = column.metadata["words"]
        yield in_reader_language(label), _shown(value, column.name, getattr(one.fields, "currency", "CNY"))


def _has_day(one: Proposal) -> bool:
    names = ("on", "planned_on", "done_on", "due_on", "signed_on", "received_on")
    return any(getattr(one.fields, name, None) for name in names)


def _shown(value: Any, name: str, currency: str) -> str:
    zh = (get_language() or "").startswith("zh")
    if isinstance(value, Term):
        return in_reader_language(value.words)
    if isinstance(value, tuple):
        return "、".join(_shown(item, name, currency) for item in value)
    if isinstance(value, Within):
        return "–".join(_shown(each, name, currency) for each in (value.first, value.last) if each)
    if isinstance(value, date):
        return day_words(value, value, zh=zh)
    if isinstance(value, Decimal):
        return short_money(value, currency, zh=zh) if "amount" in name else f"{value.normalize():f}"
    return number(value) if isinstance(value, int) and name != "year" else str(value)
