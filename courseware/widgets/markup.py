"""The little Markdown that questions are written in: paragraphs, **bold** and *italic*.

It is parsed here once, into runs of text; the browser builds elements from the runs, so
that nothing an author writes is ever taken for HTML.
"""

from __future__ import annotations

import re
from html import escape
from typing import TypeAlias

__all__ = ["Literal", "Runs", "html", "inline", "parse", "plain"]

#: Paragraphs of (style, text); the style is "", "strong" or "em".
Runs: TypeAlias = list[list[tuple[str, str]]]

_CJK = r"[\u3000-\u9fff\uff00-\uffef]"
_CJK_BREAK = re.compile(rf"(?<={_CJK})\s*\n\s*(?={_CJK})")
_STYLED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*", re.DOTALL)


class Literal(str):
    """A text without markup, such as what a trainee wrote: stars and line breaks are kept."""


def parse(text: str) -> Runs:
    r"""Return the paragraphs of `text`; single line breaks are spaces, as in Markdown.

    Examples
    --------
    >>> parse("Read *twice*.\n\n**Then** answer.")
    [[('', 'Read '), ('em', 'twice'), ('', '.')], [('strong', 'Then'), ('', ' answer.')]]
    """
    if isinstance(text, Literal):
        return [[("", line)] for line in text.splitlines()]
    blocks = re.split(r"\n\s*\n", text.strip())
    return [_parse_paragraph(_join_lines(block)) for block in blocks if block.strip()]


def plain(text: str) -> str:
    """Return `text` without its marks, one line a paragraph."""
    return "\n".join("".join(words for _style, words in runs) for runs in parse(text))


def html(text: str) -> str:
    """Return `text` as escaped HTML paragraphs."""
    return "".join(f"<p>{_tags(runs)}</p>" for runs in parse(text))


def inline(text: str) -> str:
    """Return `text` as escaped HTML without paragraphs, for rows of a list."""
    return "<br>".join(_tags(runs) for runs in parse(text))


def _join_lines(block: str) -> str:
    # Chinese has no spaces between words: a line broken there joins without one.
    return _CJK_BREAK.sub("", block.strip()).replace("\n", " ")


def _parse_paragraph(text: str) -> list[tuple[str, str]]:
    runs, end = [], 0
    for match in _STYLED.finditer(text):
        strong, em = match.groups()
        runs += [("", text[end : match.start()]), ("strong", strong) if strong else ("em", em)]
        end = match.end()
    runs.append(("", text[end:]))
    return [run for run in runs if run[1]]


def _tags(runs: list[tuple[str, str]]) -> str:
    return "".join(
        f"<{style}>{escape(words)}</{style}>" if style else escape(words) for style, words in runs
    )
