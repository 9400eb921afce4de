"""What is restricted is stored sealed, opened by its compartment only, and every opening is logged."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection

from tests.cast import AT, Cast
from yunchou.desk.errors import Refused
from yunchou.desk.identity.models import AccessLogEntry
from yunchou.desk.identity.operations import grant, reveal, revoke
from yunchou.desk.identity.sealing import KeyTrouble, seal, unseal
from yunchou.desk.intelligence.models import Source

NAME = "CANARY-信息科王工"


@pytest.fixture
def source(cast: Cast) -> Source:
    row = Source(opportunity=cast.deal, ordinal=1, reliability="B", added_by=cast.owner, added_at=AT)
    seal(row, "name", NAME, at=AT)
    row.save()
    return row


def test_a_sealed_name_is_nowhere_in_the_database_in_the_clear(source: Source) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM desk_source")
        stored = bytes(cursor.fetchone()[0])
    assert NAME.encode() not in stored
    assert unseal(Source.objects.get(), "name") == NAME


def test_a_sealed_value_moved_to_another_row_cannot_be_opened(cast: Cast, source: Source) -> None:
    other = Source.objects.create(
        opportunity=cast.deal,
        ordinal=2,
        reliability="C",
        name=source.name,
        added_by=cast.owner,
        added_at=AT,
    )
    with pytest.raises(KeyTrouble):
        unseal(other, "name")


def test_a_sealed_field_cannot_be_searched(source: Source) -> None:
    with pytest.raises(FieldError):
        list(Source.objects.filter(name__contains="王"))


def test_the_owner_opens_his_compartment_and_leaves_a_line(cast: Cast, source: Source) -> None:
    box = cast.deal.compartment
    assert reveal(source, "name", compartment=box, actor=cast.owner, at=AT) == NAME
    line = AccessLogEntry.objects.get()
    assert (line.reader, line.allowed, line.subject) == (cast.owner, True, f"source.name:{source.pk}")


@pytest.mark.parametrize("who", ["manager", "executive", "administrator", "compliance", "teammate", "stranger"])
def test_nobody_else_opens_it_whatever_his_role_and_the_try_is_logged(cast: Cast, source: Source, who: str) -> None:
    with pytest.raises(Refused):
        reveal(source, "name", compartment=cast.deal.compartment, actor=getattr(cast, who), at=AT)
    assert AccessLogEntry.objects.get().allowed is False


def test_a_named_colleague_opens_it_until_his_grant_is_revoked(cast: Cast, source: Source) -> None:
    box = cast.deal.compartment
    access = grant(box, cast.teammate, reason="共同拜访", expires_at=None, actor=cast.owner, at=AT)
    assert reveal(source, "name", compartment=box, actor=cast.teammate, at=AT) == NAME
    revoke(access, actor=cast.owner, at=AT)
    with pytest.raises(Refused):
        reveal(source, "name", compartment=box, actor=cast.teammate, at=AT)
