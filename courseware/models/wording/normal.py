"""Bring a text into one form, without losing where each character came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from courseware.models.wording.rules import Language

__all__ = ["GAP", "Normal", "Sentence", "blank", "normalise", "sentences", "without_quotations"]

#: Stands for a character that was taken out; no rule contains it.
GAP = "\ufffc"

_APOSTROPHES = str.maketrans("\u2019\u02bc\u2032", "'''")
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"\n]*\"|「[^「」]*」|『[^『』]*』|‘[^‘’]*’(?![a-z])")
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
# A full stop ends a sentence before a space only, and not after a title: 3.5, a.m., Mr. Feng.
_END = re.compile(
    r"[!?。\n]+|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\.[a-z])(?<!\b[A-Z])\.(?=\s|$)"
)


@dataclass(frozen=True)
class Normal:
    """A text in normal form, and the place of each of its characters in the original."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the normal form, not empty, stands in the original."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True)
class Sentence:
    """A stretch of a normal form, and the language it is mostly in."""

    start: int
    end: int
    language: Language


def normalise(text: str) -> Normal:
    """Replace each character by its compatible form: full-width ones by plain ones.

    Examples
    --------
    >>> normalise("１０：３０ okay…").text
    '10:30 okay...'
    >>> normalise("１０：３０ okay…").original(6, 10)
    (6, 10)
    """
    parts, places = [], []
    for place, character in enumerate(text):
        form = unicodedata.normalize("NFKC", character).translate(_APOSTROPHES)
        # A typographic quotation mark that opens has no compatible form and stays.
        form = "\u2019" if character == "\u2019" and _closes(text, place) else form
        parts.append(form)
        places.extend([place] * len(form))
    return Normal("".join(parts), tuple(places))


def _closes(text: str, place: int) -> bool:
    """Say whether a ’ ends a quotation: nothing follows that could belong to its word."""
    following = text[place + 1 : place + 2]
    return not (following.isascii() and following.isalpha())


def without_quotations(text: str) -> str:
    """Blank what stands in quotation marks, which is what somebody else said.

    A text that is one quotation from end to end is the writer's own.

    Examples
    --------
    >>> without_quotations('You wrote "never again".').count(GAP)
    13
    >>> without_quotations('"You must sign."')
    '"You must sign."'
    """
    found = _QUOTATION.sub(lambda match: GAP * len(match[0]), text)
    return found if _LETTER.search(found) else text


def blank(pattern: re.Pattern[str] | None, text: str) -> str:
    """Blank whatever a pattern matches, keeping the length."""
    return pattern.sub(lambda match: GAP * len(match[0]), text) if pattern else text


def sentences(text: str) -> Iterator[Sentence]:
    """Cut a normal form into sentences, each with its language.

    Examples
    --------
    >>> [text[one.start : one.end] for text in ["Hi. 您好。"] for one in sentences(text)]
    ['Hi.', ' 您好。']
    """
    start, language = 0, None
    for match in [*_END.finditer(text), None]:
        end = match.end() if match else len(text)
        language = _language(text[start:end]) or language  # "10:40." is of either
        if language and start < end:
            yield Sentence(start, end, language)
        start = end


def _language(sentence: str) -> Language | None:
    han, words = len(_HAN.findall(sentence)), len(_LATIN_WORD.findall(sentence))
    if han + words == 0:
        return None
    return "zh" if han > words else "en"
