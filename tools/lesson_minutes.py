"""Estimate how long a lesson takes, part by part.

``python -m tools.lesson_minutes m1-crm`` prints the rows of the table in docs/module-1.md. A part
is what stands under a ``##`` heading, or under a ``###`` heading that names its minutes. The
main line ends where "More practice" begins. What is folded away (``<details>``) is read
by choice on the main line and costs nothing there; in the second part it is counted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from courseware.content import Matching, Numeric, Plan, Single, Spans, load_course

__all__ = ["MORE", "Part", "main", "main_line", "parts"]

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"

#: Words a minute: adults read prose in their own language at some 240, and this course
#: is read in the evening, by some in a second language.
READING = 200
#: The page to keep says again what was read before, so it is looked through.
LOOKING_THROUGH = 400
#: Seconds to decide: once for a choice, for each row where there are several, or to work out
#: a number on paper. Reading the question and what comes back is counted besides.
CHOOSING, ROW, CALCULATING = 15, 6, 60
#: Seconds.
SECONDS = {
    # To find the row or the curve that the text speaks of.
    "table": 15,
    "figure": 15,
    # "Two minutes", as the lesson says.
    "explore": 120,
}
#: Seconds of an activity, by kind. Eight notes or fields to place, or three sentences to write:
#: somebody who did them for the first time took three minutes on average.
ACTIVITY = 175
LONGER = {"decisionmap": 900, "drill": 240}
#: Seconds for the three questions on earlier modules.
RECALLED = 120
#: Seconds for a place to write: a line or two, as a trainee types.
WRITING = 90

MORE, PAGE_TO_KEEP = "More practice", "Take away"
HEADER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
CODE = re.compile(r"```\{code-cell\}.*?```", re.DOTALL)
CALL = re.compile(r'lesson\.(\w+)\("([^"]+)"\)')
RECALL = re.compile(r"lesson\.recall\(\)")
PLACE = re.compile(r'\+\+\+ \{"tags": \["written"\]\}')
WORD = re.compile(r"[A-Za-z0-9'’]+")
HEADING = re.compile(r"^(#{2,3}) (.*)$", re.MULTILINE)
NAMED = re.compile(r"^\*About (\d+) minutes\.\*$", re.MULTILINE)
NAMED_IN_HEADING = re.compile(r"\((\d+) minutes?\)$")
#: What two people do together takes as long as the heading says.
FOR_TWO = re.compile(r"\((\d+) minutes, for two\)$", re.MULTILINE)


class Part(NamedTuple):
    """A part of a lesson, with its estimate and the minutes that the text names.

    A `second` one belongs to the part for other evenings; one `within` another is counted
    there too.
    """

    heading: str
    minutes: float
    named: int | None
    second: bool
    within: bool


def parts(text: str) -> Iterator[Part]:
    """Give the parts of a lesson's source; what stands before the first heading is one too."""
    text, second = HEADER.sub("", text), False
    marks = [(0, "##", "Before the first section"), *_headings(text)]
    for number, (start, level, heading) in enumerate(marks, 1):
        second = second or heading.startswith(MORE)
        end = next((s for s, other, _ in marks[number:] if other <= level), len(text))
        body = text[start:end]
        named = NAMED_IN_HEADING.search(heading) if level == "###" else NAMED.search(body)
        if level == "##" or named:
            reading = LOOKING_THROUGH if heading == PAGE_TO_KEEP else READING
            minutes = _minutes(body if second else FOLDED.sub("", body), reading)
            yield Part(heading, minutes, int(named[1]) if named else None, second, level == "###")


def main_line(text: str) -> float:
    """Return the minutes of everything before the second part."""
    return sum(part.minutes for part in parts(text) if not (part.second or part.within))


def _headings(text: str) -> Iterator[tuple[int, str, str]]:
    for found in HEADING.finditer(text):
        yield found.start(), found[1], found[2]


def _minutes(body: str, reading: int) -> float:
    calls = sum(_seconds(*call) for call in CALL.findall(body))
    calls += RECALLED * len(RECALL.findall(body))
    places = len(PLACE.findall(body))
    words = len(WORD.findall(PLACE.sub("", CODE.sub("", body))))
    together = sum(float(minutes) for minutes in FOR_TWO.findall(body))
    return words / reading + (calls + places * WRITING) / 60 + together


def _seconds(call: str, name: str) -> float:
    if call == "activity":
        return LONGER.get(load_course().activity(name).kind, ACTIVITY)
    if call != "quiz":
        return SECONDS.get(call, 0)
    item = load_course().item(name)
    if isinstance(item, Numeric):
        return _reading(item.stem) + CALCULATING
    if isinstance(item, Plan):
        return _reading(item.stem) + LONGER["decisionmap"]
    told = _reading(*(option.feedback for option in item.options))
    asked = _reading(item.stem, *(option.text for option in item.options))
    if isinstance(item, Single):  # one choice, and what is said to it
        return asked + CHOOSING + told / len(item.options)
    if isinstance(item, Matching | Spans):
        asked += _reading(*(target.text for target in item.targets))
    # What is said to the rows that went wrong is read: half of them.
    return asked + ROW * len(item.options) + told / 2


def _reading(*texts: str) -> float:
    return 60 * len(WORD.findall(" ".join(texts))) / READING


def main(arguments: Sequence[str] = ()) -> int:
    """Print a row for each part of a module's lesson, and the sum of the main line."""
    module = (arguments or sys.argv[1:] or ["m1-crm"])[0]
    text = (NOTEBOOKS / f"{module}.md").read_text(encoding="utf-8")
    for part in parts(text):
        named = "" if part.named is None else f" named {part.named}"
        print(f"| {part.heading} | {part.minutes:.0f} |{named}")
    print(f"main line: {main_line(text):.1f} minutes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
