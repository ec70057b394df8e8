"""What a translation must keep of its English message."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from string import Formatter

from babel.messages.catalog import Message
from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")
_HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!(][ ]?[\u4e00-\u9fff]")


def flaws(message: Message) -> Iterator[str]:
    """Yield what is wrong with the translation of a message."""
    if not message.id:
        return
    forms = _forms(message.string)
    if not forms or not all(forms):
        yield "not translated"
        return
    if message.fuzzy:
        yield "marked fuzzy"
    for form in forms:
        yield from _compared(_forms(message.id)[-1], form)


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the singular and plurals of a text, most of which have one form only."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def _compared(source: str, text: str) -> Iterator[str]:
    if fields(source) != fields(text):
        yield f"fields {sorted(fields(source))} became {sorted(fields(text))}"
    before, after = _marks(source), _marks(text)
    for kind in before.keys() | after.keys():
        if before[kind] != after[kind]:
            yield f"{before[kind]} of {kind} became {after[kind]}"
    if not _HAN.search(text) and _ENGLISH.search(text):
        yield "still English"
    if _HALF_WIDTH.search(text):
        yield "half-width punctuation beside a Chinese character"


def fields(text: str) -> set[str]:
    """Return the names of the ``{fields}`` of a message.

    Examples
    --------
    >>> sorted(fields("{n} of {total} saved"))
    ['n', 'total']
    """
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"(unbalanced braces)"}


def _marks(text: str) -> Counter[str]:
    """Count what must survive translation: bold, code, links, tags, left-over asterisks.

    Emphasis may go, since Chinese doesn't use it. Bold is counted as it *renders*:
    next to full-width punctuation, CommonMark takes ``**`` for two asterisks.
    """
    marks: Counter[str] = Counter()
    for token in _MARKDOWN.parseInline(text)[0].children or ():
        if token.type == "strong_open":
            marks["bold"] += 1
        elif token.type in ("code_inline", "html_inline"):
            marks[token.content] += 1
        elif token.type == "link_open":
            marks[f"link to {token.attrs['href']}"] += 1
        elif token.type == "image":
            marks[f"image {token.attrs['src']}"] += 1
        elif token.type == "text":
            marks["asterisk"] += token.content.count("*")
    return +marks
