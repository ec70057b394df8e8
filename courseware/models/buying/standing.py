"""Rank beside sway: how central people are by who is copied, asked and followed.

Centrality is one of the dimensions of a buying centre in Johnston & Bonoma 1981 (Journal
of Marketing 45(3), 143-156).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Standing", "standings"]


@dataclass(frozen=True)
class Standing:
    """How central a person is; each measure from 0 to 1.

    Attributes
    ----------
    person
        Whose standing.
    between
        Share of the shortest ways between others that lead through this person.
    sway
        Eigenvector centrality, the highest set to 1: in contact with those who are in
        much contact themselves.
    place
        Place by sway, from 1; equals share the better place.
    """

    person: str
    between: float
    sway: float
    place: int


def standings(
    people: Iterable[str], signals: Iterable[tuple[str, str, float]]
) -> Mapping[str, Standing]:
    """Return everybody's standing, the most central by sway first.

    Parameters
    ----------
    people
        Ids.
    signals
        Who turns to whom, how often (above 0): who copies in, asks first, or takes over the
        draft of whom. All of a pair, both ways, are added up.

    Raises
    ------
    ValueError
        If the people fall into groups that have no contact, whose sway can't be compared.

    Examples
    --------
    >>> found = standings("abc", [("a", "c", 2), ("b", "c", 1)])
    >>> next(iter(found)), found["c"].between
    ('c', 1.0)
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(people)
    for giver, taker, count in signals:
        before = graph.get_edge_data(giver, taker, {"weight": 0})["weight"]
        graph.add_edge(giver, taker, weight=before + count)
    if not nx.is_connected(graph):
        raise ValueError("some of the people have no contact with the others")
    between = nx.betweenness_centrality(graph)
    raw = nx.eigenvector_centrality_numpy(graph, weight="weight")
    most = max(raw.values())
    # The solver's last digits differ from machine to machine.
    sway = {person: round(float(value / most), 9) for person, value in raw.items()}
    return {
        person: Standing(
            person,
            float(between[person]),
            sway[person],
            1 + sum(other > sway[person] for other in sway.values()),
        )
        for person in sorted(graph, key=lambda person: (-sway[person], person))
    }
