"""A version of a contract's text as a Word file: its words and nothing else, so that it comes back as it went."""

from __future__ import annotations

from yunchou.playbook.contracts.clauses import clauses_of


def text_document(text: str) -> bytes:
    """The clauses under their headings, the first line as the title; nothing is added that the text does not say."""
    from yunchou.desk.meetings.papers import WordPaper  # Word's library is slow to load, and seldom asked for

    clauses = clauses_of(text)
    opening = clauses[0].text.splitlines() if clauses and not clauses[0].heading else []
    paper = WordPaper(opening[0] if opening else "", "")
    paper.lines(opening[1:])
    for clause in clauses:
        if clause.heading:
            paper.heading(clause.heading)
            paper.lines(clause.text.splitlines())
    return paper.in_bytes()
