"""The keys: made once, never made anew for a database that has some."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cast import AT
from yunchou.desk.config.home import home
from yunchou.desk.identity.models import DataKey
from yunchou.desk.identity.sealing import MASTER, KeyTrouble, opened, sealed
from yunchou.desk.identity.setup import prepare

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of this test only."""
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))


def test_the_first_start_makes_the_keys_for_its_owner_only_and_a_second_changes_nothing() -> None:
    prepare(AT)
    key = (home() / MASTER).read_bytes()
    assert (home() / MASTER).stat().st_mode & 0o777 == 0o600
    prepare(AT)
    assert (home() / MASTER).read_bytes() == key
    assert DataKey.objects.count() == 1


def test_without_its_master_key_a_database_is_not_served_and_no_new_key_is_made() -> None:
    prepare(AT)
    (home() / MASTER).unlink()
    with pytest.raises(KeyTrouble, match="missing"):
        prepare(AT)
    assert not (home() / MASTER).exists()
    assert DataKey.objects.count() == 1


@pytest.mark.parametrize("wrong", ["00" * 32, "not a key", ""])
def test_with_another_master_key_a_database_is_not_served(wrong: str) -> None:
    prepare(AT)
    (home() / MASTER).write_text(wrong)
    with pytest.raises(KeyTrouble):
        prepare(AT)
    assert (home() / MASTER).read_text() == wrong
    assert DataKey.objects.count() == 1


def test_a_sealed_secret_opens_only_for_its_binding() -> None:
    value = sealed("JBSWY3DP", bound_to=b"a", at=AT)
    assert b"JBSWY3DP" not in value
    assert opened(value, bound_to=b"a") == "JBSWY3DP"
    for damaged, bound in ((value, b"b"), (value[:-1], b"a"), (b"", b"a"), (b"\x02" + value[1:], b"a")):
        with pytest.raises(KeyTrouble):
            opened(damaged, bound_to=bound)
