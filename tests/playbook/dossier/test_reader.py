import json
from datetime import date
from decimal import Decimal

import pytest

from yunchou.playbook.dossier.dossier import Dossier
from yunchou.playbook.dossier.reader import DossierError, parse_json, read_dossier
from yunchou.playbook.dossier.schema import schema
from yunchou.playbook.dossier.writer import written
from yunchou.playbook.kernel.grades import Grade
from yunchou.playbook.kernel.terms import Answer
from yunchou.playbook.key_account.facts import Account
from yunchou.playbook.pipeline.facts import Opportunity
from yunchou.playbook.pipeline.stages import Stage
from yunchou.playbook.qualification.facts import GapRequest, Need
from yunchou.playbook.qualification.terms import Fit

FULL = Dossier(
    account=Account(name="华东银行", seats_now=300, seats_grade=Grade.parse("B2"), budget_months=(10, 11)),
    opportunity=Opportunity(stage=Stage.NEGOTIATION, amount=Decimal("1000.50"), created_on=date(2026, 1, 5)),
    needs=(Need(title="外呼", fit=Fit.NEEDS_DEVELOPMENT, gap=GapRequest(feasible=Answer.NO)), Need()),
)


def test_what_is_written_is_read_back():
    assert read_dossier(parse_json(json.dumps(written(FULL)).encode())) == FULL


@pytest.mark.parametrize(
    "data", [{}, {"account": None}, {"account": {}, "needs": []}, {"account": {"seats_now": None}}]
)
def test_absent_and_null_are_unknown(data):
    assert read_dossier(data) == Dossier()


def test_decimals_are_exact_whether_numbers_or_texts():
    read = read_dossier(parse_json(b'{"opportunity": {"amount": 0.1, "unit_price": "0.10"}}'))
    assert (read.opportunity.amount, read.opportunity.unit_price) == (Decimal("0.1"), Decimal("0.10"))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ([], "dossier: must be an object"),
        ({"acount": {}}, "acount: no such field; did you mean account?"),
        ({"needs": [{}, {"tilte": "x"}]}, "needs[1].tilte: no such field; did you mean title?"),
        ({"qqqqqq": 1}, "qqqqqq: no such field"),
        ({"opportunity": {"stage": "negotation"}}, "did you mean negotiation?"),
        ({"opportunity": {"seats": "12a"}}, "opportunity.seats: must be a whole number"),
        ({"opportunity": {"seats": True}}, "opportunity.seats: must be a whole number"),
        ({"opportunity": {"seats": -1}}, "must be between 0 and"),
        ({"opportunity": {"amount": "-5"}}, "opportunity.amount: must be between 0 and"),
        ({"opportunity": {"amount": "--5"}}, "opportunity.amount: must be a number such as"),
        ({"opportunity": {"amount": "NaN"}}, "opportunity.amount: must be a number such as"),
        ({"opportunity": {"amount": "1e5"}}, "opportunity.amount: must be a number such as"),
        ({"opportunity": {"amount": " 12"}}, "opportunity.amount: must be a number such as"),
        ({"opportunity": {"amount": "１２"}}, "opportunity.amount: must be a number such as"),
        ({"opportunity": {"created_on": 20260101}}, "opportunity.created_on: must be a date such as"),
        ({"account": {"seats_grade": "b2"}}, "account.seats_grade: a grade is"),
        ({"opportunity": {"amount": "1,000"}}, "opportunity.amount: must be a number"),
        ({"opportunity": {"created_on": "2026-13-01"}}, "must be a date such as"),
        ({"opportunity": {"created_on": "20260101"}}, "must be a date such as"),
        ({"opportunity": {"created_on": "9999-01-01"}}, "must be a date from"),
        ({"account": {"seats_grade": "Z9"}}, "account.seats_grade: a grade is"),
        ({"account": {"is_leader": True}}, "account.is_leader: True is none of yes, no, unknown; did you mean yes?"),
        ({"account": {"is_leader": False}}, "did you mean no?"),
        ({"account": {"is_leader": "是"}}, "did you mean yes?"),
        ({"account": {"is_leader": ["yes"]}}, "is none of yes, no, unknown"),
        ({"needs": [{"fit": "满足"}]}, "did you mean meets?"),
        ({"people": [{"level": "总经理"}]}, "is none of top, head, staff, unknown"),
        ({"competitors": []}, "competitors: no such field; did you mean rivals?"),
        ({"budget": {}}, "budget: no such field; did you mean budgets?"),
        ({"预算情况": []}, "did you mean budgets?"),
        ({"budgets": [{"金额": 5}]}, "did you mean amount?"),
        ({"people": [{"attitude": "ours"}]}, "people[0].attitude: no such field; did you mean leans?"),
        ({"stage_answers": [{"criterion": "terms_agree"}]}, "did you mean terms_agreed?"),
        ({"stage_answers": [{"criterion": "价格和付款条件谈定"}]}, "did you mean terms_agreed?"),
        ({"stage_answers": [{"criterion": "budget_definite"}]}, "'budget_definite' is none of pursuit_decided"),
        ({"account": {"budget_months": [10, 13]}}, "account.budget_months[1]: must be between 1 and 12"),
        ({"needs": {}}, "needs: must be a list"),
        ({"account": {"name": "半\ud83d"}}, "account.name: holds half a letter"),
        ({"\udc00": 1}, r"'\udc00': no such field"),
        ({"needs": [None]}, "needs[0]: must be an object"),
        ({"needs": [{"gap": 5}]}, "needs[0].gap: must be an object"),
        ({"account": {"name": 5}}, "account.name: must be a text"),
        ({"account": {"name": "x" * 10_001}}, "account.name: must be a text of at most"),
    ],
)
def test_a_wrong_field_is_refused_with_its_path(data, problem):
    with pytest.raises(DossierError) as refused:
        read_dossier(data)
    assert problem in str(refused.value)


