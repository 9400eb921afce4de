"""One name in a note: whose it is, and whom it means."""

from __future__ import annotations

from dataclasses import dataclass

from yunchou.desk.capture.contract.terms import Doubt
from yunchou.playbook.kernel.terms import Term


class Side(Term):
    """Where somebody belongs."""

    CUSTOMER = "customer", "客户方", "The customer's"
    OURS = "ours", "我方", "Ours"
    RIVALS = "rivals", "对手方", "A rival's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody named in a note. `name` is the dossier's when he is known. `company` is where he is said to be from."""

    start: int
    end: int
    name: str
    side: Side = Side.CUSTOMER
    known: bool = False
    title: str = ""
    department: str = ""
    company: str = ""
    candidates: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """A rival, the customer or another customer where the note names it."""

    start: int
    end: int
    name: str
    is_rival: bool = False
    is_account: bool = False
    known: bool = True
