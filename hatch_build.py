"""Build hook: the wheel carries the lessons and their data inside the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What goes under ``courseware/_course``. Only built lessons and plain data, so that
#: neither a trainee's answer sheet left in a folder nor a generator is packed by mistake.
PACKED = ("notebooks/*.ipynb", "datasets/*.csv", "datasets/*.json")


class CourseHook(BuildHookInterface[Any]):
    """Add the course's own files to the wheel; an editable install reads them in place."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to pack, just before the wheel is built."""
        if version == "editable":
            return
        root = Path(self.root)
        for pattern in PACKED:
            for path in sorted(root.glob(pattern)):
                if path.name != "responses.json":
                    target = f"courseware/_course/{path.relative_to(root).as_posix()}"
                    build_data["force_include"][str(path)] = target
