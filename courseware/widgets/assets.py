"""The browser's side of a widget, read from the files beside this one.

anywidget takes one script and one style sheet; a widget may write its own as several files.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["script", "stylesheet", "with_text"]

_HERE = Path(__file__).parent


def script(*names: str) -> str:
    """Return the files as one ES module; the last one holds its `export default`."""
    return "\n".join(_read(name) for name in names)


def stylesheet(*names: str) -> str:
    """Return the design system followed by a widget's own sheets."""
    return "\n".join(_read(name) for name in ("design.css", *names))


def with_text(bundle: tuple[dict, dict] | None, text: str, html: str) -> tuple[dict, dict] | None:
    """Return a widget's MIME bundle with its static text form added."""
    if bundle is None:
        return None
    data, metadata = bundle
    return data | {"text/plain": text, "text/html": html}, metadata


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
