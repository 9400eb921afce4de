from datetime import date

from tests.playbook.examples import TODAY, at, examples, fires, silent, unknown
from yunchou.playbook.kernel.advice import Severity
from yunchou.playbook.pipeline.rules.pause_has_a_wake_up_and_a_kill_date import RULE
from yunchou.playbook.pipeline.stages import Stage, Standing

CASES = (
    fires(
        "放弃日排在唤醒日之前",
        "The kill date comes before the wake-up date",
        "放弃日排在唤醒日之前",
        severity=Severity.IMPORTANT,
        opportunity=at(
            Stage.REQUIREMENTS, standing=Standing.PAUSED, wake_up_on=date(2026, 6, 1), kill_on=date(2026, 4, 1)
        ),
    ),
    fires(
        "唤醒日到了",
        "The wake-up date has come",
        "唤醒日到了",
        severity=Severity.URGENT,
        opportunity=at(Stage.REQUIREMENTS, standing=Standing.PAUSED, wake_up_on=TODAY, kill_on=date(2026, 6, 1)),
    ),
    fires(
        "放弃日到了，先说放弃",
        "The kill date has come and goes first",
        "放弃日到了",
        opportunity=at(Stage.REQUIREMENTS, standing=Standing.PAUSED, wake_up_on=TODAY, kill_on=TODAY),
    ),
    silent(
        "两个日期都在以后",
        "Both dates lie ahead",
        opportunity=at(
            Stage.REQUIREMENTS, standing=Standing.PAUSED, wake_up_on=date(2026, 4, 1), kill_on=date(2026, 6, 1)
        ),
    ),
    silent(
        "已经放弃的单子",
        "Given up already",
        opportunity=at(
            Stage.REQUIREMENTS, standing=Standing.LOST, wake_up_on=date(2026, 6, 1), kill_on=date(2026, 4, 1)
        ),
    ),
    silent("没有停", "Not paused", opportunity=at(Stage.REQUIREMENTS)),
    unknown(
        "停了但没定日期",
        "Paused without dates",
        asks=True,
        says="放弃日",
        opportunity=at(Stage.REQUIREMENTS, standing=Standing.PAUSED),
    ),
)


@examples(CASES)
def test_pause_has_a_wake_up_and_a_kill_date(example):
    example.holds_for(RULE)
