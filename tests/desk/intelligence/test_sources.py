"""Who told us is sealed: the deal's owner and those he let in can open a name, everybody else sees a pseudonym."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command
from django.utils import translation

from tests.cast import AT, Cast
from tests.fingerprint import fingerprint
from yunchou.desk.errors import Invalid, NotThere, Refused
from yunchou.desk.identity.models import AccessLogEntry, User
from yunchou.desk.identity.operations import grant
from yunchou.desk.intelligence.models import Source
from yunchou.desk.intelligence.operations import Told, name_source, show_name
from yunchou.desk.intelligence.queries import may_show_names, pseudonym
from yunchou.desk.journal.models import JournalEntry
from yunchou.playbook.kernel.grades import Grade

CANARY = "CANARY-COACH-7f3a"


def named(cast: Cast, name: str = CANARY, grade: str = "B2", actor: User | None = None) -> Source:
    told = Told(name=name)
    source = name_source(cast.deal, told, grade=Grade.parse(grade), actor=actor or cast.owner, at=AT)
    assert source is not None
    return source


def test_the_owner_opens_a_name_and_the_reading_is_logged(cast: Cast) -> None:
    source = named(cast)
    assert show_name(cast.deal, source, actor=cast.owner, at=AT) == CANARY
    entry = AccessLogEntry.objects.get()
    assert (entry.reader, entry.allowed, entry.compartment_id) == (cast.owner, True, cast.deal.compartment_id)


@pytest.mark.parametrize(
    "who", ["teammate", "manager", "executive", "finance", "administrator", "reader", "compliance"]
)
def test_everybody_else_is_refused_and_the_refusal_is_logged(who: str, cast: Cast) -> None:
    source = named(cast)
    before = fingerprint()
    actor = getattr(cast, who)
    with pytest.raises(Refused) as refused:
        show_name(cast.deal, source, actor=actor, at=AT)
    assert CANARY not in str(refused.value)
    assert AccessLogEntry.objects.get().allowed is False
    assert fingerprint() == before
    assert not may_show_names(actor, cast.deal, at=AT)


def test_a_colleague_who_was_let_in_opens_it(cast: Cast) -> None:
    source = named(cast)
    grant(cast.deal.compartment, cast.teammate, reason="同去拜访", expires_at=None, actor=cast.owner, at=AT)
    assert may_show_names(cast.teammate, cast.deal, at=AT)
    assert show_name(cast.deal, source, actor=cast.teammate, at=AT) == CANARY


def test_the_name_is_nowhere_in_the_clear(cast: Cast, tmp_path) -> None:
    named(cast)
    dump = tmp_path / "dump.json"
    call_command("dumpdata", output=str(dump), verbosity=0)
    assert len(json.loads(dump.read_text("utf-8"))) > 10
    assert CANARY not in dump.read_text("utf-8")
    assert CANARY not in repr(list(JournalEntry.objects.values()))
    assert CANARY not in repr(Told(name=CANARY)), "a log line or an error page may show a Told"


def test_the_owner_who_types_a_known_name_gets_the_same_source(cast: Cast) -> None:
    first = named(cast)
    again = named(cast, f"  {CANARY} ")
    assert again.pk == first.pk
    assert AccessLogEntry.objects.get().reader == cast.owner, "to be told who it is, is to read it"


def test_a_teammate_learns_nothing_by_typing_a_name(cast: Cast) -> None:
    first = named(cast)
    guessed = named(cast, CANARY, actor=cast.teammate)
    assert guessed.pk != first.pk
    assert not AccessLogEntry.objects.exists()


def test_a_source_keeps_its_letter_in_both_languages(cast: Cast) -> None:
    sources = [named(cast, f"{CANARY}-{number}") for number in range(12)]
    with translation.override("zh-hans"):
        assert [pseudonym(source) for source in sources[:2]] == ["来源甲 (B)", "来源乙 (B)"]
        assert pseudonym(sources[10]) == "来源甲2 (B)"
    with translation.override("en"):
        assert [pseudonym(source) for source in sources[:2]] == ["source A (B)", "source B (B)"]


def test_the_newest_grade_is_what_we_think_of_the_source(cast: Cast) -> None:
    source = named(cast, grade="B2")
    judged = name_source(cast.deal, Told(source), grade=Grade.parse("D3"), actor=cast.teammate, at=AT)
    assert judged is not None
    assert judged.reliability == "D"
    assert JournalEntry.objects.latest("sequence").changes == {"reliability": ["B", "D"]}
    before = fingerprint()
    name_source(cast.deal, Told(source), grade=None, actor=cast.teammate, at=AT)
    assert fingerprint() == before, "no grade says nothing about the source"


def test_without_a_grade_a_new_source_cannot_be_judged(cast: Cast) -> None:
    source = name_source(cast.deal, Told(name=CANARY), grade=None, actor=cast.owner, at=AT)
    assert source is not None
    assert source.reliability == "F"


def test_nobody_named_is_no_source(cast: Cast) -> None:
    assert name_source(cast.deal, Told(), grade=Grade.parse("B2"), actor=cast.owner, at=AT) is None
    assert name_source(cast.deal, Told(name="   "), grade=None, actor=cast.owner, at=AT) is None


def test_a_known_and_a_new_source_at_once_is_refused(cast: Cast) -> None:
    source = named(cast)
    before = fingerprint()
    for told in (Told(source, "别人"), Told(None, "长" * 81)):
        with pytest.raises(Invalid) as refused:
            name_source(cast.deal, told, grade=None, actor=cast.owner, at=AT)
        assert set(refused.value.fields) == {"source_name"}
    assert fingerprint() == before


def test_who_may_not_change_the_deal_names_no_source(cast: Cast) -> None:
    before = fingerprint()
    for actor, refusal in ((cast.reader, Refused), (cast.stranger, NotThere)):
        with pytest.raises(refusal):
            named(cast, actor=actor)
    assert fingerprint() == before
