"""A desk does not start with its doors open."""

import pytest

from yunchou.desk.cli.doors import CLOSED, refuse_open_doors


@pytest.fixture
def folder(tmp_path):
    tmp_path.chmod(0o755)
    for name in CLOSED:
        (tmp_path / name).touch(mode=0o600)
    return tmp_path


def start(folder, **more):
    refuse_open_doors(folder, **{"debugging": False, "public": True, **more})


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize(("mode", "refused"), [(0o600, False), (0o640, False), (0o644, True), (0o602, True)])
def test_a_database_or_key_that_everybody_reads_or_writes_is_refused(folder, name, mode, refused):
    (folder / name).chmod(mode)
    if refused:
        with pytest.raises(SystemExit, match=name):
            start(folder)
    else:
        start(folder)


def test_in_a_folder_that_only_its_owner_enters_and_in_none_nothing_is_open(folder):
    (folder / CLOSED[0]).chmod(0o644)
    folder.chmod(0o700)
    start(folder)
    start(folder / "not there yet")


@pytest.mark.parametrize(
    ("debugging", "public", "refused"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_a_public_desk_does_not_show_its_faults(folder, debugging, public, refused):
    if refused:
        with pytest.raises(SystemExit, match="YUNCHOU_DEBUG"):
            start(folder, debugging=debugging, public=public)
    else:
        start(folder, debugging=debugging, public=public)
