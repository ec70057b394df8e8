"""Collect every sentence a person reads, merge it into the catalogues, compile them.

``python -m tools.messages`` is what ``make messages`` runs. It reads

- the package's Python files and content files into the domain ``courseware``;
- the visible prose of lessons and exercises into the domain ``notebooks``;
- the keys and mark schemes hidden in an exercise's source into a catalogue *beside*
  that source, so that the package never holds them;

keeps every translation whose English is unchanged, and compiles the package's domains.
``--check`` changes nothing and fails, naming the messages, on whatever is missing,
damaged or stale; ``--prune`` drops translations whose English is gone.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import jupytext
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from courseware.classroom import blocks
from courseware.content import load_activities, load_items, load_key, load_module, texts
from courseware.content.guides import DIAGNOSIS_FILE, INDUSTRIES_FILE, diagnosis, industries
from courseware.content.parameters import FILE as MAP_FILE
from courseware.content.parameters import decision_map
from courseware.content.part import Part
from courseware.errors import CoursewareError
from tools.message_checks import flaws

ROOT = Path(__file__).parents[1]
LOCALES = ("zh_CN",)
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
MARK_SCHEME = re.compile(r"=== BEGIN MARK SCHEME ===\n(.*?)=== END MARK SCHEME ===", re.DOTALL)
HIDDEN_TESTS = re.compile(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", re.DOTALL)
#: The content files that belong to no module, and what reads each.
COMMON_FILES: dict[str, Callable[[], Part]] = {
    MAP_FILE.name: decision_map,
    INDUSTRIES_FILE.name: industries,
    DIAGNOSIS_FILE.name: diagnosis,
}


class Found(NamedTuple):
    """A message, with the file and the place in it for its translator."""

    message: str | tuple[str, ...]
    file: Path
    note: str = ""


class Domain(NamedTuple):
    """Messages that share a catalogue; only the package's own domains are compiled."""

    name: str
    found: tuple[Found, ...]
    folder: Path | None = None

    def po(self, locale: str) -> Path:
        """Return where the catalogue of a language stands."""
        if self.folder:
            return self.folder / f"{locale}.po"
        return ROOT / "courseware" / "locale" / locale / "LC_MESSAGES" / f"{self.name}.po"


