"""The languages of the course."""

from __future__ import annotations

import subprocess
import sys

import pytest

from courseware import i18n
from courseware.errors import LanguageError


@pytest.fixture
def chinese():
    i18n.use("zh-CN")
    yield
    i18n.use("en")


def test_english_is_the_source_and_the_default():
    assert i18n.LANGUAGES == ("en", "zh-CN")
    assert i18n.current() == "en"
    assert i18n.gettext("Choose one of: {languages}.") == "Choose one of: {languages}."


@pytest.mark.usefixtures("chinese")
def test_the_process_speaks_the_language_it_was_told_to():
    assert i18n.current() == "zh-CN"
    assert i18n.gettext("Choose one of: {languages}.") == "请从以下语言中选择：{languages}。"


def test_a_message_can_be_had_in_a_language_that_is_not_the_current_one():
    assert i18n.translate("Choose one of: {languages}.", "zh-CN").startswith("请")
    assert i18n.current() == "en"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_empty_text_stays_empty(language):
    # Plain gettext would answer with the catalogue's header.
    assert i18n.translate("", language) == ""


@pytest.mark.usefixtures("chinese")
def test_a_message_without_translation_comes_back_as_it_is():
    assert i18n.gettext("TD-SCDMA") == "TD-SCDMA"
    assert i18n.ngettext("{n} cat", "{n} cats", 2) == "{n} cats"


@pytest.mark.parametrize("language", ["fr", "zh_CN", "", "../en"])
def test_an_unknown_language_is_refused_with_the_list_of_languages(language):
    with pytest.raises(LanguageError, match=r"isn't translated into it\. Choose one of: en, zh-CN"):
        i18n.use(language)
    with pytest.raises(LanguageError, match="Choose one of: en, zh-CN"):
        i18n.translate("Run", language)
    assert i18n.current() == "en"


def test_run_time_needs_no_babel():
    code = (
        "import sys; from courseware import i18n; i18n.use('zh-CN'); i18n.gettext('x');"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_catalogue_outside_the_package_is_read_without_its_header(tmp_path):
    path = tmp_path / "zh_CN.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Right."\nmsgstr "对。"\n\nmsgid "Wrong."\nmsgstr ""\n',
        encoding="utf-8",
    )
    assert i18n.read_catalogue(path) == {"Right.": "对。"}
