"""The Chinese font of the plots."""

from __future__ import annotations

import gettext
import unicodedata
from pathlib import Path

import pytest
from matplotlib import font_manager, ft2font

from courseware.fonts import CJK_FONT, use_cjk
from courseware.i18n import LOCALE

MESSAGES = LOCALE / "zh_CN" / "LC_MESSAGES"


@pytest.mark.parametrize("domain", ["courseware", "notebooks"])
def test_every_character_of_the_chinese_edition_is_in_the_font(domain):
    with (MESSAGES / f"{domain}.mo").open("rb") as file:
        texts = gettext.GNUTranslations(file)._catalog.values()
    used = {c for text in texts for c in text if not unicodedata.category(c).startswith("C")}
    # Plots fall back on matplotlib's own font for signs that the Chinese one has never had.
    fallback = font_manager.findfont("DejaVu Sans", fallback_to_default=False)
    assert used <= _characters(CJK_FONT) | _characters(fallback)
    assert {c for c in used if "\u4e00" <= c <= "\u9fff"} <= _characters(CJK_FONT)


def _characters(font):
    return set(map(chr, ft2font.FT2Font(str(font)).get_charmap()))


def test_matplotlib_finds_the_font_by_its_name():
    found = font_manager.findfont(use_cjk(), fallback_to_default=False)
    assert Path(found) == CJK_FONT


def test_the_font_is_small_and_comes_with_its_licence():
    assert CJK_FONT.stat().st_size < 3e6
    licence = CJK_FONT.with_name("OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    assert "Copyright" in licence
