"""The tables of section 2.3 that show every number of the decision map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from courseware.content import translated
from courseware.content.parameters import ChannelSetting, Setting, decision_map
from courseware.datasets import label
from courseware.i18n import gettext as _
from courseware.models.buying.account import Attitude, Stance
from courseware.tables.frames import frame

if TYPE_CHECKING:
    from pandas import DataFrame

__all__ = ["map_channels", "map_parameters"]


def map_parameters() -> DataFrame:
    """Show every setting with its default, its range and its meaning, then the budget."""
    numbers = translated(decision_map(), _)
    names = _names()
    rows = [
        [names[setting.id], _shown(setting.value), _range(setting), setting.meaning]
        for setting in numbers.settings
    ]
    fixed = _("fixed")
    rows += [
        [_("budget"), str(numbers.budget.total), fixed, _("Half-days to spend in all.")],
        [_("budget of a stage"), str(numbers.budget.stage), fixed, _("Half-days, at most.")],
    ]
    return frame(rows, [_("Number"), _("Default"), _("Range"), _("Meaning")])


def map_channels() -> DataFrame:
    """Show what each channel costs, how strongly it works with whom, and on which condition."""
    rows = [
        [
            label("channel", each.id),
            str(each.cost),
            str(each.strength),
            str(each.strength * 2),
            str(each.strength // 2),
            _condition(each),
        ]
        for each in decision_map().channels
    ]
    heads = [
        _("Channel"),
        _("Cost in half-days"),
        _("Strength"),
        _("where trusted"),
        _("where not"),
        _("works only"),
    ]
    return frame(rows, heads)


def _names() -> dict[str, str]:
    """Name each setting by what it stands for in the formulas, as the lesson writes them."""
    names = {each.name.lower(): f"s · {label('relationship', each)}" for each in Stance}
    for setting, symbol in {"anchor": "1 − λ", "voice": "v", "open": "q"}.items():
        for attitude in Attitude:
            who = label("attitude", attitude)
            names[f"{setting}-{attitude.name.lower()}"] = f"{symbol} · {who}"
    others = {
        "harmony": ("γ", _("a friend")),
        "neither": ("γ", _("anybody else")),
        "hostility": ("γ", _("a foe")),
        "early": ("τ", _("carries little")),
        "weighty": ("τ", _("carries much")),
        "event": ("τ", _("before a date")),
    }
    return {
        **names,
        **{setting: f"{symbol} · {who}" for setting, (symbol, who) in others.items()},
        "cut": _("much, from"),
        "bite": "h",
        "window": _("how long"),
        "ceiling": _("most effort"),
        "weakest": _("weakest stage"),
    }


def _range(setting: Setting) -> str:
    if setting.low == setting.high:
        return _("fixed")
    return _("{low} to {high}").format(low=_shown(setting.low), high=_shown(setting.high))


def _shown(number: float) -> str:
    return f"{number:g}".replace("-", "−")


def _condition(channel: ChannelSetting) -> str:
    if channel.through:
        return _("through somebody friendly who gets on with the person")
    return _("with a person who knows us") if channel.warm else ""
