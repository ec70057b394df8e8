"""A seller's own table: text as a spreadsheet writes it, read into an account.

It may be divided by commas, semicolons or tabs, headed in any language of the course, and
use the codes of the map or their names. `template` is an invented account to start from.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping

from courseware import datasets
from courseware.activities.decisionsetting import channel_name
from courseware.content.parameters import decision_map
from courseware.errors import AccountError
from courseware.i18n import LANGUAGES, N_, translate
from courseware.i18n import gettext as _
from courseware.models.buying.account import Account
from courseware.models.buying.worksheet import COLUMNS, STAGES, read_worksheet

__all__ = ["NAME_LIMIT", "heads", "read_table", "stage_names", "template"]

#: Characters of a name: a map has no room for more.
NAME_LIMIT = 30
#: What the worksheet of a map calls the columns; the stages have a number and their name.
HEADS = {
    "name": N_("Name"),
    "title": N_("Title"),
    "role": N_("Roles"),
    "attitude": N_("Attitude"),
    "relationship": N_("Relationship"),
    "harmony": N_("Gets on with"),
    "hostility": N_("At odds with"),
    "sources": N_("Trusts"),
}
#: Columns whose cells hold codes or names of codes, and the field they are listed under.
CODED = {"role": "role", "attitude": "attitude", "relationship": "relationship"}
#: What divides the parts of a cell, and further marks where no name can hold them.
MARKS, MORE_MARKS = "[;；、\n]", "[;；、\n,，/+]"
OTHER = N_("Telephone call (other)")


def heads() -> dict[str, str]:
    """Return what the columns are called in the current language, in their order."""
    stages = {stage: f"{n} {label}" for n, (stage, label) in enumerate(stage_names().items(), 1)}
    return {column: stages[column] if column in stages else _(HEADS[column]) for column in COLUMNS}


def stage_names() -> dict[str, str]:
    """Return the eight stages by their ids."""
    return {stage: datasets.label("stage", stage) for stage in STAGES}


def read_table(text: str) -> Account:
    """Return the account that a table describes.

    Raises
    ------
    AccountError
        In one sentence: which line and column, what is wrong, what to do.
    """
    first, *rest = _records(text)
    columns = _columns(first)
    rows = [_row(columns, cells, line) for line, cells in enumerate(rest, start=2)]
    rows = _named(rows)
    account = read_worksheet(rows, decision_map().parameters().channels, heads())
    for member in account.members:
        if len(member.name) > NAME_LIMIT:
            raise AccountError(
                _("The name “{name}”").format(name=member.name),
                _("it has more than {n} characters.").format(n=NAME_LIMIT),
                _("Shorten it wherever it stands."),
            )
    return account


def template() -> str:
    """Return a small invented account as a table that loads as it is."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([heads().values(), *_example()])
    return written.getvalue()


def _example() -> Iterator[list[str]]:
    """Yield four invented people."""
    gu, tao, lin, shi = _("Gu Wen"), _("Tao Ran"), _("Lin Qiu"), _("Shi Lei")
    users, mail = channel_name("users"), channel_name("mail")
    shown, told = channel_name("demonstration"), channel_name("presentation")
    influence = [20, 30, 10, 10, 20, 30, 40, 60]
    yield [gu, _("Owner"), "D", "P", "N", *map(str, influence), tao, "", told]
    influence = [50, 40, 50, 30, 30, 30, 20, 20]
    yield [
        tao,
        _("Head of production"),
        "E;U",
        "A",
        "S",
        *map(str, influence),
        f"{gu};{shi}",
        "",
        f"{shown};{users}",
    ]
    influence = [0, 20, 20, 50, 40, 30, 40, 20]
    yield [lin, _("Head of purchasing"), "S", "R", "B", *map(str, influence), "", shi, mail]
    influence = [30, 10, 20, 10, 10, 10, 0, 0]
    yield [shi, _("Foreman"), "U", "A", "C", *map(str, influence), tao, lin, shown]


