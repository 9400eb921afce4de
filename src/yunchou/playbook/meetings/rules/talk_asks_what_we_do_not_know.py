"""What to talk about is prepared; a meeting is the place to ask what we do not know (P103, P39)."""

from __future__ import annotations

from collections.abc import Iterator

from yunchou.playbook.dossier.rulecraft import UNKNOWN, YES, Case, Move, Rule, Severity, Words, missing, say
from yunchou.playbook.meetings.planned import upcoming
from yunchou.playbook.qualification.factors import established


def judge(case: Case) -> Iterator[Move]:
    """Fires for each meeting ahead without a prepared agenda, with the questions that the deal still has."""
    open_facts = dict.fromkeys(unknown.fact for unknown in case.of(established).unknowns)
    asked = list(open_facts)[:3]
    for meeting in case.of(upcoming):
        if meeting.agenda is YES:
            continue
        yield Move(
            sentence=say(
                "“{title}”写好议程，把这几问排进去：{questions}。",
                "Write the agenda of {title} and put these questions in: {questions}.",
                title=meeting.title,
                questions=Words("、".join([w.zh for w in asked]), ", ".join([w.en.lower() for w in asked])),
            )
            if asked
            else say(
                "“{title}”写好议程：要他们同意什么、我们答复什么、下一步定哪天。",
                "Write the agenda of {title}: what they shall agree to, what we answer, which day comes next.",
                title=meeting.title,
            ),
            severity=Severity.IMPORTANT,
            unknowns=(missing("meetings.agenda", of=meeting.title),) if meeting.agenda is UNKNOWN else (),
            by=meeting.on,
        )


RULE: Rule[Case] = Rule(
    id="talk_asks_what_we_do_not_know",
    title=Words("交流内容提前准备", "Prepare what to ask"),
    phrases=(103, 39),
    inputs=("meetings.agenda", "meetings.on", "stage_answers.answer"),
    judge=judge,
)
