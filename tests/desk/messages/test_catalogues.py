"""Messages are found in code and templates, and their Chinese is kept complete."""

import gettext

import pytest
from babel.messages.pofile import PoFileError
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from yunchou.desk.messages.catalogues import problems, update_all
from yunchou.desk.messages.compiling import compile_all
from yunchou.desk.messages.extracting import messages_of
from yunchou.desk.messages.places import catalogue_of

VIEWS = """
from django.utils.translation import gettext as _, ngettext, pgettext
_("Save")
ngettext("%(n)s deal", "%(n)s deals", 2)
pgettext("pace", "Slow")
"""
TEMPLATE = """{% load i18n %}{% translate "Open" %}
{% blocktranslate with name=deal.name %}Deal {{ name }}{% endblocktranslate %}"""


@pytest.fixture
def desk(tmp_path):
    for feature in ("deals", "web"):
        (tmp_path / feature / "templates" / feature).mkdir(parents=True)
        (tmp_path / feature / "__init__.py").touch()
    (tmp_path / "deals" / "views.py").write_text(VIEWS)
    (tmp_path / "deals" / "templates" / "deals" / "page.html").write_text(TEMPLATE)
    return tmp_path


def translate(desk, feature, chinese):
    """Write the Chinese of some messages into a feature's catalogue, as a translator would."""
    path = catalogue_of(feature, desk)
    text = (
        path.read_text("utf-8") if path.is_file() else 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    )
    for message, words in chinese.items():
        entry = f'msgid "{message}"\nmsgstr ""\n'
        if entry in text:
            text = text.replace(entry, f'msgid "{message}"\nmsgstr "{words}"\n')
        else:
            text += f'\nmsgid "{message}"\nmsgstr "{words}"\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


ALL = {"Save": "保存", "Slow": "慢", "Open": "打开", "Deal %(name)s": "商机 %(name)s"}


def translate_everything(desk):
    update_all(desk)
    translate(desk, "deals", ALL)
    path = catalogue_of("deals", desk)
    path.write_text(path.read_text("utf-8").replace('msgstr[0] ""', 'msgstr[0] "%(n)s 个商机"'), "utf-8")


def test_messages_are_found_with_their_place_plural_and_context(desk):
    found = {message.id: message for message in messages_of("deals", desk)}
    assert set(found) == {"Save", "%(n)s deal", "Slow", "Open", "Deal %(name)s"}
    assert found["%(n)s deal"].plural == "%(n)s deals"
    assert found["Slow"].context == "pace"
    assert found["Save"].place == "deals/views.py:3"
    assert found["Open"].place.startswith("deals/templates/deals/page.html:")


def test_a_missing_translation_is_a_problem_and_a_complete_catalogue_is_none(desk):
    assert len(problems(desk)) == 5
    update_all(desk)
    assert len(problems(desk)) == 5, "an empty translation is none"
    translate_everything(desk)
    assert problems(desk) == []


def test_the_shared_catalogue_serves_every_feature(desk):
    translate_everything(desk)
    (desk / "deals" / "more.py").write_text('_("Cancel")')
    assert len(problems(desk)) == 1
    translate(desk, "web", {"Cancel": "取消"})
    assert problems(desk) == []
    update_all(desk)
    assert "Cancel" not in catalogue_of("deals", desk).read_text("utf-8")


def test_what_nobody_uses_is_a_problem_until_it_is_taken_out(desk):
    translate_everything(desk)
    (desk / "deals" / "views.py").write_text('_("Save")')
    assert len(problems(desk)) == 2
    update_all(desk)
    assert problems(desk) == []
    assert '"打开"' in catalogue_of("deals", desk).read_text("utf-8")


def test_a_message_of_a_library_is_kept_when_a_comment_says_so(desk):
    translate_everything(desk)
    path = catalogue_of("deals", desk)
    path.write_text(path.read_text("utf-8") + '\n# keep: sign-in library\nmsgid "Sign In"\nmsgstr "登录"\n', "utf-8")
    update_all(desk)
    assert "登录" in path.read_text("utf-8")
    assert problems(desk) == []


@pytest.mark.parametrize("chinese", ["商机", "商机 %(nam)s", "商机 %(name)s %(name)s"])
def test_other_placeholders_are_a_problem(desk, chinese):
    translate_everything(desk)
    path = catalogue_of("deals", desk)
    path.write_text(path.read_text("utf-8").replace("商机 %(name)s", chinese), "utf-8")
    assert ["placeholders" in problem for problem in problems(desk)] == [True]


def test_two_features_may_not_say_one_message_in_two_ways(desk):
    translate_everything(desk)
    (desk / "web" / "views.py").write_text('_("Save")')
    translate(desk, "web", {"Save": "保存"})
    assert problems(desk) == []
    path = catalogue_of("web", desk)
    path.write_text(path.read_text("utf-8").replace("保存", "存盘"), "utf-8")
    assert ["other Chinese" in problem for problem in problems(desk)] == [True]


def test_compiled_words_can_be_used_and_are_made_once(desk):
    translate_everything(desk)
    assert compile_all(desk) == 1
    assert compile_all(desk) == 0
    with catalogue_of("deals", desk).with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Save") == "保存"
    assert words.pgettext("pace", "Slow") == "慢"
    assert words.ngettext("%(n)s deal", "%(n)s deals", 3) == "%(n)s 个商机"


def test_a_broken_catalogue_stops_with_its_place(desk):
    update_all(desk)
    catalogue_of("deals", desk).write_text('msgid "Save"\n<<<<<<< ours\n', "utf-8")
    with pytest.raises(PoFileError, match="on 1"):
        compile_all(desk)


def test_a_process_that_looked_for_words_before_they_were_compiled_finds_them_afterwards(desk, settings):
    settings.LOCALE_PATHS = [desk / "deals" / "locale"]
    translate(desk, "deals", {"Said here only": "只在这里说"})
    translation_file_changed(None, desk / "none.mo")
    with translation.override("zh-hans"):
        assert translation.gettext("Said here only") == "Said here only"
    compile_all(desk)
    with translation.override("zh-hans"):
        assert translation.gettext("Said here only") == "只在这里说"
    settings.LOCALE_PATHS = []
    translation_file_changed(None, desk / "none.mo")
