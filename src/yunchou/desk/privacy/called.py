"""Texts that may mean a person without his name: “王总”, “老王”, “Mr Smith”. Shown to somebody, never changed.

Another person of the same surname may be meant: who else bears it at the same customer is told beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from yunchou.desk.capture.naming.titles import COMPOUND
from yunchou.desk.customers.models import Contact
from yunchou.desk.privacy import traces
from yunchou.desk.privacy.access_file import table_name

AFTER = (
    "总", "工", "主任", "处", "局", "科", "部长", "行长", "院长", "所长", "校长", "厅长", "经理", "董", "书记",
    "老师", "秘书", "博士", "教授", "主管", "哥", "姐", "先生", "女士", "副",
)  # fmt: skip
"""What follows a surname in talk; longer titles begin with one of these."""
BEFORE = ("老", "小")
ENGLISH = ("Mr", "Ms", "Mrs", "Dr", "Director", "Manager")
MOST, AROUND = 100, 40


@dataclass(frozen=True, slots=True)
class MayMean:
    """One text: in which table and column, the form that was found, and the words around it."""

    table: str
    column: str
    form: str
    words: str


@dataclass(frozen=True, slots=True)
class Called:
    """Everything that may mean a person, and who else at his customer is called so."""

    forms: tuple[str, ...]
    texts: list[MayMean]
    others: list[Contact]


def called(contact: Contact) -> Called:
    """The texts of his customer and its deals in which somebody is called as he may be; his name itself apart."""
    forms = forms_of(contact.name)
    family = surname(contact.name)
    alike = Contact.objects.filter(company=contact.company_id, name__contains=family).exclude(pk=contact.pk)
    others = [other for other in alike.order_by("name", "pk") if surname(other.name) == family] if family else []
    texts = [found for _number, found in zip(range(MOST), _texts(contact, family, forms), strict=False)]
    return Called(forms, texts, others)


def surname(name: str) -> str:
    """The surname of a Chinese or a western name; empty when there is none to tell."""
    if name[:1] >= "\u4e00":
        return next((two for two in COMPOUND if name.startswith(two)), name[:1])
    parts = name.split()
    return parts[-1] if len(parts) > 1 else ""


def forms_of(name: str) -> tuple[str, ...]:
    """How somebody of this name is called in talk."""
    family = surname(name)
    if not family:
        return ()
    if family[:1] < "\u4e00":
        return tuple(f"{title}{dot} {family}" for title in ENGLISH for dot in ("", "."))
    return (*(family + title for title in AFTER), *(before + family for before in BEFORE))


def _texts(contact: Contact, family: str, forms: tuple[str, ...]) -> Iterator[MayMean]:
    # Every form has the surname in it: to ask the database for each of them takes seconds to write down.
    for rows, columns in traces.mentions(contact, [family]) if family else ():
        for row, column in product(rows, columns):
            words = str(getattr(row, column)).replace(contact.name, " " * len(contact.name))
            form = next((each for each in forms if each in words), "")
            if form:
                place = words.index(form)
                around = words[max(0, place - AROUND) : place + len(form) + AROUND]
                yield MayMean(table_name(row), column, form, around.strip())
