"""What capture answers is what its schema says; what is quoted stands in the note."""

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from tests.desk.capture.labelled import dossier
from tests.desk.capture.pages import SCHEMA, schema_text
from tests.desk.capture.scoring import score
from yunchou.desk.capture.contract.fields import FIELDS
from yunchou.desk.capture.contract.letter import letter
from yunchou.desk.capture.contract.terms import Kind
from yunchou.desk.capture.contract.writing import captured_data
from yunchou.desk.capture.engine import LONGEST_NOTE, NoteTooLong, capture
from yunchou.playbook.dossier.reader import read_facts

SAID: dict[str, Any] = json.loads(schema_text())
AS_OF = date(2026, 3, 11)
WITHOUT_DJANGO = """
import sys
from datetime import date
from yunchou.desk.capture.engine import capture
from yunchou.playbook.dossier.dossier import Dossier
capture("上午见了王总，预算300万", Dossier(), date(2026, 3, 11))
print([name for name in ("django", "openai", "sqlite3", "http.client", "urllib.request") if name in sys.modules])
"""


def test_the_schema_in_the_docs_is_the_one_the_kinds_generate():
    """Run `python -m tests.desk.capture.pages` when this fails."""
    assert SCHEMA.read_text("utf-8") == schema_text()


def test_every_kind_has_fields_and_its_place_in_the_schema():
    listed = SAID["properties"]["proposals"]["items"]["oneOf"]
    assert set(FIELDS) == set(Kind)
    assert [one["properties"]["kind"]["const"] for one in listed] == [kind.value for kind in Kind]


def fits(value, schema, path=""):
    """The parts of JSON Schema that ours uses; the problems found."""
    if "oneOf" in schema:
        return [] if any(not fits(value, one, path) for one in schema["oneOf"]) else [f"{path}: fits no kind"]
    if "const" in schema or "enum" in schema:
        return [] if value in schema.get("enum", [schema.get("const")]) else [f"{path}: {value}"]
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
        "number": float,
    }
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not isinstance(value, tuple(kinds[name] for name in wanted)):
        return [f"{path}: {value!r} is not {wanted}"]
    if isinstance(value, list):
        return [p for number, item in enumerate(value) for p in fits(item, schema["items"], f"{path}[{number}]")]
    if not isinstance(value, dict):
        return []
    missing = [f"{path}.{name} is missing" for name in schema.get("required", ()) if name not in value]
    extra = [f"{path}.{name} is unknown" for name in value if name not in schema["properties"]]
    inner = (fits(v, schema["properties"][k], f"{path}.{k}") for k, v in value.items() if k in schema["properties"])
    return [*missing, *extra, *(problem for problems in inner for problem in problems)]


@pytest.mark.parametrize("part", ["seen", "held_back"])
def test_an_answer_fits_the_schema_and_can_be_read_back(part):
    for note, captured in score(part).answers:
        data = captured_data(captured)
        assert fits(data, SAID) == [], note.name
        for proposal, written in zip(captured.proposals, data["proposals"], strict=True):
            assert read_facts(FIELDS[proposal.kind], written["fields"]) == proposal.fields, note.name
            quoted = [(quote["text"], note.text[quote["start"] : quote["end"]]) for quote in written["quotes"]]
            assert all(told == stands != "" for told, stands in quoted), note.name
        assert letter(captured, "zh"), note.name
        assert letter(captured, "en"), note.name


def test_an_answer_that_does_not_fit_would_be_seen():
    data = captured_data(capture("见了王总", dossier("bank"), AS_OF))
    data["proposals"][0]["fields"]["how"] = "dream"
    assert fits(data, SAID) != []


@pytest.mark.parametrize("part", ["seen", "held_back"])
def test_nothing_rests_on_blocked_words(part):
    notes = [(note, captured) for note, captured in score(part).answers if note.blocked]
    assert notes
    for note, captured in notes:
        for proposal in captured.proposals:
            resting = [quote.overlaps(blocked.quote) for quote in proposal.quotes for blocked in captured.blocked]
            assert not any(resting), note.name
        told = json.dumps(captured_data(captured)["proposals"], ensure_ascii=False)
        assert not any(blocked.word in told for blocked in captured.blocked), note.name


def test_what_is_blocked_says_why_and_what_to_write_instead():
    captured = capture("见了王总，他说采购那边要返点", dossier("bank"), AS_OF)
    assert [blocked.reason.en for blocked in captured.blocked] == ["Off-book value"]
    assert captured.blocked[0].why.zh
    assert captured.blocked[0].better.en


def test_the_engine_reads_neither_database_nor_network():
    ran = subprocess.run([sys.executable, "-c", WITHOUT_DJANGO], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_same_note_gives_the_same_proposals():
    first, second = (capture("见了王总，预算大概300万", dossier("bank"), AS_OF) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "note", ["", " \n\n", "。。。", "👍👍", "-\n-\n", "1.", "2026-13-45", "三百百百万", "王", "\x00\ud83d", "（" * 300]
)
def test_a_note_that_says_nothing_becomes_nothing(note):
    assert [
        one for one in capture(note, dossier("bank"), AS_OF).proposals if one.kind is not Kind.PERSON_SPOKEN_OF
    ] == []


def test_a_note_longer_than_anybody_types_is_refused():
    with pytest.raises(NoteTooLong):
        capture("见了王总。" * (LONGEST_NOTE // 5 + 1), dossier("bank"), AS_OF)


def test_a_long_note_is_read_in_reasonable_time():
    captured = capture("上午见了王总，他说预算300万，云讯上周来过。\n" * 200, dossier("bank"), AS_OF)
    assert any(one.kind is Kind.BUDGET for one in captured.proposals)
