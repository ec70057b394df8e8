"""A piece of content, and the texts in it that a person reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints


class Translatable:
    """Marks a text that a person reads, so that it is extracted and translated."""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Translatable()]
MaybeText = Annotated[str, StringConstraints(strip_whitespace=True), Translatable()]
#: Texts by what they are about, such as the feedback on each option.
TextMap = Annotated[dict[str, Text], Translatable()]


class Part(BaseModel):
    """Base of every piece of content: frozen, and no key that the format doesn't know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


P = TypeVar("P", bound=Part)


def texts(part: Part) -> Iterator[str]:
    """Yield every text of `part` that a person reads, in the order of the file."""
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if any(isinstance(m, Translatable) for m in field.metadata):
            yield from value.values() if isinstance(value, dict) else filter(None, [value])
        elif isinstance(value, Part):
            yield from texts(value)
        elif isinstance(value, tuple):
            for piece in value:
                if isinstance(piece, Part):
                    yield from texts(piece)


def translated(part: P, translate: Callable[[str], str]) -> P:
    """Return a copy of `part` with every text that a person reads put through `translate`."""
    changes: dict[str, object] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if any(isinstance(m, Translatable) for m in field.metadata):
            if isinstance(value, dict):
                changes[name] = {key: translate(text) for key, text in value.items()}
            elif value:
                changes[name] = translate(value)
        elif isinstance(value, Part):
            changes[name] = translated(value, translate)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[name] = tuple(translated(piece, translate) for piece in value)
    return part.model_copy(update=changes)
