"""Every text of an exercise's source that no trainee may see."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from courseware.content import load_course, texts
from courseware.i18n import LANGUAGES, read_catalogue
from tests.grading.desk import is_test, read

#: Shorter ones may well stand somewhere by chance.
LENGTH = 12


def secrets(source: Path) -> set[str]:
    """Return feedback, explanations and mark schemes, in the source and its translations."""
    found = set(_hidden(source))
    for catalogue in source.glob("*.po"):
        found |= set(read_catalogue(catalogue).values())
    # Practice says some things in the same words; there they are no secret.
    items = [item for language in LANGUAGES for item in load_course(language).items()]
    public = "\n".join(text for item in items for text in texts(item))
    return {text for text in found if len(text) >= LENGTH and text not in public}


def _hidden(source: Path) -> Iterator[str]:
    for cell in read(source).cells:
        if is_test(cell):
            call = ast.parse(cell.source).body[-1].value
            key = next(k.value.value for k in call.keywords if k.arg == "key")
            # The answer itself is made of names that every trainee sees.
            told = {name: part for name, part in yaml.safe_load(key).items() if name != "answer"}
            yield from _texts(told)
        scheme = re.search("BEGIN MARK SCHEME ===(.*?)=== END", cell.source, re.DOTALL)
        if scheme:
            yield from (line.strip() for line in scheme[1].splitlines())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
