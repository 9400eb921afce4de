import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.playbook.typical import DAY, typical
from yunchou.playbook.advisor import DEFAULT, assess, replaced
from yunchou.playbook.dossier.reader import read_dossier
from yunchou.playbook.kernel.parameters import ParameterError, Parameters, Settings

HEAD = "[key_account.seats_large]\n"
STORIES = Path(__file__).parent.parent / "stories"
TELLING = (
    "20_signed_and_frozen",
    "08_budget_season",
    "34_no_budget_stops_a_running_deal",
    "26_live_customer",
    "02_small_leader",
    "07_over_budget",
    "09_must_have_unmet",
    "10_rival_leads",
)
PARTS = ("evidence", "position", "need", "budget", "time", "decision", "musts", "executive", "technical", "business")
EFFECTS = "{" + ", ".join(f"{part} = 50" for part in (*PARTS, "insider", "paper")) + "}"


def own(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def entry(value, since="2026-01-01", source='"our own"', name="key_account.seats_large"):
    return f"\n[[{name}.values]]\nfrom = {since}\nvalue = {value}\nsource = {source}\n"


def test_every_default_has_words_and_a_source_for_each_value():
    for parameter in DEFAULT.all.values():
        assert parameter.words.zh != parameter.name, "say what it means in Chinese"
        assert all(dated.source for dated in parameter.values)


def test_an_organisation_replaces_a_threshold_from_a_date_on(tmp_path):
    changed = replaced(DEFAULT, own(tmp_path, HEAD + entry(100, "2020-01-01") + entry(500)))
    assert changed.on(date(2025, 12, 31)).whole("key_account.seats_large") == 100
    assert changed.on(date(2026, 1, 1)).whole("key_account.seats_large") == 500
    assert changed.on(date(2010, 1, 1)).whole("key_account.seats_large") == 100
    assert DEFAULT.on(date(2026, 1, 1)).whole("key_account.seats_large") == 200
    assert changed.all["key_account.seats_large"].words == DEFAULT.all["key_account.seats_large"].words


def test_before_an_organisations_first_day_the_methods_own_value_stays(tmp_path):
    changed = replaced(DEFAULT, own(tmp_path, entry(500, "2026-01-01")))
    assert changed.on(date(2025, 12, 31)).whole("key_account.seats_large") == 200
    assert changed.on(date(2026, 1, 1)).whole("key_account.seats_large") == 500


def test_a_table_by_segment_takes_any_code(tmp_path):
    changed = replaced(DEFAULT, own(tmp_path, entry("{ hotels = 90 }", name="key_account.typical_seats")))
    assert changed.on(date(2026, 1, 1)).table("key_account.typical_seats") == {"hotels": 90}


@pytest.fixture(scope="module")
def deals():
    """A deal of which much is known, and stories that between them read what any deal of ours reads."""
    told = [json.loads((STORIES / f"{name}.json").read_text("utf-8")) for name in TELLING]
    read = [(read_dossier(story["dossier"]), date.fromisoformat(story["as_of"])) for story in told]
    return [(typical(), DAY), *read]


def at_its(bound, parameter):
    """The entry of a parameter at its least or most, as an organisation's file states it."""
    first, limit = parameter.values[0].value, int(getattr(parameter, bound))
    if isinstance(first, dict):
        value = "{" + ", ".join(f"{code} = {limit}" for code in first) + "}"
    else:
        value = f"[{limit}]" if isinstance(first, list) else str(limit)
    return entry(value, "2020-01-01", name=parameter.name)


class Noting(dict):
    """Values of parameters, and which of them were asked for."""

    def __init__(self, values):
        super().__init__(values)
        self.asked = set()

    def __getitem__(self, name):
        self.asked.add(name)
        return super().__getitem__(name)


class Watched(Parameters):
    """Parameters of which it is known afterwards which a judgement has read."""

    def on(self, day):
        self.values = Noting({name: parameter.on(day).value for name, parameter in self.all.items()})
        return Settings(self.values)


def read_for(dossier, day):
    """The parameters that a judgement reads: no other can change it."""
    watched = Watched(DEFAULT.all)
    assess(dossier, watched, as_of=day)
    return watched.values.asked


@pytest.mark.parametrize("bound", ["least", "most"])
def test_the_method_judges_with_every_value_that_is_let_in(tmp_path, deals, bound):
    """Each in two of the deals whose judgement reads it."""
    stated = "".join(at_its(bound, parameter) for parameter in DEFAULT.all.values())
    let_in = replaced(DEFAULT, own(tmp_path, stated)).all
    judged = Counter()
    for dossier, day in deals:
        for name in sorted(read_for(dossier, day)):
            if judged[name] < 2:
                judged[name] += 1
                assert assess(dossier, Parameters(DEFAULT.all | {name: let_in[name]}), as_of=day), name
    assert len(judged) > 55, "the others are read by the desk, or only with facts that no story tells"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (entry(1, name="key_account.seats_huge"), "line 2: no parameter is called key_account.seats_huge"),
        (entry('"many"'), "line 4: key_account.seats_large is a whole number, not a text"),
        (entry("2.5"), "line 4: key_account.seats_large is a whole number, not a ratio"),
        (entry("true"), "line 4: key_account.seats_large cannot be True"),
        (entry(5, source='" "'), "line 5: in key_account.seats_large, source says in words"),
        (entry(5, since='"2026"'), "line 3: in key_account.seats_large, from is a date"),
        ("[[key_account.seats_large.values]]\nvalue = 5\n", "needs from, value and source"),
        (HEAD, "needs at least one"),
        ("key_account = 5\n", "is not a table"),
        (entry(5) + entry("{ a = 1 }"), "different kinds"),
        ("[key_account\n", "line 1"),
        ("# ours\n[key_account]\nseats_large = 300\n", "line 3: key_account.seats_large needs at least one"),
        (entry(1, name="key_account.seats_larg"), "did you mean key_account.seats_large?"),
        (entry(-1), "line 4: key_account.seats_large must be between 0 and"),
        (entry(0, name="competitors.lean_half"), "competitors.lean_half must be between 1 and"),
        (entry(10**9, name="insiders.fresh_days"), "insiders.fresh_days must be between 0 and 36500"),
        (entry("[13]", name="qualification.budget_months"), "must be between 1 and 12, not 13"),
        (entry("[]", name="qualification.budget_months"), "needs at least one number"),
        (
            entry("{ prospecting = 9 }", name="forecast.base_percent"),
            "forecast.base_percent lacks collection, contract",
        ),
        (entry(EFFECTS.replace("insider", "insiders"), name="forecast.effects"), "forecast.effects lacks insider"),
        (entry(EFFECTS.replace("}", ", luck = 1}"), name="forecast.effects"), "forecast.effects knows no luck"),
        (entry(5) + entry(6), "two values of key_account.seats_large hold from the same day"),
        (entry(-1, "2026-03-01") + entry(5), "line 4: key_account.seats_large must be between"),
    ],
)
def test_a_bad_file_is_refused_with_line_and_reason(tmp_path, text, reason):
    with pytest.raises(ParameterError, match=r"own\.toml") as refused:
        replaced(DEFAULT, own(tmp_path, text))
    assert reason in str(refused.value)


def test_a_whole_number_may_stand_for_a_ratio(tmp_path):
    changed = replaced(DEFAULT, own(tmp_path, entry(1, name="qualification.budget_tight")))
    assert changed.on(date(2026, 1, 1)).ratio("qualification.budget_tight") == 1
