"""A version of a contract's text as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunchou.playbook.contracts.clauses import clauses_of

if TYPE_CHECKING:
    from yunchou.desk.contracts.models import ContractText


def text_document(text: ContractText) -> bytes:
    """The clauses under their headings; the contract's number below the title."""
    from yunchou.desk.meetings.papers import (
        in_bytes,
        new_paper,
        put_heading,
        put_lines,
    )  # Word's library is slow to load

    contract = text.contract
    paper = new_paper(contract.title, contract.number)
    for clause in clauses_of(text.text):
        if clause.heading:
            put_heading(paper, clause.heading)
        put_lines(paper, clause.text.splitlines())
    return in_bytes(paper)