def test_every_problem_is_named_at_once():
    with pytest.raises(DossierError) as refused:
        read_dossier({"a": 1, "account": {"name": 5}, "needs": [{"fit": "perfect"}]})
    assert len(refused.value.problems) == 3


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"{", "line 1, column 2"),
        (b"", "line 1, column 1"),
        (b'{"account": {}, "account": {}}', "'account' is stated twice"),
        (b'{"opportunity": {"amount": NaN}}', "NaN is not a number"),
        (b"\xff\xfe\x00\xd8", "UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "dossier: "),
    ],
)
def test_text_that_is_no_json_is_refused(text, problem):
    with pytest.raises(DossierError) as refused:
        read_dossier(parse_json(text))
    assert problem in str(refused.value)


def test_the_schema_admits_null_and_absence_and_nothing_unknown():
    made = schema()
    assert "required" not in made
    assert made["additionalProperties"] is False
    assert made["properties"]["opportunity"]["properties"]["stage"]["enum"][-1] is None
    assert made["properties"]["needs"]["items"]["additionalProperties"] is False


def test_the_schema_says_what_a_class_means_what_a_code_means_and_what_absence_counts_as():
    made = schema()["properties"]
    assert "without it the whole amount counts" in made["contract"]["description"]
    assert "top: 老总 · Top boss" in made["people"]["items"]["properties"]["level"]["description"]
    assert "terms_agreed" in made["stage_answers"]["items"]["properties"]["criterion"]["enum"]
    evidence = made["insider_evidence"]["items"]["properties"]
    assert evidence["passed"]["default"] == "yes"
    assert "default" not in evidence["verified"]


def test_where_a_number_may_be_negative_a_text_may_say_so_too():
    read = read_dossier({"negotiation": {"issues": [{"target": "-0.50"}]}})
    assert read.negotiation.issues[0].target == Decimal("-0.50")
    assert read_dossier(parse_json(json.dumps(written(read)).encode())) == read
    issues = schema()["properties"]["negotiation"]["properties"]["issues"]["items"]["properties"]
    assert issues["target"]["pattern"].startswith("^-?")
