"""A notebook in another language: its prose is looked up, its code stays."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from courseware.classroom.blocks import translate_markdown
from courseware.i18n import translate

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["read_notebook", "translate_notebook", "write_notebook"]

# The one word of code that depends on the language: start("m1-crm", "en").
_START = re.compile(r"""(\bstart\("[^"]*", ")[^"]*("\))""")


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook of the course."""
    import nbformat  # it takes a second, which a workspace that is up to date needn't wait

    return nbformat.read(path, as_version=4)


def write_notebook(notebook: NotebookNode) -> bytes:
    """Return a notebook's text, the same bytes for the same notebook."""
    import nbformat

    text = nbformat.writes(notebook, indent=1, sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode()


def translate_notebook(
    notebook: NotebookNode, language: str, hidden: Mapping[str, str] | None = None
) -> NotebookNode:
    """Return a copy of `notebook` in `language`, without outputs, which were in English.

    Parameters
    ----------
    notebook
        A lesson, or an exercise in its source or released form.
    language
        One of `courseware.i18n.LANGUAGES`.
    hidden
        Translations of the keys and mark schemes of an exercise's source; they are no
        part of the package. Without it these stay English, and a release drops them.
    """
    copy = deepcopy(notebook)
    if language == "en":
        return copy
    own = hidden or {}

    def lookup(message: str) -> str:
        return own.get(message) or translate(message, language, "notebooks")

    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.source = _START.sub(rf"\g<1>{language}\g<2>", cell.source)
            cell.source = _translate_key(cell.source, lookup) if own else cell.source
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = translate_markdown(cell.source, lookup)
    return copy


def _translate_key(source: str, lookup: Callable[[str], str]) -> str:
    """Translate the feedback and explanation in the hidden ``score(…, key=…)`` of a test cell."""
    if "key=" not in source:
        return source
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for word in (word for call in calls for word in call.keywords if word.arg == "key"):
        literal = ast.get_source_segment(source, word.value)
        text = ast.literal_eval(word.value)
        if literal and isinstance(text, str):
            source = source.replace(literal, _literal(_translate_yaml(text, lookup)))
    return source


def _translate_yaml(text: str, lookup: Callable[[str], str]) -> str:
    # The base loader leaves every scalar the text it is: an option called `no` stays one.
    key = yaml.load(text, yaml.BaseLoader)
    for part in (key, *key.get("traps", ())):
        for field in {"feedback", "explanation"} & set(part):
            said = part[field]
            part[field] = (
                {name: lookup(one.strip()) for name, one in said.items()}
                if isinstance(said, dict)
                else lookup(said.strip())
            )
    return yaml.safe_dump(key, allow_unicode=True, sort_keys=False, width=88)


def _literal(text: str) -> str:
    """Write a text as a triple-quoted string of Python."""
    escaped = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{escaped}"""'
