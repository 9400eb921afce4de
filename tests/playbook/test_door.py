from datetime import date

from yunchou.playbook.advisor import assess
from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.terms import KeyAccountVerdict
from yunchou.playbook.qualification.terms import Match, Urgency

TODAY = date(2026, 3, 2)


def test_an_empty_dossier_is_assessed_and_everything_is_unknown():
    assessment = assess(Dossier(), as_of=TODAY)
    assert assessment.key_account.verdict.value is KeyAccountVerdict.UNKNOWN
    assert assessment.established.value is Answer.UNKNOWN
    assert assessment.gate is None
    assert assessment.budget_for_price.match is Match.UNKNOWN
    assert assessment.schedule.urgency is Urgency.UNKNOWN
    assert assessment.won.value is Answer.NO


def test_the_same_facts_on_the_same_day_give_the_same_answer():
    assert assess(Dossier(), as_of=TODAY) == assess(Dossier(), as_of=TODAY)
