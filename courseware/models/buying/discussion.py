"""How a stage's members move each other before they decide.

The discussion is that of Friedkin & Johnsen 1990 (Journal of Mathematical Sociology 15,
193-206), taken at its equilibrium: everybody keeps to a part of the own view and takes the
rest from those who are heard. One hears friends fully, others a little, foes not at all:
dislike was seen to make people deaf, not contrary (Takács, Flache & Mäs 2016, PLoS ONE 11).
"""

from __future__ import annotations

from courseware.models.buying.account import Account, Member, pair
from courseware.models.buying.parameters import Parameters

__all__ = ["Matrix", "hearing", "leverage", "mixing"]

Matrix = tuple[tuple[float, ...], ...]


def hearing(account: Account, parameters: Parameters, stage: int) -> Matrix:
    """Return whom each member listens to in a stage: A of the model.

    Row i gives the shares of the others in what i hears; each row sums to 1. Whoever hears
    nobody hears oneself.
    """
    rows = []
    weights = account.weights(stage)
    for listener in account.members:
        heard = [
            _tie(account, parameters, listener, speaker)
            * parameters.tempers[speaker.attitude].voice
            * weight
            for speaker, weight in zip(account.members, weights, strict=True)
        ]
        total = sum(heard)
        rows.append(
            tuple(share / total for share in heard)
            if total
            else tuple(float(speaker is listener) for speaker in account.members)
        )
    return tuple(rows)


def mixing(account: Account, parameters: Parameters, stage: int) -> Matrix:
    """Return what each member's view after the discussion is made of: M of the model.

    M = (I − ΛA)⁻¹(I − Λ) with Λ the diagonal of 1 − anchor. Row i gives how much of each
    member's conviction is in what i holds afterwards; no entry is below 0 and each row
    sums to 1.
    """
    import numpy as np

    anchors = [parameters.tempers[member.attitude].anchor for member in account.members]
    heard = np.array(hearing(account, parameters, stage))
    open_to_others = np.diag([1 - anchor for anchor in anchors])
    mixed = np.linalg.solve(np.eye(len(anchors)) - open_to_others @ heard, np.diag(anchors))
    # A speck below 0 would let a better view of somebody lower the index.
    return tuple(tuple(max(0.0, float(share)) for share in row) for row in mixed)


def leverage(account: Account, parameters: Parameters, stage: int) -> tuple[float, ...]:
    """Return by how much the stage's index rises with each member's conviction.

    Beside a member's own influence it holds what the member moves through others. The
    entries sum to 1.
    """
    mixed = mixing(account, parameters, stage)
    weights = account.weights(stage)
    return tuple(
        sum(weight * row[place] for weight, row in zip(weights, mixed, strict=True))
        for place in range(len(weights))
    )


def _tie(account: Account, parameters: Parameters, one: Member, other: Member) -> float:
    if one is other:
        return 0.0
    relation = pair(one.id, other.id)
    if relation in account.hostility:
        return parameters.hostility
    return parameters.harmony if relation in account.harmony else parameters.neither
