"""The table of section 2.3: the eleven of APEX with their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.datasets import account, label
from courseware.i18n import gettext as _
from courseware.models.buying.account import Role
from courseware.tables.frames import frame

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["apex"]


def apex() -> DataFrame:
    """Return who takes part, with title, roles, attitude and relationship, code before word."""
    rows = [
        [
            member.name,
            member.title,
            "; ".join(_coded("role", role) for role in Role if role in member.roles),
            _coded("attitude", member.attitude),
            _coded("relationship", member.stance),
        ]
        for member in account("apex").members
    ]
    heads = [_("Member"), _("Title"), _("Role"), _("Attitude"), _("Relationship to us")]
    return frame(rows, heads)


def _coded(field: str, code: str) -> str:
    return f"{code} {label(field, code)}"
