"""Widgets: each a Python class with its .js and .css beside it. A view, never a score."""

from courseware.widgets.checklist import Checklist
from courseware.widgets.quiz import Quiz

__all__ = ["Checklist", "Quiz"]
