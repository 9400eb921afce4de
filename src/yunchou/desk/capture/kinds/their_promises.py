"""What the customer promised us, each with its day (P35, P53)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yunchou.desk.capture.contract.deal_fields import PromiseFields
from yunchou.desk.capture.contract.proposals import Proposal
from yunchou.desk.capture.contract.terms import Doubt, Kind
from yunchou.desk.capture.kinds.making import date_doubts, moment_near, propose, within
from yunchou.desk.capture.reading import CUSTOMER, RIVAL, Clause, Reading
from yunchou.desk.capture.words import promises as say
from yunchou.desk.capture.words.papers import ITS_PAPER


def customer_promises(reading: Reading) -> Iterator[Proposal]:
    """What somebody at the customer is to do for us."""
    for clause in reading.clauses:
        if (
            clause.stance.is_open
            or RIVAL in clause.mask
            or say.WE_TELL.match(clause.mask)
            or say.ASKED_OF_US.search(clause.mask)
            or re.search(
                r"把(?:电话|微信|名片|联系方式|号码)[^，]{0,4}(?:给|推|发)|原来(?=答应)|推给|(?:没|不|未)(?:有)?(?:答应|同意|承诺)",
                clause.mask,
            )
            or (
                re.search(
                    r"帮(?:我们|咱们)(?:说(?:了)?(?:话|好话|几句)|讲话|站台|撑腰)|帮(?:忙|我们|咱们)(?:把?.+了$|.{0,12}了)",
                    clause.mask,
                )
                and not re.search("说(?!了?(?:话|好话|几句|情|一声))|答应", clause.mask)
            )
        ):
            continue  # what was done for us already is no promise
        match = say.THEIRS.search(clause.mask) or _gives_us(reading, clause)
        by = _by(reading, clause, match)
        if match is None:
            match = say.COMMITS.match(clause.mask)
            match = match or say.GIVES_WORD.match(clause.mask)
            before = reading.before(clause)
            named = reading.names_in(*reading.of(before)) if before else ()
            if match is None or not (clause.speaker or named):
                continue
            by = clause.speaker or named[-1]
        body = clause.mask[match.end() :]
        act = say.FOR_US.search(body) or say.FOR_US.search(match["how"])
        if (
            act is None
            or (say.NOT_PROMISE.search(body) and not ITS_PAPER.search(body))
            or re.search(r"^(?:我们?|咱们?)", body)
            or (
                match["how"].startswith("会")
                and not re.search(
                    r"给我|过来|发我|给我们|帮|替我们|跟.{0,6}说|向.{0,8}(?:汇报|推荐)|安排|引荐|协调|会上.{0,4}(?:提|说)|"
                    r"反馈|回复|答复|通知|提醒|告诉|打听|盯|推",
                    body,
                )
            )
        ):
            continue
        moment = moment_near(reading, clause)
        span = moment.when(past=False) if moment else None
        what = clause.text[match.end("how") if match["how"] not in {"帮忙", "帮我们"} else match.start("how") :].strip(
            " 了，。,"
        )
        if not say.THING.search(what) and (thing := say.THING.search(clause.text)):
            what = clause.text[thing.start() :].strip()
        what = re.sub("^说|^把", "", what)
        fields = PromiseFields(what=what, by=by, to="", due_on=span.day if span else None, within=within(span))
        yield propose(
            clause, Kind.CUSTOMER_PROMISE, fields, doubts=[*date_doubts(moment, span), *([] if by else [Doubt.WHO])]
        )


def _gives_us(reading: Reading, clause: Clause) -> re.Match[str] | None:
    """Somebody of theirs gives us something on a day that lies ahead."""
    match = say.GIVES_US.search(clause.mask) or say.DOES_SO.search(clause.mask)
    moments = reading.moments_in(*reading.of(clause)) if match else []
    return match if any(one.ahead.last > reading.as_of for one in moments) and not clause.stance.done else None


def _by(reading: Reading, clause: Clause, match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    if match["who"].startswith(CUSTOMER):
        person = reading.person_at(clause.start + match.start("who"))
        return person.name if person else ""
    if clause.speaker:
        return clause.speaker
    before = reading.before(clause, anywhere=True)
    names = reading.names_in(0 if match["who"][0].isascii() else before.start, clause.start) if before else ()
    return names[-1] if names and match["who"][0] in "他她hsHS" else ""
