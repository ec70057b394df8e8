"""What is written when a notebook is saved: questions as text, and nothing that looks awake."""

from __future__ import annotations

from typing import Any

__all__ = ["keep_text"]

SETUP = "setup"
WIDGET = "application/vnd.jupyter.widget-view+json"


def keep_text(model: dict[str, Any], **_rest: object) -> None:
    """Drop a saved output's link to a widget where the output also says it in text.

    What a set-up cell says is dropped too: "Ready" is true of the page that ran it only.

    A reopened notebook would otherwise show "model not found" in place of every question
    until its cells are run again. A `pre_save_hook` for Jupyter's contents manager; the open
    page keeps its widgets.

    Parameters
    ----------
    model
        Of the file, as the contents manager is about to save it; changed in place.
    """
    if model.get("type") != "notebook":
        return
    for cell in model["content"].get("cells", ()):
        if cell.get("outputs") and SETUP in cell.get("metadata", {}).get("tags", ()):
            cell["outputs"] = []
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" in data:
                data.pop(WIDGET, None)
