"""A backup is a restore: what was backed up comes back whole, what is not whole is refused, a failure costs nothing."""

import resource
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.desk.cli.processes import command, finish

SECRET = "master.key"


def yunchou_on(home: Path, *arguments: str) -> tuple[int, str]:
    return finish(command(home, *arguments), 120)


def rows(database: Path) -> list[str]:
    connection = sqlite3.connect(database)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def the_backup(folder: Path) -> Path:
    (found,) = folder.glob("*.yunchou-backup")
    return found


@pytest.fixture(scope="module")
def installation(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with one backup and a file that somebody uploaded."""
    home = tmp_path_factory.mktemp("backed up") / "home"
    shutil.copytree(prepared, home)
    (home / "files").mkdir(mode=0o700)
    (home / "files" / "合同.pdf").write_bytes(b"signed" * 1000)
    status, output = yunchou_on(home, "backup")
    assert status == 0, output
    return home


def test_a_restored_installation_is_the_one_that_was_backed_up(installation: Path, tmp_path: Path) -> None:
    backup, home = the_backup(installation / "backups"), tmp_path / "new"
    status, output = yunchou_on(home, "restore", str(backup), "--key", str(installation / SECRET))
    assert status == 0, output
    assert rows(home / "db.sqlite3") == rows(installation / "db.sqlite3")
    assert (home / "files" / "合同.pdf").read_bytes() == b"signed" * 1000
    for key in (SECRET, "secret.key"):
        assert (home / key).read_text() == (installation / key).read_text()
        assert (home / key).stat().st_mode & 0o077 == 0
    shutil.copytree(installation / "static", home / "static")  # to gather them anew takes long and tells nothing more
    assert yunchou_on(home, "prepare")[0] == 0
    status, output = yunchou_on(home, "doctor", "--backups", str(backup.parent))
    assert (status, output.count("ok ")) == (0, 8), output
    status, output = yunchou_on(home, "restore", str(backup))
    assert status == 1
    assert "already" in output


def test_a_copy_without_names_has_keys_of_its_own_and_is_made_only_where_nothing_is(
    installation: Path, tmp_path: Path
) -> None:
    backup, home = the_backup(installation / "backups"), tmp_path / "copy"
    restored = ["restore", str(backup), "--key", str(installation / SECRET), "--without-names"]
    status, output = yunchou_on(home, *restored)
    assert status == 0, output
    assert {path.name for path in home.iterdir()} == {"db.sqlite3", SECRET}, "uploads and lists stay behind"
    assert (home / SECRET).read_text() != (installation / SECRET).read_text()
    shutil.copytree(installation / "static", home / "static")  # to gather them anew takes long and tells nothing more
    assert yunchou_on(home, "prepare")[0] == 0
    assert yunchou_on(home, "verify-journal")[0] == 0
    before = rows(home / "db.sqlite3")
    status, output = yunchou_on(home, *restored)
    assert (status, "already" in output) == (1, True), output
    assert rows(home / "db.sqlite3") == before
    (home / "db.sqlite3").unlink()
    status, output = yunchou_on(home, *restored)
    assert (status, "not empty" in output) == (1, True), output
    assert (home / SECRET).exists()
    status, output = yunchou_on(tmp_path / "keyless", "restore", str(backup), "--without-names")
    assert (status, "needs --key" in output) == (2, True), output


def test_a_backup_holds_nothing_in_the_clear(installation: Path) -> None:
    sealed = the_backup(installation / "backups").read_bytes()
    for plain in (b"SQLite format", b"signed", (installation / SECRET).read_bytes()[:16]):
        assert plain not in sealed


@pytest.mark.parametrize("harm", ["changed", "cut", "another key", "no backup", "no key"])
def test_what_is_not_whole_is_refused_and_nothing_is_put_in_place(
    harm: str, installation: Path, tmp_path: Path
) -> None:
    backup, key, home = tmp_path / "a.yunchou-backup", tmp_path / SECRET, tmp_path / "new"
    content = bytearray(the_backup(installation / "backups").read_bytes())
    key.write_text("00" * 32 if harm == "another key" else (installation / SECRET).read_text())
    if harm == "changed":
        content[len(content) // 2] ^= 1
    if harm == "no backup":
        content = bytearray(b"This is a letter. " * 50)
    backup.write_bytes(content[:-100] if harm == "cut" else content)
    given = [] if harm == "no key" else ["--key", str(key)]
    status, output = yunchou_on(home, "restore", str(backup), *given)
    assert status == 1
    assert "Nothing was restored" in output
    assert "Traceback" not in output
    assert not (home / "db.sqlite3").exists()
    assert list(home.glob(".restoring*")) == []


def test_when_the_disk_is_full_earlier_backups_stay_and_nothing_is_left_behind(
    installation: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    shutil.copytree(installation / "backups", folder)
    before = [(path.name, path.read_bytes()) for path in folder.iterdir()]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        process = command(installation, "backup", "--to", str(folder), "--keep", "1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    status, output = finish(process)
    assert status == 1
    assert "No backup was made" in output
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == before


def test_only_so_many_are_kept(installation: Path, tmp_path: Path) -> None:
    for old in ("20240101-000000", "20240102-000000"):
        shutil.copy(the_backup(installation / "backups"), tmp_path / f"{old}.yunchou-backup")
    (tmp_path / "letter.txt").write_text("not a backup")
    assert yunchou_on(installation, "backup", "--to", str(tmp_path), "--keep", "2")[0] == 0
    names = sorted(path.name for path in tmp_path.glob("*.yunchou-backup"))
    assert (len(names), names[0]) == (2, "20240102-000000.yunchou-backup")
    assert (tmp_path / "letter.txt").exists()


def test_the_doctor_names_what_is_wrong_and_changes_nothing(installation: Path, tmp_path: Path) -> None:
    home = tmp_path / "ill"
    shutil.copytree(installation, home)
    shutil.rmtree(home / "backups")
    (home / SECRET).unlink()
    (home / "secret.key").chmod(0o644)
    connection = sqlite3.connect(home / "db.sqlite3")
    with connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        connection.execute("UPDATE desk_journalhead SET sequence = sequence + 1")
    connection.close()
    before = rows(home / "db.sqlite3")
    status, output = yunchou_on(home, "doctor")
    assert status == 1
    told = {line.split()[-1]: line.split()[0] for line in output.splitlines() if not line.startswith(" ")}
    ill = {"数据文件夹", "数据库版本", "密钥", "日志链", "备份"}
    assert told == {name: "TROUBLE" if name in ill else "ok" for name in told}
    assert rows(home / "db.sqlite3") == before
