"""People at a customer: the reporting lines as a tree."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from yunchou.desk.customers.models import Company, Contact


@dataclass(frozen=True, slots=True)
class PersonInTree:
    """One person and how far below the top of the reporting line."""

    person: Contact
    depth: int

    @property
    def shown_depth(self) -> int:
        """How far it is set in on the page."""
        return min(self.depth, 8)


def people_of(company: Company, *, most: int = 500) -> list[PersonInTree]:
    """The people of one customer along their reporting lines, those who left at the end. One query."""
    people = list(Contact.objects.filter(company=company).order_by("name", "pk")[:most])
    here = [person for person in people if person.left_on is None]
    known = {person.pk for person in here}
    below: dict[int | None, list[Contact]] = defaultdict(list)
    for person in here:
        below[person.reports_to_id if person.reports_to_id in known else None].append(person)
    shown: list[PersonInTree] = []
    waiting = [PersonInTree(person, 0) for person in reversed(below[None])]
    while waiting:
        each = waiting.pop()
        shown.append(each)
        waiting += [PersonInTree(person, each.depth + 1) for person in reversed(below[each.person.pk])]
    return shown + [PersonInTree(person, 0) for person in people if person.left_on is not None]


def superiors_of(contact_id: int | None, *, most: int = 50) -> list[int]:
    """The person and everybody above in the reporting line, nearest first; stops where a line would repeat."""
    lines: dict[int, int | None] = {}
    if contact_id is not None:
        colleagues = Contact.objects.filter(company__contacts=contact_id)
        lines = dict(colleagues.values_list("pk", "reports_to_id"))
    above: list[int] = []
    while contact_id is not None and contact_id not in above and len(above) < most:
        above.append(contact_id)
        contact_id = lines.get(contact_id)
    return above


def possible_superiors(company: Company, contact: Contact | None) -> list[Contact]:
    """Colleagues at the same company whom this person may report to without a circle."""
    people = list(Contact.objects.filter(company=company, left_on__isnull=True).order_by("name", "pk")[:500])
    if contact is None or contact.pk is None:
        return people
    lines = {person.pk: person.reports_to_id for person in people}

    def is_below(pk: int | None) -> bool:
        steps = 0
        while pk is not None and pk != contact.pk and steps <= len(lines):
            pk, steps = lines.get(pk), steps + 1
        return pk == contact.pk

    return [person for person in people if not is_below(person.pk)]
