from yunchou.playbook.advisor import RULES
from yunchou.playbook.text.elsewhere import ELSEWHERE
from yunchou.playbook.text.phrases import PHRASES


def test_every_phrase_has_a_rule_that_cites_it_or_a_written_reason_why_not():
    cited = {number for rule in RULES for number in rule.phrases}
    assert PHRASES.keys() - cited == ELSEWHERE.keys()
    assert all(reason.zh and reason.en for reason in ELSEWHERE.values())
