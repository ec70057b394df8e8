"""What the model takes for granted: teaching defaults, none of them estimated from buyers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from courseware.models.buying.account import Attitude, Stance

__all__ = ["Budget", "Channel", "Parameters", "Temper", "Timing"]


@dataclass(frozen=True)
class Channel:
    """A way to reach a person.

    Attributes
    ----------
    cost
        In half-days, 1 or more.
    strength
        Effort it stands for, an even number: twice as much for whoever trusts the
        channel, half as much for whoever does not.
    through
        Whether it works only through a champion or supporter who gets on with the person.
    warm
        Whether the person must know us: be friendly, or have been reached before.
    """

    cost: int
    strength: int
    through: bool = False
    warm: bool = False

    def __post_init__(self) -> None:
        if self.cost < 1 or self.strength < 2 or self.strength % 2:
            raise ValueError(
                "cost must be 1 or more and strength an even number above 0; "
                f"got {self.cost} and {self.strength}"
            )


@dataclass(frozen=True)
class Temper:
    """What an attitude to the project means for a person's judgement.

    Attributes
    ----------
    anchor
        How far one's own view resists the others' in a discussion, above 0 and up to 1.
    voice
        How much one speaks there, 0 to 1.
    receptiveness
        How much of our effort arrives, 0 to 1.
    """

    anchor: float
    voice: float
    receptiveness: float


@dataclass(frozen=True)
class Timing:
    """By which factor the moment of a contact counts.

    Attributes
    ----------
    early, weighty, event
        Factors: at any time; in a stage where the person carries `cut` or more; for
        those who write or meet, in the stage with the date.
    cut
        Share of a stage's decision from which a contact is weighty, 0 to 1.
    """

    early: int
    weighty: int
    event: int
    cut: float


@dataclass(frozen=True)
class Budget:
    """Half-days that can be spent, in all and in one stage."""

    total: int
    stage: int


@dataclass(frozen=True)
class Parameters:
    """Every number of the model.

    Attributes
    ----------
    conviction
        Where each stance starts, from −1 (against us) to 1 (for us).
    tempers
        By attitude.
    harmony, neither, hostility
        How well one hears a member one gets on with, any other, and a foe; 0 is deaf.
    timing
        See `Timing`.
    bite
        Share of the remaining distance that one unit of effort covers, at first.
    window
        For how many stages a contact lasts, the one it falls in included.
    ceiling
        Effort above this is wasted.
    weakest
        Weight of the weakest stage in the overall index, 0 to 1.
    budget
        See `Budget`.
    channels
        By their ids.
    """

    conviction: Mapping[Stance, float]
    tempers: Mapping[Attitude, Temper]
    harmony: float
    neither: float
    hostility: float
    timing: Timing
    bite: float
    window: int
    ceiling: int
    weakest: float
    budget: Budget
    channels: Mapping[str, Channel]
