"""The table of section 2.3: the eleven of APEX with the codes that aren't asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.content import DecisionMapActivity, load_course
from courseware.datasets import account, label
from courseware.i18n import gettext as _
from courseware.models.buying.account import Member, Role
from courseware.tables.frames import frame

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["apex"]


def apex() -> DataFrame:
    """Return who takes part, with title, roles, attitude and relationship, code before word.

    Whoever the trainee is to code on the map has question marks.
    """
    rows = [[member.name, member.title, *_codes(member)] for member in account("apex").members]
    heads = [_("Member"), _("Title"), _("Role"), _("Attitude"), _("Relationship to us")]
    return frame(rows, heads)


def _codes(member: Member) -> list[str]:
    asked = load_course().activity("needs-map-apex")
    assert isinstance(asked, DecisionMapActivity)
    if member.id in [dossier.member for dossier in asked.dossiers]:
        return ["?"] * 3
    return [
        "; ".join(_coded("role", role) for role in Role if role in member.roles),
        _coded("attitude", member.attitude),
        _coded("relationship", member.stance),
    ]


def _coded(field: str, code: str) -> str:
    return f"{code} {label(field, code)}"
