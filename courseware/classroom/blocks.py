"""A Markdown cell as a row of translatable blocks between literal marks.

A block is what a translator sees at once: a heading, a paragraph, a list item, a
table cell, the text of a ``<summary>``. Its marks (``##``, ``-``, ``|``, HTML tags,
fences) stay out of the message, and a paragraph's line breaks don't count, so
re-wrapping the English source changes no message. The extractor of messages and the
translator of notebooks both cut here, which is why they can't disagree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Block", "messages", "split", "translate_markdown"]


@dataclass(frozen=True)
class Block:
    """A stretch of a Markdown cell.

    Attributes
    ----------
    raw
        The characters as they stand in the cell.
    message
        What a translator translates; empty if there is nothing to translate.
    indent
        What further lines begin with, should the translation have a line break.
    """

    raw: str
    message: str = ""
    indent: str = ""

    def translated(self, translate: Callable[[str], str]) -> str:
        """Return the stretch in another language; untranslated ones stay to the letter."""
        text = translate(self.message) if self.message else ""
        return self.raw if text in ("", self.message) else text.replace("\n", "\n" + self.indent)


_FENCE = re.compile(r"\s*(?:>\s?)*(```+|~~~+|\$\$)")
_RULE = re.compile(r"\s*(?:(?:[-*_]\s*){3,}|=== (?:BEGIN|END) MARK SCHEME ===\s*|<!--.*-->\s*)$")
_TABLE_ROW = re.compile(r"(?:\s*>)*\s*\|.*\|\s*$")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"\s*(?:>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+|#{1,6}\s+)*")
_QUOTES = re.compile(r"\s*(?:>\s?)*")
_TAG = re.compile(
    r"(</?(?:details|summary|div|section|figure|figcaption|p|ul|ol|li|dl|dt|dd|table|thead|tbody"
    r"|tr|th|td|caption|h[1-6]|hr|blockquote|img)\b[^>]*>)",
    re.IGNORECASE,
)
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_LETTER = re.compile(r"[^\W\d_]")


def split(source: str) -> list[Block]:
    r"""Cut a Markdown cell into blocks whose ``raw`` parts join to the cell again.

    Examples
    --------
    >>> [block.raw for block in split("## Keep *both*\n\n- the rule\n- his\n  face")]
    ['## ', 'Keep *both*', '\n', '\n', '- ', 'the rule', '\n', '- ', 'his\n  face', '']
    """
    blocks: list[Block] = []
    paragraph: list[str] = []
    fence = ""
    for line in source.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if fence or mark or _stands_alone(line):
            blocks += _paragraph(paragraph)
            paragraph = []
            blocks += [Block(line)] if fence or mark else _line(line)
            if mark:
                fence = _fence_after(fence, mark[1], line[mark.end() :])
        elif paragraph and not _starts_anew(line, paragraph[0]):
            paragraph.append(line)
        else:
            blocks += _paragraph(paragraph)
            paragraph = [line]
    return [*blocks, *_paragraph(paragraph)]


def messages(source: str) -> list[str]:
    r"""Return what there is to translate in a Markdown cell, in order.

    Examples
    --------
    >>> messages("## Keep *both*\n\n- the rule\n- his\n  face")
    ['Keep *both*', 'the rule', 'his face']
    """
    return [block.message for block in split(source) if block.message]


def translate_markdown(source: str, translate: Callable[[str], str]) -> str:
    r"""Return a Markdown cell with every block translated and every mark kept.

    Examples
    --------
    >>> translate_markdown("## Run\n\n| Run | 1 |\n", {"Run": "运行"}.get)
    '## 运行\n\n| 运行 | 1 |\n'
    """
    return "".join(block.translated(translate) for block in split(source))


def _fence_after(fence: str, mark: str, rest: str) -> str:
    """Return the fence that is open after a line with a fence mark on it."""
    if not fence:
        return "" if mark == "$$" and "$$" in rest else mark
    return "" if mark.startswith(fence) and not rest.strip() else fence


def _stands_alone(line: str) -> bool:
    blank = not line.strip(" \t>\r\n")
    return blank or any(pattern.match(line) for pattern in (_RULE, _TABLE_ROW)) or _has_tag(line)


def _has_tag(line: str) -> bool:
    return _TAG.search(line) is not None


def _starts_anew(line: str, first: str) -> bool:
    """Whether a line begins a list item, a heading or another quotation."""
    if first.lstrip().startswith("#"):
        return True
    quotes = _prefix(_QUOTES, line)
    return _prefix(_MARKS, line) != quotes or quotes.count(">") != _prefix(_QUOTES, first).count(
        ">"
    )


def _prefix(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line)
    return match[0] if match else ""


def _line(line: str) -> Iterator[Block]:
    """Cut a line that holds table cells or HTML tags."""
    if _RULE.match(line) or not line.strip():
        yield Block(line)
    elif _TABLE_ROW.match(line):
        yield from _between(line, _CELL_EDGE)
    else:
        start = _prefix(_MARKS, line)
        yield Block(start)
        yield from _between(line[len(start) :], _TAG)


def _between(text: str, edge: re.Pattern[str]) -> Iterator[Block]:
    start = 0
    for match in edge.finditer(text):
        yield from _padded(text[start : match.start()])
        yield Block(match[0])
        start = match.end()
    yield from _padded(text[start:])


def _padded(text: str, indent: str = "") -> Iterator[Block]:
    """Yield a text without the white space around it as a block, if it has a letter."""
    core = text.strip()
    if not core or not _LETTER.search(core):
        yield Block(text)
        return
    start = text.index(core)
    yield Block(text[:start])
    yield Block(core, core, indent)
    yield Block(text[start + len(core) :])


def _paragraph(lines: list[str]) -> Iterator[Block]:
    if not lines:
        return
    start = _prefix(_MARKS, lines[0])
    indent = re.sub(r"[^>\s]", " ", start)
    body = "".join(lines)[len(start) :]
    core = body.rstrip()
    message = _joined(core)
    yield Block(start)
    yield Block(core, message if _LETTER.search(message) else "", indent)
    yield Block(body[len(core) :])


def _joined(text: str) -> str:
    """Join the lines of a paragraph, but for the breaks that its author asked for."""
    out = ""
    for line in text.splitlines():
        words = line[len(_prefix(_QUOTES, line)) :] if out else line
        if out and not out.endswith("\n"):
            out += " "
        out += words.rstrip() if not _HARD_BREAK.search(words) else words + "\n"
    return out
