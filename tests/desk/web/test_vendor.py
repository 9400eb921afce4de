"""The front-end code of others is exactly what was fetched, with its version and licence."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
VENDOR = ROOT / "src/yunchou/desk/web/static/vendor"
SUMS = dict(reversed(line.split("  ")) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
PACKAGES = tomllib.loads((VENDOR / "vendor.toml").read_text("utf-8"))


@pytest.mark.parametrize("path", SUMS)
def test_a_vendored_file_has_the_bytes_that_were_fetched(path):
    assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == SUMS[path]


def test_nothing_else_lies_in_the_vendor_folders():
    folders = [VENDOR, ROOT / "tests/vendor"]
    lying = {
        p.relative_to(ROOT).as_posix() for f in folders for p in f.rglob("*") if p.is_file() and p.parent != VENDOR
    }
    assert lying == set(SUMS)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_states_version_and_licence(name):
    assert PACKAGES[name]["licence"] in {"MIT", "0BSD", "MPL-2.0"}
    assert any(f"/{name}-{PACKAGES[name]['version']}/" in path for path in SUMS)


def test_no_source_map_is_named():
    assert [p for p in SUMS if re.search(rb"[#@]\s*sourceMappingURL=", (ROOT / p).read_bytes())] == []


def test_every_icon_that_is_used_is_in_the_sprite():
    sprite = next(VENDOR.glob("icons-*/icons.svg")).read_text("utf-8")
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    templates = (ROOT / "src/yunchou/desk").glob("*/templates/**/*.html")
    used = {name for t in templates for name in re.findall(r"\bicon=?\s*\"([a-z0-9-]+)\"", t.read_text("utf-8"))}
    navigation = (ROOT / "src/yunchou/desk/web/navigation.py").read_text("utf-8")
    used |= set(re.findall(r'Place\("[^"]+", _\("[^"]+"\), "([^"]+)"', navigation))
    assert used <= drawn
