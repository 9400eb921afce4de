"""Who took part: nobody whom the note only speaks of, nobody whom others met."""

from __future__ import annotations

import re

from yunchou.desk.capture.naming.mentions import Person, Side
from yunchou.desk.capture.reading import PERSON, RIVAL, THEIRS, Clause, Reading
from yunchou.desk.capture.words import meetings as say

# 到场的有王总，IT部小李，还有质培组的老葛: names go on, each with its department
_TEAM = r"(?:[\u4e00-\u9fffA-Za-z]{0,6}(?:部|处|科|组|中心|室|办|团队)的?)?"
NAMES_ON = re.compile(rf"(?:和|还有|以及|跟)?\s?{_TEAM}{PERSON}(?:\s?[、和跟]\s?{_TEAM}{PERSON})*(?:都在|也在)?")


def participants(reading: Reading, clause: Clause, match: re.Match[str]) -> list[Person]:
    """The people of the customer in a match, and in clauses after it that hold nothing but names."""
    start, end = clause.start + match.start("who"), clause.start + match.end("who")
    named = reading.people_in(start, end)
    position = end
    # 见了王总，李主任，小刘: a list goes on in clauses that hold nothing but names
    other = reading.after(clause)
    while other and match.end("who") == len(clause.mask) and NAMES_ON.fullmatch(other.mask):
        named += reading.people_in(*reading.of(other))
        position = other.piece.end
        other = reading.after(other)
    return [
        one
        for one in named
        if one.side is Side.CUSTOMER and one.start < position and not _stands_for_another(clause, one)
    ]


def _stands_for_another(clause: Clause, person: Person) -> bool:
    """王总的助理小何, 王总他们部门的小马: the first only says whose the second is."""
    if not clause.start <= person.start < clause.piece.end:
        return False
    offset = person.start - clause.start + 1
    whose = say.SOMEBODY_OF_HIS.match(clause.mask, offset)
    return bool(whose) or bool(re.match(rf"‥*(?:他们|她们|那边|手下)的?{PERSON}", clause.mask[offset:]))


# Ways in which we are the ones who do it, and ways in which the customer's people are.
OURSELVES = re.compile(r"我|咱|Ⓤ|\b(?:we|us|me|i)\b", re.I)
_OURS = {"with", "with_done", "see", "show", "phone", "to_phone", "to_message"}
# Ways in which something is brought to us
_BRINGS = {"hands_us", "hands_us_rival", "forwards"}
_THEIRS = {"they_come", "received", "talk_to_us", "they_phone", "they_write"}


def is_our_contact(reading: Reading, way: str, clause: Clause, match: re.Match[str]) -> bool:
    """Whether it was we who were there: not a rival, not people of the customer among themselves."""
    if say.SOMEBODY_OF_HIS.match(clause.mask, match.end("who")):
        return False
    before = clause.mask[: match.start("who")]
    inside = clause.mask[match.start() : match.start("who")]
    before = before[: len(before) - len(inside)]
    if clause.hearsay and not OURSELVES.search(clause.mask):  # one hears of meetings of others
        return False
    if reading.rival_acts(clause) and RIVAL not in clause.mask and THEIRS not in clause.mask:
        return False
    if way in {"see", "with", "with_done"} and _goes_on_about_somebody(reading, clause, before):
        return False
    if RIVAL in clause.mask[: match.start("who")] or THEIRS in clause.mask[: match.start("who")]:
        return bool(re.search(r"(?:我们?|咱们?|Ⓤ‥*)[^ⓅⓇ]{0,6}$", before)) and RIVAL not in before[-8:]
    if way in _OURS and say.SUBJECT_BEFORE.search(before):
        return bool(re.search(r"(?:我们?|咱们?|Ⓤ‥*)[^ⓅⓇ]{0,8}$", before))
    if way in _THEIRS and (
        say.SPOKEN_OF.search(before)
        or re.search(r"[给跟和与向]\s?$", before)
        or (way in {"they_come", "received"} and RIVAL in clause.mask[match.end("who") :][:12])
    ):
        return False
    if way in _BRINGS and (_is_to_come(clause.mask[match.end("who") : match.end()]) or _not_yet(reading, clause)):
        return False
    if way == "talk_to_us" and _is_to_come(clause.mask[match.end("who") : match.end()]):
        return False
    sent = re.search(
        r"(?:[给让叫帮劝催]|派|安排|建议|推荐|提醒|要求|希望|示意|暗示)(?:我们?|他|她|Ⓤ‥*)?[^ⓅⓇ]{0,6}$", before
    )
    return not (way in _OURS and sent and not clause.stance.done)


def _not_yet(reading: Reading, clause: Clause) -> bool:
    """王总这周把清单给我们: a time that is not over, and nothing done."""
    moments = reading.moments_in(*reading.of(clause))
    return not clause.stance.done and any(one.ahead.last > reading.as_of for one in moments)


def _is_to_come(words: str) -> bool:
    """王总让我们下周见, 李主任说周五前给我发清单: what somebody is told to do or says he will do."""
    said = re.split("我|咱", words)[0]
    return bool(re.search(r"让|叫|要求|希望|建议|答应|承诺|催|安排", words)) or bool(
        re.search(r"(?:说|讲|表示|保证).{0,12}[给帮替为发]|(?<![机协])会(?!上|后)", said)
    )


def _goes_on_about_somebody(reading: Reading, clause: Clause, before: str) -> bool:
    """王总很忙，上周还见了赵副总: the subject of the clause before is still the subject."""
    other = reading.before(clause)
    if other is None or re.search(r"我们?|咱们?|Ⓤ", before) or other.piece.end - other.piece.start > 30:
        return False
    subject = re.match(rf"{PERSON}(?!‥*(?:不在|没|出差|请假|休假|来的|也在|在场))", other.mask)
    return (
        bool(subject)
        and not say.DENIED_SEEING.search(other.mask)
        and bool(
            re.match(
                r"(?:还|又|也|昨天|上周|Ⓓ‥*|刚|已经|专门|特意|私下|就|会|要|去)*(?:和|跟|与|同|见|找|拜访|约|请)",
                clause.mask,
            )
        )
    )
