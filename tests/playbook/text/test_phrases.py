import hashlib
from pathlib import Path

import pytest

from yunchou.playbook.text.phrases import PHRASES, quote

# Of the source text without white space, so that no character can go missing unnoticed.
DIGEST = "08d2550e7ba88461ebc4d15c754919baf7894e723101d0fd4189fe43738d39f3"
SOURCE = Path(__file__).parents[4] / "shared" / "method" / "playbook.zh.txt"


def letters(text: str) -> str:
    return "".join(text.split())


def test_the_phrases_are_numbered_from_1_to_106_without_a_gap():
    assert list(PHRASES) == list(range(1, 107))


def test_every_phrase_reads_in_both_languages():
    for number, phrase in PHRASES.items():
        assert phrase.words.zh, number
        assert phrase.words.en, number
        assert not any("一" <= letter <= "鿿" for letter in phrase.words.en), number


def test_a_phrase_is_cited_by_its_number():
    assert [phrase.label for phrase in quote((83, 32))] == ["P83", "P32"]
    assert quote((32,))[0].words.zh == "如果客户没有预算,直接视为商机不成立"


def test_a_number_outside_the_playbook_is_refused():
    with pytest.raises(KeyError):
        quote((107,))


def test_the_phrases_joined_are_the_playbook_every_character_of_it():
    joined = letters("".join(phrase.words.zh for phrase in PHRASES.values()))
    assert len(joined) == 2225
    assert hashlib.sha256(joined.encode()).hexdigest() == DIGEST
    if SOURCE.exists():
        assert joined == letters(SOURCE.read_text(encoding="utf-8"))
