"""Keys change while people work: nothing sealed is lost, an interrupted change is finished, a destroyed key erases."""

from __future__ import annotations

import base64
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from tests.cast import AT, Cast
from tests.desk.attacks.planting import NAME, plant
from yunchou.desk.cli.rotate_key import run
from yunchou.desk.config.home import home, kept_secret
from yunchou.desk.identity import rotation
from yunchou.desk.identity.models import DataKey
from yunchou.desk.identity.sealing import (
    COMING,
    MASTER,
    KeyTrouble,
    check_keys,
    key_of,
    master_key,
    seal,
    sealed,
    unseal,
    unwrapped,
)
from yunchou.desk.identity.setup import prepare
from yunchou.desk.intelligence.models import Source
from yunchou.desk.journal.models import JournalEntry

LATER = AT + timedelta(hours=2)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of this test only."""
    monkeypatch.setenv("YUNCHOU_HOME", str(tmp_path))


@pytest.fixture
def sealed_cast(cast: Cast) -> Cast:
    """The cast with something in every sealed field, and an authenticator app of the owner's."""
    plant(cast)
    secret = get_adapter().encrypt("JBSWY3DP")
    Authenticator.objects.create(user_id=cast.owner.pk, type=Authenticator.Type.TOTP, data={"secret": secret})
    return cast


def all_opened() -> list[str]:
    """Every sealed value in the clear, the secret of the app among them."""
    found = [
        unseal(row, field)
        for model, field in rotation.sealed_columns()
        for row in model._default_manager.filter(**{f"{field}__isnull": False})
    ]
    return sorted(found) + [get_adapter().decrypt(each.data["secret"]) for each in Authenticator.objects.all()]


def test_everything_sealed_opens_after_the_keys_were_changed_and_nothing_needs_an_old_one(sealed_cast: Cast) -> None:
    before, first = all_opened(), DataKey.objects.get().pk
    assert run(["--master"]) == 0
    assert all_opened() == before
    assert NAME in before
    assert rotation.keys_in_use() == {DataKey.objects.latest("pk").pk} != {first}
    assert JournalEntry.objects.filter(kind="key.rotated").count() == 1


def test_the_master_key_before_opens_nothing_and_is_kept_apart_for_earlier_backups(sealed_cast: Cast) -> None:
    old = (home() / MASTER).read_text()
    assert run(["--master"]) == 0
    assert (home() / MASTER).read_text() != old
    (kept,) = home().glob("master.key.until-*")
    assert kept.read_text() == old
    assert kept.stat().st_mode & 0o077 == 0
    assert unwrapped(DataKey.objects.latest("pk"), master_key(old)) is None


def test_what_is_sealed_by_somebody_who_began_before_the_change_is_kept(sealed_cast: Cast) -> None:
    """He took the old key, and saved after everything else was sealed anew."""
    source = Source.objects.earliest("ordinal")
    late = sealed("后写入的名字", bound_to=f"desk_source.name:{source.pk}".encode(), at=AT)
    old = key_of(late)
    assert run([]) == 0
    Source.objects.filter(pk=source.pk).update(name=late)
    assert rotation.destroy_spent_keys(at=LATER + timedelta(days=9000)) == 0
    assert run([]) == 0
    assert unseal(Source.objects.get(pk=source.pk), "name") == "后写入的名字"
    assert old not in rotation.keys_in_use()


def test_a_key_in_use_anywhere_is_not_destroyed_and_a_spent_one_is(sealed_cast: Cast) -> None:
    """A sealed value that somebody kept as text in a place of his own counts too."""
    elsewhere = base64.b64encode(sealed("token", bound_to=b"elsewhere", at=AT)).decode()
    old = DataKey.objects.get().pk
    rotation.start_data_key(at=AT)
    rotation.seal_anew(at=AT)
    assert rotation.destroy_spent_keys(at=AT) == 0, "an hour has not passed"
    sealed_cast.owner.title = elsewhere[:80]
    sealed_cast.owner.save()
    Authenticator.objects.all().delete()
    assert rotation.destroy_spent_keys(at=LATER) == 0
    sealed_cast.owner.title = ""
    sealed_cast.owner.save()
    assert rotation.destroy_spent_keys(at=LATER) == 1
    assert not DataKey.objects.filter(pk=old).exists()


def test_destroying_the_key_erases_whoever_has_the_database_and_the_master_key(sealed_cast: Cast) -> None:
    DataKey.objects.all().delete()
    with pytest.raises(KeyTrouble, match="gone"):
        unseal(Source.objects.earliest("ordinal"), "name")


def test_killed_before_the_keys_were_wrapped_anew_the_old_master_key_stays(sealed_cast: Cast) -> None:
    old = (home() / MASTER).read_text()
    kept_secret(COMING)
    prepare(AT)
    assert (home() / MASTER).read_text() == old
    assert not (home() / COMING).exists()


def test_killed_after_the_keys_were_wrapped_anew_everything_opens_and_the_next_start_finishes(
    sealed_cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = all_opened()

    def killed() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rotation, "_put_in_place", killed)
        with pytest.raises(KeyboardInterrupt):
            rotation.change_master_key(at=AT)
    assert all_opened() == before, "the desk that is serving must read on"
    prepare(AT)
    check_keys()
    assert all_opened() == before
    assert not (home() / COMING).exists()


def test_with_a_wrong_master_key_nothing_is_changed(sealed_cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    before = list(DataKey.objects.values_list("wrapped", "retired_at"))
    (home() / MASTER).write_text("00" * 32)
    assert run(["--master"]) == 1
    assert "does not fit" in capsys.readouterr().err
    assert list(DataKey.objects.values_list("wrapped", "retired_at")) == before
    assert (home() / MASTER).read_text() == "00" * 32
    assert not list(home().glob("master.key.*"))


def test_sealing_goes_on_with_the_new_key(sealed_cast: Cast) -> None:
    assert run([]) == 0
    source = Source.objects.earliest("ordinal")
    seal(source, "name", "王工", at=LATER)
    assert key_of(bytes(source.name)) == DataKey.objects.latest("pk").pk
