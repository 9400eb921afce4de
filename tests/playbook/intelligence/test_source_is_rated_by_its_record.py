from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.intelligence.facts import Claim, Report
from yunchou.playbook.intelligence.rules.source_is_rated_by_its_record import RULE
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "两次都说错，现在还靠他",
        "Wrong twice and still relied on",
        "0 对 2 错",
        claims=(
            Claim(statement="旧事", outcome=Answer.NO, reports=(Report(source="李主任"),)),
            Claim(statement="旧事", outcome=Answer.NO, reports=(Report(source="李主任"),)),
            Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任", on=date(2026, 2, 1)),)),
        ),
    ),
    silent(
        "一对一错",
        "Right once, wrong once",
        claims=(
            Claim(statement="旧事", outcome=Answer.NO, reports=(Report(source="李主任"),)),
            Claim(statement="旧事", outcome=Answer.YES, reports=(Report(source="李主任"),)),
            Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任", on=date(2026, 2, 1)),)),
        ),
    ),
    silent(
        "现在没有靠他的情报",
        "Nothing rests on him now",
        claims=(
            Claim(statement="旧事", outcome=Answer.NO, reports=(Report(source="李主任"),)),
            Claim(statement="旧事", outcome=Answer.NO, reports=(Report(source="李主任"),)),
            Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="吴会计", on=date(2026, 2, 3)),)),
        ),
    ),
    unknown(
        "只错过一次，还说明不了",
        "Wrong once says little",
        asks=False,
        claims=(
            Claim(statement="旧事", outcome=Answer.NO, reports=(Report(source="李主任"),)),
            Claim(statement="预算三百万", critical=Answer.YES, reports=(Report(source="李主任", on=date(2026, 2, 1)),)),
        ),
    ),
)


@examples(CASES)
def test_source_is_rated_by_its_record(example):
    example.holds_for(RULE)
