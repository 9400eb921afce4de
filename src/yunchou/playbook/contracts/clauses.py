"""A contract's text as clauses: cut at its headings, filled from the deal, compared clause by clause (P84)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from yunchou.playbook.contracts.terms import ClauseChange
from yunchou.playbook.kernel.value_objects import value_object

LONGEST_HEADING = 40
LONGEST_WORDS = 1_500
"""Longer clauses are compared sentence by sentence: word by word would take longer than somebody waits."""
ALIKE = 0.5
"""From this share of equal words on, two clauses under different headings are one that was renamed."""

_NUMBER = r"[0-9一二三四五六七八九十百零〇两]+"
_HEADING = re.compile(
    rf"^\s*(?:#+\s*|第{_NUMBER}[条章节]\s*|(?:Article|Clause|Section)\s+\d+[.:]?\s*"
    rf"|{_NUMBER}[、.．]\s*(?!\d))(?P<title>[^。；;]{{0,{LONGEST_HEADING}}})$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\{\{\s*([^{}\n]{1,40}?)\s*\}\}")
_WORD = re.compile(r"[A-Za-z]+|\d[\d,.]*|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。；\n]*[。；\n]?")
_SPACE = re.compile(r"\s+")


@value_object
class Clause:
    """One clause: its heading as written (empty for what stands before the first one) and its text."""

    heading: str
    text: str

    @property
    def name(self) -> str:
        """The heading without its number: clauses keep their names when they are renumbered."""
        found = _HEADING.match(self.heading)
        title = found["title"] if found else self.heading
        return _SPACE.sub("", title).lower() or _SPACE.sub("", self.heading).lower()


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in order. A heading is a line of its own: `第三条 付款`, `3. Payment`, `# 付款`."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _HEADING.match(line):
            found.append((line.strip().lstrip("#").strip(), []))
        else:
            found[-1][1].append(line.rstrip())
    clauses = (Clause(heading, "\n".join(lines).strip()) for heading, lines in found)
    return tuple(clause for clause in clauses if clause.heading or clause.text)


@value_object
class Filled:
    """A text with its blanks filled. `missing` names the blanks for which nothing is known: they stay visible."""

    text: str
    missing: tuple[str, ...]


def blanks_of(text: str) -> tuple[str, ...]:
    """The names of the blanks of a template, `{{合同金额}}`, each once, in order."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def fill(text: str, values: Mapping[str, str], *, open_blank: str) -> Filled:
    """Put values into the blanks. One without a value is left as `open_blank` with its name in it, for a person."""
    missing = tuple(name for name in blanks_of(text) if not values.get(name))

    def put(found: re.Match[str]) -> str:
        return values.get(found[1]) or open_blank.replace("%", found[1])

    return Filled(_BLANK.sub(put, text), missing)


@value_object
class Part:
    """A stretch of words that stayed, was taken out, or was put in."""

    change: ClauseChange
    text: str


@value_object
class Compared:
    """One clause of two versions. `parts` are its words in reading order, those taken out before those put in."""

    change: ClauseChange
    before: Clause | None
    after: Clause | None
    parts: tuple[Part, ...]

    @property
    def heading(self) -> str:
        """The heading of the later version, of the earlier one where the clause is gone."""
        return (self.after or self.before or Clause("", "")).heading


def compare(before: str, after: str) -> tuple[Compared, ...]:
    """Two versions clause by clause, in the order of the later; what is gone stands where it stood."""
    old, new = clauses_of(before), clauses_of(after)
    partner = _partners(old, new)
    gone = set(range(len(old))) - set(partner.values())

    def after_place(index: int) -> list[Compared]:
        """What is gone directly after this clause of the earlier version."""
        last = next(i for i in range(index + 1, len(old) + 1) if i not in gone)
        return [_gone(old[i]) for i in range(index + 1, last)]

    found = after_place(-1)
    for place, clause in enumerate(new):
        if place in partner:
            found += [_pair(old[partner[place]], clause), *after_place(partner[place])]
        else:
            found.append(_come(clause))
    return tuple(found)


def _partners(old: Sequence[Clause], new: Sequence[Clause]) -> dict[int, int]:
    """Place in the later version → place in the earlier: by name first, then by likeness of the words."""
    free = list(range(len(old)))
    found: dict[int, int] = {}
    for place, clause in enumerate(new):
        same = next((index for index in free if old[index].name == clause.name), None)
        if same is not None:
            found[place] = same
            free.remove(same)
    for place, clause in enumerate(new):
        if place in found or not clause.text:
            continue
        likeness = [(_likeness(old[index].text, clause.text), -index) for index in free]
        if likeness and max(likeness)[0] >= ALIKE:
            found[place] = -max(likeness)[1]
            free.remove(found[place])
    return found


def _likeness(before: str, after: str) -> float:
    match = SequenceMatcher(None, before[:LONGEST_WORDS], after[:LONGEST_WORDS], autojunk=False)
    return match.ratio() if match.quick_ratio() >= ALIKE else 0.0


def _gone(clause: Clause) -> Compared:
    return Compared(ClauseChange.REMOVED, clause, None, (Part(ClauseChange.REMOVED, clause.text),))


def _come(clause: Clause) -> Compared:
    return Compared(ClauseChange.ADDED, None, clause, (Part(ClauseChange.ADDED, clause.text),))


def _pair(before: Clause, after: Clause) -> Compared:
    parts = _parts(before.text, after.text)
    same = before.name == after.name and all(part.change is ClauseChange.SAME for part in parts)
    return Compared(ClauseChange.SAME if same else ClauseChange.CHANGED, before, after, parts)


def _parts(before: str, after: str) -> tuple[Part, ...]:
    """The words of two texts as stretches. Spaces at the ends of lines and between lines say nothing."""
    if _plain(before) == _plain(after):
        return (Part(ClauseChange.SAME, after),)
    old, new = _words(before, after)
    found: list[Part] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Part(ClauseChange.SAME, "".join(new[c:d])))
            continue
        pairs = ((ClauseChange.REMOVED, "".join(old[a:b])), (ClauseChange.ADDED, "".join(new[c:d])))
        found += [Part(change, text) for change, text in pairs if text]
    return tuple(found)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _words(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) <= LONGEST_WORDS:
        return old, new
    return [s for s in _SENTENCE.findall(before) if s], [s for s in _SENTENCE.findall(after) if s]
