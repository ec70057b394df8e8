"""A map as one table, a row a person: to read a seller's own account, and to write one.

Real people's names do not belong in it: what stands there is what one thinks of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from courseware.errors import AccountError
from courseware.i18n import gettext as _
from courseware.models.buying.account import (
    TOLERANCE,
    Account,
    Attitude,
    Member,
    Role,
    Stance,
    pair,
)

__all__ = ["COLUMNS", "STAGES", "read_worksheet", "write_worksheet"]

#: The eight stages of a purchase, by their columns.
STAGES = (
    "need",
    "priority",
    "specification",
    "suppliers",
    "proposals",
    "shortlist",
    "negotiation",
    "decision",
)
#: Columns of the table, in order. Several roles, names or channels are divided by semicolons.
COLUMNS = (
    "name",
    "title",
    "role",
    "attitude",
    "relationship",
    *STAGES,
    "harmony",
    "hostility",
    "sources",
)

Row = Mapping[str, str | None]
Code = TypeVar("Code", bound=StrEnum)


def read_worksheet(
    rows: Sequence[Row], channels: Iterable[str], heads: Mapping[str, str] | None = None
) -> Account:
    """Return the account that a table describes.

    Parameters
    ----------
    rows
        One a person, by column: `name`, `title`, `role` (letters D, E, S, U), `attitude`
        (A, P, R), `relationship` (C, S, N, B, E), the eight stages in per cent, names in
        `harmony` and `hostility`, channel ids in `sources`. Empty rows are passed over.
    channels
        Ids of the channels there are.
    heads
        What errors call the columns; their names in `COLUMNS` if it is not given.

    Raises
    ------
    AccountError
        In one sentence: which row or column, what is wrong, what to do.
    """
    heads = {column: column for column in COLUMNS} | dict(heads or {})
    _require_columns(rows, heads)
    lines = {line: row for line, row in enumerate(rows, start=2) if any(row.values())}
    known = tuple(channels)
    members = tuple(_member(row, line, known, heads) for line, row in lines.items())
    _check_names(lines, heads)
    _check_totals(members, heads)
    people = list(lines.values())
    try:
        return Account(
            members, STAGES, _relations(people, "harmony"), _relations(people, "hostility")
        )
    except ValueError as error:
        raise AccountError(
            _("The account"), str(error), _("Correct the table and load it again.")
        ) from error


def write_worksheet(account: Account) -> list[dict[str, str]]:
    """Return an account as rows of `COLUMNS`; what they can't hold is left out."""
    names = {member.id: member.name or member.id for member in account.members}
    return [
        {
            "name": names[member.id],
            "title": member.title,
            "role": _joined(role for role in Role if role in member.roles),
            "attitude": member.attitude,
            "relationship": member.stance,
            **{
                stage: f"{weight:g}" for stage, weight in zip(STAGES, member.influence, strict=True)
            },
            "harmony": _joined(_partners(account.harmony, member.id, names)),
            "hostility": _joined(_partners(account.hostility, member.id, names)),
            "sources": _joined(sorted(member.sources)),
        }
        for member in account.members
    ]


def _require_columns(rows: Sequence[Row], heads: Mapping[str, str]) -> None:
    missing = [heads[column] for column in COLUMNS if rows and column not in rows[0]]
    if missing:
        raise AccountError(
            _("The first line"),
            _("the column {names} is missing.").format(names=", ".join(missing)),
            _("Start from the downloaded worksheet, which has all columns."),
        )


