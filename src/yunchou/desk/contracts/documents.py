"""A version of a contract's text as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunchou.playbook.contracts.clauses import clauses_of

if TYPE_CHECKING:
    from yunchou.desk.contracts.models import ContractText


def text_document(text: ContractText) -> bytes:
    """The clauses under their headings; the contract's number below the title."""
    from yunchou.desk.meetings.papers import WordPaper  # Word's library is slow to load

    contract = text.contract
    paper = WordPaper(contract.title, contract.number)
    for clause in clauses_of(text.text):
        if clause.heading:
            paper.heading(clause.heading)
        paper.lines(clause.text.splitlines())
    return paper.in_bytes()
