"""The segmentation lab: group the accounts, choose a group, see what it is worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from courseware.datasets import label, read
from courseware.explorers.explorer import Explorer, Shown, choice
from courseware.i18n import gettext as _
from courseware.i18n import ngettext
from courseware.models.segments import MARGIN_PER_LINE, Segment, segments
from courseware.plots.units import money_unit, tell_money

__all__ = ["segments_explorer"]

NONE = ""
#: Groups that the table lists; the rest is told as a number.
LISTED = 24


def segments_explorer() -> Explorer:
    """Return the lab, set to the size of the accounts and no target."""
    bases = [(name, basis) for basis, name in _bases().items()]
    first, second = (
        choice(_("First basis"), bases, "size"),
        choice(_("Second basis"), [(_("none"), NONE), *bases], NONE),
    )
    target = choice(_("Go for"), _targets("size", NONE), NONE)

    def offer(_change: object) -> None:
        target.options = _targets(first.value, second.value)

    # Before the explorer follows them, so that it never meets a target of other bases.
    for control in (first, second):
        control.observe(offer, names="value")
    controls = {"first": first, "second": second, "target": target}
    return Explorer(_("Fish where the fish are: 600 accounts in groups"), controls, _show)


def _bases() -> dict[str, str]:
    return {
        "industry": _("industry"),
        "region": _("region"),
        "size": _("size"),
        "status": _("customer or not"),
        "usage": _("usage"),
        "attitude": _("attitude to us"),
        "buying_method": _("way of buying"),
    }


def _own_words() -> Mapping[tuple[str, str], str]:
    """Return the words for what no column of the table holds, in the order to list them."""
    return {
        ("status", "present"): _("customer"),
        ("status", "former"): _("former customer"),
        ("status", "never"): _("never a customer"),
        ("usage", "heavy"): _("heavy usage"),
        ("usage", "light"): _("light usage"),
        ("usage", "none"): _("no usage"),
    }


def _word(basis: str, code: str) -> str:
    return _own_words().get((basis, code)) or label(basis, code)


def _codes(basis: str) -> list[str]:
    """Return what a basis tells apart, in the order of the course's table of codes."""
    own = [code for field, code in _own_words() if field == basis]
    return own or [row["code"] for row in read("codes") if row["field"] == basis]


def _ordered(bases: Sequence[str], found: Iterable[Segment]) -> list[Segment]:
    """Return groups in the order of their codes: small to very large, never by letter."""
    codes = [_codes(basis) for basis in bases]
    return sorted(found, key=lambda each: [*map(list.index, codes, each.key)])


def _found(first: str, second: str) -> tuple[tuple[str, ...], tuple[Segment, ...]]:
    bases = (first,) if second in (NONE, first) else (first, second)
    return bases, segments(read("customers"), bases)


def _name(bases: Sequence[str], segment: Segment) -> str:
    return " · ".join(map(_word, bases, segment.key))


def _targets(first: str, second: str) -> list[tuple[str, str]]:
    bases, found = _found(first, second)
    names = [(_name(bases, each), "/".join(each.key)) for each in _ordered(bases, found)]
    return [(_("not chosen yet"), NONE), *names]


def _show(first: str, second: str, target: str) -> Shown:
    """Return the groups, and what the chosen one is worth."""
    bases, found = _found(first, second)
    chosen = next((each for each in found if "/".join(each.key) == target), None)
    listed = _listed(found, chosen)
    rows = [_row(bases, each, chosen) for each in _ordered(bases, listed)]
    heads = [_("Group"), _("Accounts"), _("Revenue ({unit})").format(unit=money_unit())]
    heads += [_("May be won of the open lines"), *([_("Worth reaching")] if chosen else [])]
    words = _advice(bases, found, chosen)
    more = _more(len(found) - len(listed))
    table = [*(" | ".join(row) for row in [heads, *rows]), *more]
    return Shown(words, _html(heads, rows, more), "\n".join(table))


def _listed(found: Sequence[Segment], chosen: Segment | None) -> list[Segment]:
    """Return the groups to list: the largest, and in any case the chosen one."""
    largest = sorted(found, key=lambda each: (-each.accounts, each.key))[:LISTED]
    return largest if chosen is None or chosen in largest else [*largest, chosen]


def _more(left: int) -> list[str]:
    """Say how many groups the table leaves out, if any."""
    if not left:
        return []
    return [_("The table lists the largest groups; {n} more can be chosen above.").format(n=left)]


def _row(bases: Sequence[str], segment: Segment, chosen: Segment | None) -> list[str]:
    mark = "▶ " if segment is chosen else ""
    cells = [
        f"{mark}{_name(bases, segment)}",
        str(segment.accounts),
        tell_money(segment.revenue),
        f"{segment.response:.0%}",
    ]
    return [*cells, tell_money(segment.value)] if chosen else cells


def _advice(
    bases: Sequence[str], found: Sequence[Segment], chosen: Segment | None
) -> tuple[str, ...]:
    if chosen is None:
        groups = ngettext("{n} group.", "{n} groups.", len(found)).format(n=len(found))
        return (
            groups,
            _("Choose the one to go for: where are there lines to be won, and who would listen?"),
        )
    words = _(
        "{name}: {accounts} accounts with {amount} ({unit}) a year within reach. That is "
        "{score:.0%} of what the best {accounts} accounts of the book would hold."
    )
    told = words.format(
        name=_name(bases, chosen),
        accounts=chosen.accounts,
        amount=tell_money(chosen.value),
        unit=money_unit(),
        score=chosen.score,
    )
    return (told, _better(bases, found, chosen), _assumption())


def _better(bases: Sequence[str], found: Sequence[Segment], chosen: Segment) -> str:
    """Say which group of about that many accounts does better, if there is one."""
    alike = range((chosen.accounts + 1) // 2, chosen.accounts + 1)
    best = max((each for each in found if each.accounts in alike), key=lambda each: each.score)
    if best.score <= chosen.score:
        return _("No group of about that size, or a little smaller, scores higher on this basis.")
    return _("{name} has no more accounts ({n}) and scores {score:.0%}.").format(
        name=_name(bases, best), n=best.accounts, score=best.score
    )


def _assumption() -> str:
    return _(
        "Within reach: staff without a line of ours, times {margin} yuan of margin a line, times "
        "the share that contact may win by attitude, 60 % with a champion, 2 % with an opponent. "
        "These shares are the course's example, not measured."
    ).format(margin=MARGIN_PER_LINE)


def _html(heads: Sequence[str], rows: Sequence[Sequence[str]], more: Sequence[str]) -> str:
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    lines = [
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in rows
    ]
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    below = "".join(f'<p class="cw-hint">{escape(line)}</p>' for line in more)
    # A table without a total: its last row is a group like the others.
    return f'<div class="cw-pivot cw-groups" tabindex="0">{table}</div>{below}'
