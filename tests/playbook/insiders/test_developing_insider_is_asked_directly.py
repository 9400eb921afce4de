from datetime import date

from tests.playbook.examples import examples, fires, silent, unknown
from yunchou.playbook.insiders.facts import InsiderEvidence
from yunchou.playbook.insiders.rules.developing_insider_is_asked_directly import RULE
from yunchou.playbook.insiders.terms import InsiderTest
from yunchou.playbook.kernel.terms import Answer

CASES = (
    fires(
        "利益一致，有没有金钱往来没问",
        "The same interest, and nobody asked about money",
        "有没有金钱往来还没问",
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ALIGNED, on=date(2026, 2, 1)),),
    ),
    fires(
        "替我们说过话，主动说的两件事都没核实",
        "Spoke for us, what he brought is not verified",
        "主动说过 2 件事，还没核实",
        insider_evidence=(
            InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),
            InsiderEvidence(person="李主任", test=InsiderTest.INFORMS, on=date(2026, 2, 3), unprompted=Answer.YES),
            InsiderEvidence(person="李主任", test=InsiderTest.INFORMS, on=date(2026, 2, 9), unprompted=Answer.YES),
        ),
    ),
    silent(
        "只主动说过一次，还算不上发展中",
        "One piece alone, nothing passed yet",
        insider_evidence=(
            InsiderEvidence(person="李主任", test=InsiderTest.INFORMS, on=date(2026, 2, 9), unprompted=Answer.YES),
        ),
    ),
    fires(
        "替我们说过话，还没主动传过信息",
        "Spoke for us, has not informed",
        "第一时间",
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),),
    ),
    fires(
        "主动传信息，还没替我们说过话",
        "Informs, has not spoken",
        "评审会",
        insider_evidence=(
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
        ),
    ),
    silent(
        "已经是内线",
        "An insider already",
        insider_evidence=(
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
            InsiderEvidence(
                person="李主任",
                test=InsiderTest.INFORMS,
                on=date(2026, 2, 1),
                unprompted=Answer.YES,
                verified=Answer.YES,
            ),
            InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),
        ),
    ),
    silent(
        "传来的信息是假的",
        "What he brought was false",
        insider_evidence=(
            InsiderEvidence(person="李主任", test=InsiderTest.INFORMS, on=date(2026, 2, 1), verified=Answer.NO),
        ),
    ),
    unknown("什么行为都没有记", "No deed is known", asks=False),
    unknown(
        "另外两条不知道",
        "The other tests are unknown",
        asks=True,
        insider_evidence=(InsiderEvidence(person="李主任", test=InsiderTest.ADVOCATES, on=date(2026, 2, 1)),),
    ),
)


@examples(CASES)
def test_developing_insider_is_asked_directly(example):
    example.holds_for(RULE)
