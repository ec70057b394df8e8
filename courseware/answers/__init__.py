"""The answer sheet: what a trainee answered, as data in one file beside the notebook.

``responses.json`` holds one entry per question::

    {"schema": 1, "answers": {
    "crm-margin-meaning": {"value": "b", "at": "2026-11-22T08:15:02.120934Z"}
    }}

An answer that `AnswerSheet.save` has returned is on the disk: the new file is written
whole beside the old one, synchronised, and put in its place in one step. Several kernels
may share a sheet: each save takes a lock and merges, the newest answer per question wins.
A damaged file is kept aside and its answers come back from the last good copy; a file of
a newer course is never written to.
"""

from courseware.answers.file import Entry, Json
from courseware.answers.sheet import AnswerSheet, here, read_answers

__all__ = ["AnswerSheet", "Entry", "Json", "here", "read_answers"]
