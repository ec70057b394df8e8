"""Tables of invented accounts for the tests of an account of one's own."""

import csv
import io
import random

from courseware.activities.owntable import heads, template
from courseware.models.buying.worksheet import STAGES

CHANNELS = ("demonstration", "presentation", "mail", "users", "report", "journal")


def table(rows=None, delimiter=","):
    """Return rows as a spreadsheet writes them; the template's without `rows`."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows or cells())
    return written.getvalue()


def cells():
    """Return the template's cells, the head first."""
    return list(csv.reader(io.StringIO(template(), newline="")))


def changed(line, column, text):
    """Return the template with one cell changed; lines count from 1, as in a spreadsheet."""
    rows = cells()
    rows[line - 1][rows[0].index(heads()[column])] = text
    return table(rows)


def crowd(size, seed=1, name="Person {n}", title="Works in hall {n}"):
    """Return a table of many people, each stage shared among a dozen of them by chance."""
    chance = random.Random(seed)
    people = [name.format(n=n) for n in range(1, size + 1)]
    shares = {stage: _shares(chance, size) for stage in STAGES}
    rows = [
        [
            each,
            title.format(n=n),
            chance.choice(["D", "E", "S", "U", "U", "E;U"]) if n else "D",
            chance.choice("APR"),
            chance.choice("CSNNBE"),
            *(str(shares[stage][n]) for stage in STAGES),
            ";".join(chance.sample([other for other in people if other != each], 2))
            if size > 2 and n % 3 == 0
            else "",
            "",
            ";".join(chance.sample(CHANNELS, 2)),
        ]
        for n, each in enumerate(people)
    ]
    return table([[*heads().values()], *rows])


def _shares(chance, size):
    """Return whole per cents that add up to 100, most of them nought in a crowd."""
    shares = [0] * size
    for place in [chance.randrange(size) for _each in range(min(12, size))] * 100:
        if sum(shares) < 100:
            shares[place] += min(100 - sum(shares), chance.randint(1, 9))
    return shares
