"""What the shell's templates name is styled, and no feature's stylesheet takes the shell's names."""

import re
from pathlib import Path

DESK = Path(__file__).parents[3] / "src/yunchou/desk"
STYLES = [path for path in DESK.glob("*/static/**/*.css") if "vendor" not in path.parts]
SHELL = DESK / "web/static/web/shell.css"
VENDORED = next(DESK.glob("web/static/vendor/tabler-*/tabler.min.css"))
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}")


def bare_classes(path):
    """Classes that a stylesheet lays down by themselves, such as `.menu { … }`, outside of print."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", text)
    return {m[1] for group in selectors for m in re.finditer(r"(?:^|,)\s*\.([a-z][\w-]*)\s*(?=,|$)", group.strip())}


def test_every_class_of_the_shell_is_styled():
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", "".join(p.read_text("utf-8") for p in (*STYLES, VENDORED))))
    used = {
        name
        for template in (DESK / "web/templates").rglob("*.html")
        for names in re.findall(r'class="([^"]*)"', CODE.sub(" ", template.read_text("utf-8")))
        for name in names.split()
        if not name.endswith("-")
    }
    assert used - known == set()


def test_no_feature_restyles_the_shell():
    ours = {SHELL, SHELL.with_name("app.css"), SHELL.with_name("parts.css")}
    shells = bare_classes(SHELL)
    assert {path.name: taken for path in STYLES if path not in ours and (taken := bare_classes(path) & shells)} == {}
