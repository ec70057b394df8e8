"""The course's languages: English in the source, every other one in a catalogue.

Ask for a sentence where it is shown, inside a function, so that it follows the
language chosen at run time; fill its fields in *after* translating::

    from courseware.i18n import gettext as _

    _("{n} of {total} saved").format(n=3, total=8)

The catalogues are plain gettext: ``make messages`` collects the sentences with Babel
and compiles them; here the standard library reads them.
"""

from __future__ import annotations

import gettext as _stdlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from courseware.errors import LanguageError

__all__ = [
    "LANGUAGES",
    "LOCALE",
    "N_",
    "check",
    "current",
    "gettext",
    "ngettext",
    "read_catalogue",
    "translate",
    "use",
    "using",
]

SOURCE = "en"
LOCALE = Path(__file__).parent / "locale"

# A language is a folder of catalogues, so that adding one is adding its folder.
LANGUAGES: tuple[str, ...] = (
    SOURCE,
    *sorted(folder.name.replace("_", "-") for folder in LOCALE.glob("[a-z]*/")),
)

_chosen = SOURCE


def check(language: str) -> str:
    """Return the language, or raise `LanguageError` if the course doesn't have it.

    Examples
    --------
    >>> check("zh-CN")
    'zh-CN'
    >>> check("fr")
    Traceback (most recent call last):
    courseware.errors.LanguageError: Language 'fr': the course isn't translated into it. \
Choose one of: en, zh-CN.
    """
    if language not in LANGUAGES:
        raise LanguageError(
            gettext("Language {name!r}").format(name=language),
            gettext("the course isn't translated into it."),
            gettext("Choose one of: {languages}.").format(languages=", ".join(LANGUAGES)),
        )
    return language


def use(language: str) -> None:
    """Make a language the one this process speaks."""
    global _chosen
    _chosen = check(language)


@contextmanager
def using(language: str) -> Iterator[None]:
    """Speak a language for a while, then the one before.

    Examples
    --------
    >>> with using("zh-CN"):
    ...     current()
    'zh-CN'
    """
    before = _chosen
    use(language)
    try:
        yield
    finally:
        use(before)


def current() -> str:
    """Return the language this process speaks."""
    return _chosen


def gettext(message: str) -> str:
    """Return a message in the current language."""
    return translate(message, _chosen)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form of a message that goes with the number ``n``."""
    return _catalogue(_chosen, "courseware").ngettext(singular, plural, n)


def translate(message: str, language: str, domain: str = "courseware") -> str:
    """Return a message in a given language; an unknown message comes back as it is.

    Examples
    --------
    >>> translate("Run", "en")
    'Run'
    """
    # The empty message is where a catalogue keeps its header: never look it up.
    return _catalogue(language, domain).gettext(message) if message else ""


def N_(message: str) -> str:
    """Mark a message for the catalogue without translating it yet."""
    return message


def read_catalogue(path: Path) -> dict[str, str]:
    """Read the translated messages of a ``.po`` file that isn't part of the package.

    The keys of graded exercises are translated in such files, beside their sources.
    """
    from babel.messages.pofile import read_po  # only an instructor's machine needs it

    with path.open("rb") as file:
        return {
            str(message.id): str(message.string)
            for message in read_po(file)
            if message.id and message.string
        }


@lru_cache
def _catalogue(language: str, domain: str) -> _stdlib.NullTranslations:
    if check(language) == SOURCE:
        return _stdlib.NullTranslations()
    return _stdlib.translation(domain, LOCALE, [language.replace("-", "_")])
