"""The numbers of the decision map, with their meaning and range: ``decision-map.yaml``."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from courseware.content.part import Part, Text
from courseware.content.reading import read_yaml, validated
from courseware.content.schema import Id
from courseware.models.buying.account import Attitude, Stance
from courseware.models.buying.parameters import Budget, Channel, Parameters, Temper, Timing

__all__ = ["DecisionMap", "Setting", "decision_map"]

FILE = Path(__file__).parent / "decision-map.yaml"


class Setting(Part):
    """One number: its default, the range it could as well be drawn from, and its meaning."""

    id: Id
    value: float
    low: float
    high: float
    whole: bool = False
    meaning: Text


class ChannelSetting(Part):
    """A channel, as `courseware.models.buying.parameters.Channel` describes it."""

    id: Id
    cost: int
    strength: int
    through: bool = False
    warm: bool = False


class BudgetSetting(Part):
    """Half-days, in all and in one stage."""

    total: Annotated[int, Field(gt=0)]
    stage: Annotated[int, Field(gt=0)]


class DecisionMap(Part):
    """The whole file."""

    settings: tuple[Setting, ...]
    budget: BudgetSetting
    channels: tuple[ChannelSetting, ...]

    def parameters(self, numbers: Mapping[str, float] | None = None) -> Parameters:
        """Return the numbers as the model takes them.

        Parameters
        ----------
        numbers
            Values to use in place of the defaults, by the settings' ids.
        """
        n = {setting.id: setting.value for setting in self.settings} | dict(numbers or {})
        return Parameters(
            conviction={stance: n[stance.name.lower()] for stance in Stance},
            tempers={attitude: _temper(n, attitude.name.lower()) for attitude in Attitude},
            harmony=n["harmony"],
            neither=n["neither"],
            hostility=n["hostility"],
            timing=Timing(int(n["early"]), int(n["weighty"]), int(n["event"]), n["cut"]),
            bite=n["bite"],
            window=int(n["window"]),
            ceiling=int(n["ceiling"]),
            weakest=n["weakest"],
            budget=Budget(self.budget.total, self.budget.stage),
            channels={
                each.id: Channel(each.cost, each.strength, each.through, each.warm)
                for each in self.channels
            },
        )

    def draw(self, seed: int) -> Parameters:
        """Return parameters drawn evenly from their ranges, the same for the same seed."""
        chance = random.Random(seed)
        return self.parameters(
            {
                setting.id: chance.randint(int(setting.low), int(setting.high))
                if setting.whole
                else chance.uniform(setting.low, setting.high)
                for setting in self.settings
            }
        )


@cache
def decision_map() -> DecisionMap:
    """Return the decision map's numbers.

    Raises
    ------
    ContentError
        If the file is damaged.

    Examples
    --------
    >>> decision_map().parameters().budget.total
    24
    """
    return validated(lambda: DecisionMap.model_validate(read_yaml(FILE)), FILE.name)


def _temper(numbers: Mapping[str, float], attitude: str) -> Temper:
    return Temper(
        anchor=numbers[f"anchor-{attitude}"],
        voice=numbers[f"voice-{attitude}"],
        receptiveness=numbers[f"open-{attitude}"],
    )
