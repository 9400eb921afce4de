"""The house contract, what became of three contracts' texts, obligations, amendments, and who stands in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from yunchou.desk.approvals.operations import decide, stand_in
from yunchou.desk.contracts.amending import OBLIGATION
from yunchou.desk.contracts.documents import text_document
from yunchou.desk.contracts.models import Amendment, Contract, ContractTemplate
from yunchou.desk.contracts.queries import leaves_of
from yunchou.desk.contracts.reviewing import ask_review
from yunchou.desk.contracts.texts import draft_text, keep_file, keep_template, take_returned, write_text
from yunchou.desk.contracts.uploads import Upload
from yunchou.desk.demo.colleagues import People
from yunchou.desk.demo.told import Told
from yunchou.desk.opportunities.rows import add_row
from yunchou.desk.receivables.amending import adopt_amendment, propose_amendment
from yunchou.desk.receivables.models import Invoice
from yunchou.desk.receivables.red_letters import exchange_invoice
from yunchou.desk.web.files import WORD
from yunchou.playbook.contracts.terms import Bound, PaperKind
from yunchou.playbook.kernel.terms import Answer

Play = Callable[[datetime], None]
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def tell_papers(plan: dict[str, Any], deals: dict[str, Told], people: People) -> None:
    """Let the papers be written, sent back, agreed to and signed on the days on which they were."""
    story, house = next(iter(deals.values())).story, plan["template"]
    story.on(house["ago"], lambda at: _house(house, people, at))
    for name, said in plan["deals"].items():
        _tell(deals[name], said)
    story.on(1, lambda at: _away(people, at))


def _house(house: dict[str, Any], people: People, at: datetime) -> None:
    keep_template(house["name"], house["text"], actor=people["wumin"], at=at)


def _away(people: People, at: datetime) -> None:
    first = timezone.localdate(at) + timedelta(days=3)
    days = {"first_on": first, "last_on": first + timedelta(days=4)}
    stand_in(to=people["luojing"], reason="去成都见客户", actor=people["linfeng"], at=at, **days)


def _tell(told: Told, said: dict[str, Any]) -> None:
    on = told.story.on
    on(said["draft"], lambda at: _draft(told, at))
    if "returned" in said:
        on(said["returned"][0], _returned(told, *said["returned"][1:]))
        on(said["ours"][0], _ours(told, *said["ours"][1:]))
    for number, ago, words in said["reviews"]:
        on(ago, _review(told, number))
        for who, when, answer in words:
            on(when, _agreed(told, number, who, answer))
    on(said["scan"], lambda at: _scan(told, at))
    for each in said.get("obligations", []):
        on(max(said["scan"] - 1, 1), _obligation(told, each))
    if "exchange" in said:
        on(said["exchange"][0], _exchanged(told, *said["exchange"][1:]))
    if "amendment" in said:
        drafted, adopted, why, seats, due, *later = said["amendment"]
        on(drafted, _amendment(told, why, seats, later[0] if later else None))
        if adopted:
            on(adopted, _adopted(told, due))


def _contract(told: Told) -> Contract:
    return Contract.objects.select_related("opportunity__customer", "opportunity__owner").get(opportunity=told.deal)


def _draft(told: Told, at: datetime) -> None:
    draft_text(_contract(told), ContractTemplate.objects.get(), actor=told.owner, at=at)


def _changed(text: str, changes: list[list[str]]) -> str:
    for before, after in changes:
        if before not in text:
            raise LookupError(before)
        text = text.replace(before, after, 1)
    return text


def _returned(told: Told, note: str, changes: list[list[str]]) -> Play:
    def take(at: datetime) -> None:
        contract = _contract(told)
        content = text_document(_changed(contract.texts.get(number=1).text, changes))
        upload = Upload("合同（法务修改）.docx", WORD, content, hashlib.sha256(content).hexdigest())
        take_returned(contract, upload, note, actor=told.owner, at=at)

    return take


def _ours(told: Told, note: str, changes: list[list[str]]) -> Play:
    def write(at: datetime) -> None:
        contract = _contract(told)
        write_text(contract, _changed(contract.texts.get(number=2).text, changes), note, actor=told.owner, at=at)

    return write


def _review(told: Told, number: int) -> Play:
    def review(at: datetime) -> None:
        ask_review(_contract(told).texts.get(number=number), actor=told.owner, at=at)

    return review


def _agreed(told: Told, number: int, who: str, answer: str) -> Play:
    def agree(at: datetime) -> None:
        leaves = leaves_of(_contract(told).texts.get(number=number))
        leave = next(each for each in leaves if each.waits)
        said: dict[str, Any] = {"approved": Answer.YES, "answer": answer, "seen_version": leave.version}
        decide(leave, **said, actor=told.people[who], at=at)

    return agree


def _scan(told: Told, at: datetime) -> None:
    upload = Upload("合同签字盖章扫描件.pdf", "application/pdf", SCAN, hashlib.sha256(SCAN).hexdigest())
    keep_file(_contract(told), PaperKind.SIGNED, upload, actor=told.finance, at=at)


def _obligation(told: Told, each: list[Any]) -> Play:
    bound, what, clause, due, done, who = each

    def note(at: datetime) -> None:
        values = {
            "bound": Bound.of(bound),
            "what": what,
            "clause": clause,
            "due_on": told.story.clock.day(due),
            "done_on": told.day(done) if done and told.story.clock.day(done) <= timezone.localdate(at) else None,
            "owner": told.people[who] if who else None,
        }
        add_row(OBLIGATION, told.deal, values, actor=told.owner, at=at)

    return note


def _exchanged(told: Told, position: int, red: str, new: str, title: str) -> Play:
    def exchange(at: datetime) -> None:
        rows = Invoice.objects.select_related("instalment__contract__opportunity")
        wrong = rows.get(instalment__contract__opportunity=told.deal, instalment__position=position, red_of=None)
        values = {"number": red, "new_number": new, "title": title, "tax_number": "", "confirmation": ""}
        exchange_invoice(wrong, **values, issued_on=timezone.localdate(at), actor=told.finance, at=at)

    return exchange


def _amendment(told: Told, why: str, seats: int, days_later: int | None) -> Play:
    def draft(at: datetime) -> None:
        contract = _contract(told)
        more = Decimal(seats) * contract.amount / (contract.seats or 1)
        amount = (contract.amount + more).quantize(Decimal(1))
        values = {"seats": (contract.seats or 0) + seats, "amount": amount, "days_later": days_later}
        propose_amendment(contract, values, reason=why, actor=told.owner, at=at)

    return draft


def _adopted(told: Told, due: int) -> Play:
    def adopt(at: datetime) -> None:
        rows = Amendment.objects.select_related("contract__opportunity__customer", "contract__opportunity__owner")
        amendment = rows.get(contract__opportunity=told.deal)
        adopt_amendment(
            amendment,
            signed_on=timezone.localdate(at),
            due_on=told.story.clock.day(due),
            scan=None,
            seen_version=amendment.version,
            actor=told.finance,
            at=at,
        )

    return adopt
