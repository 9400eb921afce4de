"""Whether the slides of a meeting answer what each attendee worries about (P93, P104)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yunchou.desk.meetings.models import Concern, MeetingAttendee, MeetingPlan
from yunchou.playbook.kernel.terms import Answer


@dataclass(frozen=True, slots=True)
class Match:
    """The slides of a meeting against one attendee. `open` are his concerns not known to be answered in them."""

    answer: Answer
    open: list[Concern]


def slides_match(plan: MeetingPlan, attendee: MeetingAttendee, concerns: Sequence[Concern]) -> Match:
    """What a colleague said of these very slides, else what the concerns say.

    Unknown while no slides are named or no concern is written down. A concern that we have no answer to is a no, one
    whose answer is not said to stand in this version leaves it unknown: a new version is looked at anew.
    """
    open_ = [each for each in concerns if not plan.deck or not each.answer or each.answered_in != plan.deck]
    if attendee.deck_fits is not Answer.UNKNOWN and attendee.deck_looked_at == plan.deck:
        return Match(attendee.deck_fits, [] if attendee.deck_fits is Answer.YES else open_)
    if not plan.deck or not concerns:
        return Match(Answer.UNKNOWN, open_)
    if any(not each.answer for each in concerns):
        return Match(Answer.NO, open_)
    return Match(Answer.UNKNOWN if open_ else Answer.YES, open_)
