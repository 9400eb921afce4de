from datetime import date

from tests.playbook.examples import at, examples, fires, silent, unknown
from yunchou.playbook.meetings.facts import Interaction
from yunchou.playbook.pipeline.stages import Stage
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
    silent("还在寻找商机", "Still prospecting", opportunity=at(Stage.PROSPECTING, last_contact_on=date(2025, 1, 1))),
    unknown("上次联系不知道", "The last contact is unknown", asks=True, opportunity=at(Stage.REQUIREMENTS)),
)


@examples(CASES)
def test_contact_does_not_lapse(example):
    example.holds_for(RULE)
