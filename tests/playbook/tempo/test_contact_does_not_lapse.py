from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.stakeholders.facts import Person
from yunchou.playbook.tempo.rules.contact_does_not_lapse import RULE

CASES = (
    fires(
        "20 天没联系",
        "20 days of silence",
        "20 天",
        opportunity=at(Stage.REQUIREMENTS, last_contact_on=date(2026, 2, 10)),
    ),
    silent(
        "上周刚见过",
        "Met last week",
        opportunity=at(Stage.REQUIREMENTS, last_contact_on=date(2025, 1, 1)),
        interactions=(Interaction(on=date(2026, 2, 24)),),
    ),
    silent(
        "没记往来，可上周见过关键人",
        "No contact is noted, yet a key person was met last week",
        opportunity=at(Stage.REQUIREMENTS),
        people=(Person(name="李主任", last_met_on=date(2026, 2, 26)),),
    ),
    unknown(
        "有往来，都没写日期",
        "There are contacts, none with a day",
        asks=True,
        says="没写日期",
        opportunity=at(Stage.REQUIREMENTS),
        interactions=(Interaction(people=("李主任",)),),
    ),
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING, last_contact_on=date(2025, 1, 1))),
    unknown("上次联系不知道", "The last contact is unknown", asks=True, opportunity=at(Stage.REQUIREMENTS)),
)


@examples(CASES)
def test_contact_does_not_lapse(example):
    example.holds_for(RULE)
