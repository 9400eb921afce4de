"""People at customers from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from yunchou.desk.customers import queries
from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.customers.naming import name_key
from yunchou.desk.customers.operations import create_contacts, edit_contact
from yunchou.desk.errors import Invalid
from yunchou.desk.exchange import values as read
from yunchou.desk.exchange.kinds.each import take_each
from yunchou.desk.exchange.kinds.kind import Column, Kind, Row, Taken, Values
from yunchou.desk.identity.models import User
from yunchou.playbook.kernel.terms import Words

COLUMNS = (
    Column("company", Words("客户名称", "Customer"), read.text(160), ("account", "公司", "公司名称", "公司全称", "客户"), required=True),
    Column("name", Words("姓名", "Name"), read.text(80), ("联系人", "contact", "contact name"), required=True),
    Column("department", Words("部门", "Department"), read.text(80)),
    Column("title", Words("职务", "Title"), read.text(80), ("职位", "岗位", "job title")),
    Column("phone", Words("电话", "Phone"), read.text(40), ("手机", "手机号", "mobile", "联系电话")),
    Column("email", Words("邮箱", "Mail address"), read.text(254), ("邮件", "e-mail", "电子邮箱")),
)  # fmt: skip
_OWN = ("name", "department", "title", "phone", "email")


def _take(rows: Sequence[Row], known: Mapping[str, int], *, actor: User, at: datetime) -> Taken:
    taken = Taken()
    keys = {name_key(str(row.values["company"])) for row in rows}
    companies = {company.name_key: company for company in queries.visible(actor).filter(name_key__in=keys)}
    stored = _stored(rows, known, companies)

    def edit(row: Row) -> int:
        contact = stored[row.reference]
        said = {name: row.values[name] for name in _OWN if row.values.get(name)}
        return edit_contact(contact, said, seen_version=contact.version, actor=actor, at=at).pk

    def create(row: Row) -> int:
        return create_contacts([(_company(row, companies), _values(row))], actor=actor, at=at)[0].pk

    take_each([row for row in rows if row.reference in stored], edit, taken)
    new = [row for row in rows if row.reference not in stored]
    try:
        made = create_contacts([(_company(row, companies), _values(row)) for row in new], actor=actor, at=at)
    except Invalid:
        take_each(new, create, taken)
    else:
        taken.subjects.update({row.line: contact.pk for row, contact in zip(new, made, strict=True)})
    return taken


def _company(row: Row, companies: Mapping[str, Company]) -> Company:
    company = companies.get(name_key(str(row.values["company"])))
    if company is None:
        raise Invalid({"company": _("There is no such customer. Import or add it first.")})
    return company


def _stored(rows: Sequence[Row], known: Mapping[str, int], companies: Mapping[str, Company]) -> dict[str, Contact]:
    """What these rows already are here: by an earlier import, else by customer and name."""
    within = Contact.objects.filter(company__in=companies.values()).select_related("company")
    by_pk = {
        contact.pk: contact
        for contact in within.filter(pk__in=[known[r.reference] for r in rows if r.reference in known])
    }
    by_name = {
        contact_reference({"company": contact.company.name, "name": contact.name}): contact
        for contact in within.filter(name__in=[row.values["name"] for row in rows])
    }
    wanted = {row.reference for row in rows}
    found = {ref: contact for ref, contact in by_name.items() if ref in wanted}
    return found | {ref: by_pk[pk] for ref, pk in known.items() if pk in by_pk}


def _values(row: Row) -> Values:
    return {name: row.values.get(name) or "" for name in _OWN}


def contact_reference(values: Values) -> str:
    """A person is recognised by customer and name."""
    return f"{name_key(str(values['company']))}/{read.normal(str(values['name']))}"


CONTACTS = Kind("contacts", Words("联系人", "Contacts"), COLUMNS, contact_reference, _take)