def _member(row: Row, line: int, channels: Sequence[str], heads: Mapping[str, str]) -> Member:
    name = _cell(row, "name")
    where = _where(line, name)
    if not name:
        raise AccountError(
            _("Line {line}").format(line=line), _("it has no name."), _("Give everyone a name.")
        )
    sources = _parts(row, "sources")
    for source in sources:
        if source not in channels:
            raise _unknown(where, heads["sources"], source, channels)
    roles = _parts(row, "role") or [""]
    return Member(
        id=name,
        roles=frozenset(_code(Role, letter, where, heads["role"]) for letter in roles),
        attitude=_code(Attitude, _cell(row, "attitude"), where, heads["attitude"]),
        stance=_code(Stance, _cell(row, "relationship"), where, heads["relationship"]),
        influence=tuple(_percent(_cell(row, stage), where, heads[stage]) for stage in STAGES),
        sources=frozenset(sources),
        name=name,
        title=_cell(row, "title"),
    )


def _where(line: int, name: str) -> str:
    return _("Line {line} ({name})").format(line=line, name=name)


def _code(codes: type[Code], letter: str, where: str, head: str) -> Code:
    try:
        return codes(letter.upper())
    except ValueError:
        raise _unknown(where, head, letter, [code.value for code in codes]) from None


def _percent(text: str, where: str, head: str) -> float:
    number = text.removesuffix("%").removesuffix("％").strip() or "0"
    try:
        found = float(number)
    except ValueError:
        found = -1
    if 0 <= found <= 100:
        return found
    raise AccountError(
        where,
        _("{column} is “{text}”, which is no number from 0 to 100.").format(column=head, text=text),
        _("Write per cent as a number from 0 to 100."),
    )


def _unknown(where: str, head: str, text: str, known: Iterable[str]) -> AccountError:
    problem = _("{column} is “{text}”, which is not a code of the map.")
    return AccountError(
        where,
        (problem if text else _("{column} is empty.")).format(column=head, text=text),
        _("Use one of {names}.").format(names=", ".join(known)),
    )


def _check_names(lines: Mapping[int, Row], heads: Mapping[str, str]) -> None:
    """Raise `AccountError` for a name that stands twice, or in a relation but in no row."""
    first: dict[str, int] = {}
    for line, row in lines.items():
        name = _cell(row, "name")
        if first.setdefault(name, line) != line:
            raise AccountError(
                _where(line, name),
                _("the name stands in line {line} too.").format(line=first[name]),
                _("Give each person a name of their own."),
            )
    for line, row in lines.items():
        for column in ("harmony", "hostility"):
            _check_partners(_where(line, _cell(row, "name")), row, heads[column], column, first)


def _check_partners(where: str, row: Row, head: str, column: str, known: Iterable[str]) -> None:
    for other in _parts(row, column):
        if other == _cell(row, "name"):
            problem = _("{column} names the person in whose row it stands.")
        elif other not in known:
            problem = _("{column} names “{text}”, who has no row.")
        else:
            continue
        fix = _("Correct the name, or leave it out.")
        raise AccountError(where, problem.format(column=head, text=other), fix)


def _check_totals(members: Sequence[Member], heads: Mapping[str, str]) -> None:
    for place, stage in enumerate(STAGES):
        total = math.fsum(member.influence[place] for member in members)
        if members and not math.isclose(total, 100, abs_tol=TOLERANCE):
            raise AccountError(
                _("The column {name}").format(name=heads[stage]),
                _("the influence adds up to {total}, not to 100.").format(total=f"{total:g}"),
                _("Change its numbers until they do."),
            )


def _relations(rows: Sequence[Row], column: str) -> frozenset[frozenset[str]]:
    return frozenset(
        pair(_cell(row, "name"), other) for row in rows for other in _parts(row, column)
    )


def _partners(
    relations: frozenset[frozenset[str]], member: str, names: Mapping[str, str]
) -> list[str]:
    others = {other for relation in relations if member in relation for other in relation}
    return [name for identity, name in names.items() if identity in others - {member}]


def _cell(row: Row, column: str) -> str:
    return (row.get(column) or "").strip()


def _parts(row: Row, column: str) -> list[str]:
    text = _cell(row, column).replace("；", ";")
    return [part for part in (each.strip() for each in text.split(";")) if part]


def _joined(parts: Iterable[str]) -> str:
    return ";".join(parts)
