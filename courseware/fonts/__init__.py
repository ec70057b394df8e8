"""The Chinese font that plots are drawn with; matplotlib has none of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["CJK_FONT", "use_cjk"]

CJK_FONT = Path(__file__).with_name("CoursewareSansSC-Regular.otf")


@cache
def use_cjk() -> str:
    """Make the Chinese font known to matplotlib and return its family's name.

    Put the name first in ``font.family``; its Latin letters and digits match its hanzi.
    """
    from matplotlib import font_manager

    font_manager.fontManager.addfont(CJK_FONT)
    return font_manager.FontProperties(fname=CJK_FONT).get_name()
