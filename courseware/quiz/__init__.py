"""Questions: whether an answer fits, what it is worth, what to say to it. No screen.

Only a plan of contacts looks into the data sets, for its account.
"""

from courseware.quiz.feedback import Feedback, feedback
from courseware.quiz.plans import contacts
from courseware.quiz.scoring import points, score
from courseware.quiz.values import advice, check_answer, is_blank, parse_number

__all__ = [
    "Feedback",
    "advice",
    "check_answer",
    "contacts",
    "feedback",
    "is_blank",
    "parse_number",
    "points",
    "score",
]
