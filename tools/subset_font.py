"""Cut the Chinese font for plots out of Noto Sans CJK.

``python -m tools.subset_font NotoSansCJK-Regular.ttc`` writes the font that
`courseware.fonts` ships. Run it only to change the set of characters: the result is
committed. The source is Google's release 2.004, which Debian packs as fonts-noto-cjk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Courseware Sans SC"
TARGET = Path(__file__).parents[1] / "courseware" / "fonts" / "CoursewareSansSC-Regular.otf"
SIMPLIFIED_CHINESE = 2  # the face in the collection: 0 is Japanese, 1 Korean, 3 and 4 traditional
COPYRIGHT, FAMILY_NAME, STYLE, UNIQUE, FULL_NAME, POSTSCRIPT = 0, 1, 2, 3, 4, 6


def characters() -> set[int]:
    """Return the code points to keep: GB 2312, Latin, and the signs that plots and texts use."""
    hanzi = {
        ord(bytes((row, cell)).decode("gb2312", "ignore") or " ")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    }
    signs = "—–…‘’“”•‰′″※←↑→↓↔⇒−√∞≈≠≤≥±×÷①②③④⑤⑥⑦⑧⑨⑩■□▲△▶▸▼◆◇○●★☆✓✔✗✘€"
    return {
        *hanzi,
        *range(0x20, 0x7F),  # ASCII
        *range(0xA0, 0x100),  # Latin-1
        *range(0x3000, 0x3018),  # Chinese punctuation
        *range(0xFF01, 0xFF5F),  # full-width forms
        *map(ord, signs + "￥āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"),
    }


def cut(source: Path, target: Path = TARGET) -> None:
    """Write the Simplified Chinese face of a collection, with those characters only."""
    options = subset.Options(
        layout_features=[],
        hinting=False,  # screens draw plots large enough to do without
        desubroutinize=False,
        notdef_outline=True,
        name_IDs=[COPYRIGHT, 5, 13, 14],
        drop_tables=["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"],
    )
    font = TTFont(source, fontNumber=SIMPLIFIED_CHINESE, lazy=True, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    _rename(font)
    subset.save_font(font, str(target), options)


def _rename(font: TTFont) -> None:
    """Give the cut font its own name, so that it never hides a complete one."""
    postscript = FAMILY.replace(" ", "") + "-Regular"
    names = {
        FAMILY_NAME: FAMILY,
        STYLE: "Regular",
        UNIQUE: postscript,
        FULL_NAME: FAMILY,
        POSTSCRIPT: postscript,
    }
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = postscript
    top = cff.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, FAMILY


if __name__ == "__main__":
    cut(Path(sys.argv[1]))
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.1f} MB")
