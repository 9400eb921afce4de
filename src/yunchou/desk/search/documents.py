"""Which words of a company, a person and a deal can be found. Only what is named here is ever indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from yunchou.desk.customers.models import Company, Contact
from yunchou.desk.opportunities.models import Opportunity
from yunchou.desk.search.models import CompanyTokens, ContactTokens, OpportunityTokens
from yunchou.desk.search.tokens import WHOLE, name_tokens, text_tokens


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that can be found: where it is stored, what is read of it, how that becomes tokens."""

    name: str
    subject: type[models.Model]
    tokens: type[models.Model]
    columns: tuple[str, ...]
    cut: Callable[..., set[str]]

    @property
    def table(self) -> str:
        """The table of tokens."""
        return self.tokens._meta.db_table

    def read(self, ids: Iterable[int]) -> dict[int, str]:
        """The tokens of these things, as they are stored; things that are gone are left out."""
        rows: Any = self.subject._default_manager.filter(pk__in=list(ids)).values_list("pk", *self.columns)
        return {pk: " ".join(sorted(self.cut(*values))) for pk, *values in rows}


def _company(name: str, short_name: str, credit_code: str, location: str, niche: str) -> set[str]:
    return name_tokens(name, short_name) | text_tokens(credit_code, location, niche)


def _contact(name: str, department: str, title: str, phone: str, email: str, company: str, short_name: str) -> set[str]:
    digits = "".join(filter(str.isdigit, phone))
    return name_tokens(name) | text_tokens(department, title, digits, email) | _of_company(company, short_name)


def _opportunity(name: str, company: str, short_name: str) -> set[str]:
    return name_tokens(name) | _of_company(company, short_name)


def _of_company(name: str, short_name: str) -> set[str]:
    """People and deals are found by their company too, but only the company is what is called so."""
    return {token for token in name_tokens(name, short_name) if not token.startswith(WHOLE)}


KINDS = {
    kind.name: kind
    for kind in (
        Kind("company", Company, CompanyTokens, ("name", "short_name", "credit_code", "location", "niche"), _company),
        Kind(
            "contact",
            Contact,
            ContactTokens,
            ("name", "department", "title", "phone", "email", "company__name", "company__short_name"),
            _contact,
        ),
        Kind(
            "opportunity",
            Opportunity,
            OpportunityTokens,
            ("name", "customer__name", "customer__short_name"),
            _opportunity,
        ),
    )
}