class SteadyCatalog(Catalog):
    """A catalogue whose header depends on nothing but its language."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Leave out dates, names and versions, which would change the file for nothing."""
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def python_messages(path: Path) -> Iterator[Found]:
    """Find the arguments of ``_`` and its kin in a Python file."""
    with path.open("rb") as file:
        for _line, message, comments, _context in extract(
            "python", file, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            yield Found(message, path, " ".join(comments))


def content_messages(path: Path) -> Iterator[Found]:
    """Find what is read in a YAML file of content, exactly as the loader hands it out."""
    if path.name == "module.yaml":
        yield from (Found(text, path) for text in texts(load_module(path)))
        return
    if path.name in COMMON_FILES:
        yield from (Found(text, path) for text in texts(COMMON_FILES[path.name]()))
        return
    if path.name.startswith("activities"):
        for activity in load_activities(path):
            yield from (Found(text, path, activity.id) for text in texts(activity))
        return
    for item in load_items(path, graded=path.name.startswith("graded")):
        yield from (Found(text, path, item.id) for text in texts(item))


def notebook_messages(path: Path, *, hidden: bool = False) -> Iterator[Found]:
    """Find a notebook's visible prose, or what its keys and mark schemes say."""
    for cell in jupytext.read(path, fmt="md:myst").cells:
        note = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        if cell.cell_type == "markdown":
            marked, shown = MARK_SCHEME.findall(cell.source), MARK_SCHEME.sub("", cell.source)
            for part in marked if hidden else [shown]:
                yield from (Found(text, path, note) for text in blocks.messages(part))
        elif hidden and cell.cell_type == "code":
            for part in HIDDEN_TESTS.findall(cell.source):
                yield from (Found(text, path, note) for text in key_texts(part, note))


def key_texts(tests: str, where: str) -> Iterator[str]:
    """Yield the feedback and explanation in the key of a hidden test's ``score`` call."""
    for node in ast.walk(ast.parse(tests)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "score":
            literal = next(word.value for word in node.keywords if word.arg == "key")
            yield from texts(load_key(ast.literal_eval(literal), where))


def domains() -> list[Domain]:
    """Collect all messages of the source tree."""
    package = ROOT / "courseware"
    lessons = sorted((ROOT / "notebooks").glob("*.md"))
    exercises = sorted((ROOT / "exercises" / "source").glob("*/*.md"))
    code = [m for path in sorted(package.rglob("*.py")) for m in python_messages(path)]
    folder = package / "content"
    modules = sorted((folder / "modules").glob("*/*.yaml"))
    common = sorted(path for path in folder.glob("*.yaml") if path.name in COMMON_FILES)
    content = [m for path in (*modules, *common) for m in content_messages(path)]
    prose = [m for path in (*lessons, *exercises) for m in notebook_messages(path)]
    keys = [
        Domain(path.parent.name, tuple(notebook_messages(path, hidden=True)), path.parent)
        for path in exercises
    ]
    return [Domain("courseware", (*code, *content)), Domain("notebooks", tuple(prose)), *keys]


def template(domain: Domain, locale: str) -> SteadyCatalog:
    """Make a catalogue of the domain's messages, none of them translated."""
    about = f"# {domain.name}: translate each msgid in its msgstr, then run `make messages`."
    catalog = SteadyCatalog(locale=locale, fuzzy=False, header_comment=about)
    for message, file, note in domain.found:
        place = (file.relative_to(ROOT).as_posix(), 0)
        catalog.add(message, locations=[place], auto_comments=[note] if note else [])
    return catalog


def existing(path: Path, locale: str) -> Catalog:
    """Read a catalogue as it stands, obsolete messages included."""
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def merged(domain: Domain, locale: str) -> SteadyCatalog:
    """Return the domain's catalogue with the translations there are, unmatched ones kept aside."""
    fresh, old = template(domain, locale), existing(domain.po(locale), locale)
    known = {message.id: message for message in (*old.obsolete.values(), *old) if message.id}
    for message in fresh:
        if message.id and (past := known.pop(message.id, None)):
            message.string, message.flags = past.string, past.flags
            message.user_comments = past.user_comments
    fresh.obsolete |= {name: message for name, message in known.items() if translated(message)}
    return fresh


def po_bytes(catalog: SteadyCatalog) -> bytes:
    """Return a catalogue as a ``.po`` file; no line numbers, so that diffs show words only."""
    out = BytesIO()
    write_po(out, catalog, width=100, include_lineno=False)
    return out.getvalue()


def mo_bytes(catalog: SteadyCatalog) -> bytes:
    """Return a catalogue in its compiled form."""
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def update(*, prune: bool = False) -> list[str]:
    """Write all catalogues; return a line for each whose messages wait for a translator."""
    lines = []
    for domain in domains():
        for locale in LOCALES:
            catalog, path = merged(domain, locale), domain.po(locale)
            if prune:
                catalog.obsolete.clear()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po_bytes(catalog))
            if domain.folder is None:
                path.with_suffix(".mo").write_bytes(mo_bytes(catalog))
            if missing := sum(not translated(m) for m in catalog if m.id):
                lines.append(f"{path.relative_to(ROOT)}: {missing} messages to translate")
    return lines


def translated(message: Message) -> bool:
    """Whether every form of a message has a translation."""
    return "not translated" not in flaws(message)


def findings() -> list[str]:
    """Return one line for everything that is wrong with the catalogues on disk."""
    lines = []
    for domain in domains():
        for locale in LOCALES:
            catalog, path = merged(domain, locale), domain.po(locale)
            name = path.relative_to(ROOT)
            for message in catalog:
                lines += [f"{name}: {flaw}: {message.id!r}" for flaw in flaws(message)]
            compiled = path.with_suffix(".mo")
            if domain.folder is None and (
                not compiled.exists() or compiled.read_bytes() != mo_bytes(catalog)
            ):
                lines.append(f"{name}: its .mo is out of date: run `make messages`")
    return lines


def main() -> int:
    """Update the catalogues, or check them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="change nothing; fail on flaws")
    parser.add_argument("--prune", action="store_true", help="drop translations of lost messages")
    options = parser.parse_args()
    try:
        found = findings() if options.check else update(prune=options.prune)
    except CoursewareError as error:
        parser.exit(1, f"{error}\n")
    print("\n".join(found) or "All catalogues are complete and current.")
    return 1 if options.check and found else 0


if __name__ == "__main__":
    sys.exit(main())
