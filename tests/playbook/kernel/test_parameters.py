from datetime import date

import pytest

from yunchou.playbook.advisor import DEFAULT
from yunchou.playbook.kernel.parameters import ParameterError

HEAD = "[key_account.seats_large]\n"


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
    changed = DEFAULT.replaced_by(own(tmp_path, HEAD + entry(100, "2020-01-01") + entry(500)))
    assert changed.on(date(2025, 12, 31)).whole("key_account.seats_large") == 100
    assert changed.on(date(2026, 1, 1)).whole("key_account.seats_large") == 500
    assert changed.on(date(2010, 1, 1)).whole("key_account.seats_large") == 100
    assert DEFAULT.on(date(2026, 1, 1)).whole("key_account.seats_large") == 200


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (entry(1, name="key_account.seats_huge"), "line 2: no parameter is called key_account.seats_huge"),
        (entry('"many"'), "line 2: key_account.seats_large is a whole number, not a text"),
        (entry("2.5"), "line 2: key_account.seats_large is a whole number, not a ratio"),
        (entry("true"), "line 2: key_account.seats_large cannot be True"),
        (entry(5, source='" "'), "source is a text"),
        (entry(5, since='"2026"'), "from is a date"),
        ("[[key_account.seats_large.values]]\nvalue = 5\n", "needs from, value and source"),
        (HEAD, "needs at least one"),
        ("key_account = 5\n", "is not a table"),
        (entry(5) + entry("{ a = 1 }"), "different kinds"),
        ("[key_account\n", "line 1"),
    ],
)
def test_a_bad_file_is_refused_with_line_and_reason(tmp_path, text, reason):
    with pytest.raises(ParameterError, match=r"own\.toml") as refused:
        DEFAULT.replaced_by(own(tmp_path, text))
    assert reason in str(refused.value)


def test_a_whole_number_may_stand_for_a_ratio(tmp_path):
    changed = DEFAULT.replaced_by(own(tmp_path, entry(1, name="qualification.budget_tight")))
    assert changed.on(date(2026, 1, 1)).ratio("qualification.budget_tight") == 1
