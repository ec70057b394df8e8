"""Key-Account Courseware: lessons, practice widgets and graded exercises for Jupyter.

A notebook needs two names of this package, ``start`` and ``answered``. Both are
looked up on first use, so that ``import courseware`` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from courseware.lesson import answered, start

__all__ = ["__version__", "answered", "start"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the notebook functions on first use."""
    if name in {"answered", "start"}:
        from courseware import lesson

        return getattr(lesson, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what the package offers, the notebook functions included."""
    return sorted(__all__)
