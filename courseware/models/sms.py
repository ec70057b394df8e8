"""How many text messages a text takes, counted as the network counts.

The alphabet is that of GSM 03.38 (now 3GPP TS 23.038), without national tables: a text in
it has 160 places in one message and 153 in each of several. Any character outside turns
the *whole* text to 16-bit units (UCS-2, in practice UTF-16): 70 places, or 67 in each. What
joins the parts of a long text takes the difference. A Chinese character is one unit, most
emoji are two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["SmsLength", "length", "outside_gsm"]

#: The 127 characters that take one place (the 128th is the escape).
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)

#: Those that take two, an escape and a place in the second table.
EXTENSION = frozenset("\f^{}\\[~]|€")

#: Places in a text's only message, and in each of several.
PLACES: dict[str, tuple[int, int]] = {"gsm": (160, 153), "unicode": (70, 67)}


@dataclass(frozen=True)
class SmsLength:
    """How long a text is as a text message.

    Attributes
    ----------
    alphabet
        "gsm" if every character is in the GSM alphabet, else "unicode".
    used
        Places that the characters take.
    parts
        Messages needed; 0 for an empty text.
    left
        Places still free in the last message; of an empty text, in the first.
    per_part
        Places in each message: 160 or 70 in an only one, 153 or 67 in each of several.
    """

    alphabet: Literal["gsm", "unicode"]
    used: int
    parts: int
    left: int
    per_part: int


def length(text: str) -> SmsLength:
    r"""Return how many places and messages a text takes.

    A character of two places never straddles two messages; the place before it stays empty.

    Examples
    --------
    >>> length("Good morning")
    SmsLength(alphabet='gsm', used=12, parts=1, left=148, per_part=160)
    >>> length("您好")
    SmsLength(alphabet='unicode', used=2, parts=1, left=68, per_part=70)
    >>> length("好" * 71)
    SmsLength(alphabet='unicode', used=71, parts=2, left=63, per_part=67)
    >>> length("[€]").used
    6
    """
    alphabet: Literal["gsm", "unicode"] = "unicode" if outside_gsm(text) else "gsm"
    sizes = [_places(character, alphabet) for character in text]
    alone, joined = PLACES[alphabet]
    used = sum(sizes)
    if used <= alone:
        return SmsLength(alphabet, used, min(1, used), alone - used, alone)
    parts, left = _pack(sizes, joined)
    return SmsLength(alphabet, used, parts, left, joined)


def outside_gsm(text: str) -> tuple[str, ...]:
    """Return the characters that cost a text the 160 places, each once, in order.

    Examples
    --------
    >>> outside_gsm("It's 5 °C, isn’t it? It’s cold.")
    ('°', '’')
    """
    return tuple(dict.fromkeys(c for c in text if c not in BASIC and c not in EXTENSION))


def _places(character: str, alphabet: str) -> int:
    if alphabet == "gsm":
        return 2 if character in EXTENSION else 1
    return 2 if ord(character) > 0xFFFF else 1  # a surrogate pair in UTF-16


def _pack(sizes: Iterable[int], capacity: int) -> tuple[int, int]:
    """Fill messages in order; return how many, and the places free in the last."""
    parts, left = 1, capacity
    for size in sizes:
        if size > left:
            parts, left = parts + 1, capacity
        left -= size
    return parts, left
