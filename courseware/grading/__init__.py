"""Grading: answers are scored as data, in the grader's own process.

A graded question's key stands in the hidden test of its exercise's source::

    from courseware.grading import score
    score("crm-g-net-margin", points=2, key=\"\"\"
    answer: b
    feedback: {a: ..., b: ...}
    \"\"\")

nbgrader with its own settings runs that cell in a kernel. With the settings in
``exercises/nbgrader_config.py`` nothing runs: `ScoreAnswers` reads the cell, as it
stands in the gradebook, and scores the answer sheet that was handed in. Both give the
same points.
"""

from __future__ import annotations

from courseware.answers import here
from courseware.grading.keys import build_question
from courseware.grading.scoring import award, read_folder

__all__ = ["score"]


def score(item_id: str, points: float, key: str) -> float:
    """Score the answer beside this notebook to one graded question.

    The last line of a test cell: nbgrader takes the number that it shows as the points,
    and any other output for a fault, so nothing is printed here.

    Parameters
    ----------
    item_id
        The question.
    points
        What a right answer is worth.
    key
        Answer, feedback and explanation, in YAML.

    Returns
    -------
    float
        In [0, `points`]; 0 without an answer, or with one that can't be used.
    """
    question = build_question(item_id, points, key, where=item_id)
    return award(question, read_folder(here()).answers).points