def _records(text: str) -> list[list[str]]:
    """Return the cells, divided by whatever makes most of the first line known columns."""
    text, known = text.removeprefix("\ufeff"), _known_heads()

    def found(delimiter: str) -> int:
        return sum(_head(cell, known) is not None for cell in next(_cells(text, delimiter), []))

    delimiter = max(",;\t", key=found)
    if not found(delimiter):
        raise AccountError(
            _("The first line"),
            _("it holds no column of the worksheet."),
            _("Start from the downloaded worksheet, which has all columns."),
        )
    return list(_cells(text, delimiter))


def _cells(text: str, delimiter: str) -> Iterator[list[str]]:
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [cell.strip() for cell in cells]


def _columns(first: list[str]) -> list[str | None]:
    """Return the column of each cell of the first line; None where it is none of ours."""
    known = _known_heads()
    columns = [_head(cell, known) for cell in first]
    twice = next((each for each in columns if each and columns.count(each) > 1), None)
    if twice is not None:
        raise AccountError(
            _("The first line"),
            _("the column {name} stands there twice.").format(name=heads()[twice]),
            _("Leave one out."),
        )
    return columns


def _known_heads() -> dict[str, str]:
    """Return our columns by all that they may be called."""
    known = {column: column for column in COLUMNS}
    for column, words in HEADS.items():
        known |= {_plain(translate(words, language)): column for language in LANGUAGES}
    return known


def _head(cell: str, known: Mapping[str, str]) -> str | None:
    words = _plain(cell)
    stage = re.match(r"([1-8])(?!\d)", words)
    return STAGES[int(stage[1]) - 1] if stage else known.get(words)


def _row(columns: list[str | None], cells: list[str], line: int) -> dict[str, str]:
    """Return a line of the table by our columns; others are left out."""
    if any(cells[len(columns) :]):
        raise AccountError(
            _("Line {line}").format(line=line),
            _("it has more cells than the first line."),
            _("Clear the cells that have no heading above them."),
        )
    cells = cells + [""] * (len(columns) - len(cells))
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column}


def _named(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the rows in the map's own codes, the parts of each cell divided by semicolons."""
    comma = any(set(row.get("name", "")) & set(",，/+") for row in rows)
    codes = {column: _codes(field) for column, field in CODED.items()} | {"sources": _channels()}
    found = []
    for row in rows:
        new = dict(row)
        for column in row.keys() & codes.keys():
            new[column] = ";".join(_coded(row[column], codes[column]))
        for column in row.keys() & {"harmony", "hostility"}:
            new[column] = ";".join(re.split(MARKS if comma else MORE_MARKS, row[column]))
        for stage in row.keys() & set(STAGES):
            new[stage] = _plain(row[stage]).replace(",", ".")
        found.append(new)
    return found


def _coded(cell: str, codes: Mapping[str, str]) -> Iterator[str]:
    for part in filter(None, map(str.strip, re.split(MORE_MARKS, cell))):
        yield codes.get(_plain(part), part)


def _codes(field: str) -> dict[str, str]:
    """Return the codes of a field by themselves and by their names in any language."""
    rows = [row for row in datasets.read("codes") if row["field"] == field]
    letters = [row for row in rows if len(row["code"]) == 1]
    return {_plain(row[by]): row["code"] for row in letters for by in ("code", "label", "label_zh")}


def _channels() -> dict[str, str]:
    ids = decision_map().parameters().channels
    rows = [row for row in datasets.read("codes") if row["field"] == "channel"]
    named = {_plain(row[by]): row["code"] for row in rows for by in ("code", "label", "label_zh")}
    named |= {_plain(translate(OTHER, language)): "other" for language in LANGUAGES}
    return {words: code for words, code in named.items() if code in ids}


def _plain(text: str) -> str:
    """Return what counts of a text: full-width letters, case and spaces do not."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
