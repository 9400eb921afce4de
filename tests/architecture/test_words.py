"""Every word that people read goes through the catalogue, and has its Chinese."""

import re
from html.parser import HTMLParser

import pytest

from tests.architecture.tree import DESK, ours, relative
from yunchou.desk.messages.catalogues import problems

NAMES = {
    "Yunchou",
    "运筹",
    "运筹 Yunchou",
    "Excel",
    "CSV",
    "XLSX",
    "English",
    "简体中文",
    "Ctrl",
    "Esc",
    "Enter",
    "htmx",
}
READ_ALOUD = {"title", "alt", "placeholder", "aria-label", "aria-description", "aria-placeholder", "label"}
LIBRARY = re.compile(
    r"\{#.*?#\}|\{%-?\s*comment.*?endcomment\s*%\}"
    r"|\{%\s*(?:blocktranslate|blocktrans)\b.*?%\}.*?\{%\s*end(?:blocktranslate|blocktrans)\s*%\}"
    r"|\{%.*?%\}|\{\{.*?\}\}",
    re.DOTALL,
)
WORD = re.compile(r"[A-Za-z]{2,}|[\u3400-\u9fff]")


class Reader(HTMLParser):
    """Collects what a person would read or hear of a template, with its line."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in {"script", "style"}
        for name, value in attrs:
            if name in READ_ALOUD and value:
                self.note(value)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self.silent:
            self.note(data)

    def note(self, text):
        text = text.strip(" \n\t·:|/…()")
        if WORD.search(text) and text not in NAMES:
            self.found.append(f"{self.getpos()[0]}: {text[:60]}")


def bare_words(source):
    blank = LIBRARY.sub(lambda match: "\n" * match[0].count("\n"), source)
    reader = Reader()
    reader.feed(blank)
    reader.close()
    return reader.found


def templates():
    return [path for path in ours(".html") if DESK in path.parents]


def test_no_template_holds_words_outside_the_catalogue():
    assert [f"{relative(path)}:{word}" for path in templates() for word in bare_words(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Save</p>", ["1: Save"]),
        ("<p>\n保存</p>", ["1: 保存"]),
        ('<a title="Close">✕</a>', ["1: Close"]),
        ('{% translate "Save" %} {{ name }} {# note #}', []),
        ("{% blocktranslate %}Save {{ name }}{% endblocktranslate %}", []),
        ('<input placeholder="{% translate \'Name\' %}" class="form-control">', []),
        ("<script>var words = 1;</script>", []),
    ],
)
def test_bare_words_are_seen(source, words):
    assert bare_words(source) == words


def test_every_message_has_its_chinese():
    assert problems() == []
