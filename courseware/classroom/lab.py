"""JupyterLab, opened in a trainee's workspace with sensible defaults.

What is ours lives in the workspace's ``.courseware`` folder: a server configuration that
is written anew at each start, and JupyterLab's user settings, which are put there once
and belong to the trainee from then on. Nothing of the machine's own set-up is changed.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_dir

from courseware.classroom.files import explained, write
from courseware.classroom.workspace import WELCOME
from courseware.i18n import LANGUAGES

__all__ = ["command", "environment", "furnish", "has_browser", "run"]

OWN = ".courseware"

# The instructor's half of nbgrader and an author's tool would only puzzle a trainee; what
# Validate says in code, an exercise's checklist says in words; and the buttons that float
# over a cell are there to double or delete a question by.
HIDDEN_PLUGINS = (
    "@jupyter/nbgrader:course-list",
    "@jupyter/nbgrader:create-assignment",
    "@jupyter/nbgrader:formgrader",
    "@jupyter/nbgrader:validate-assignment",
    "@jupyterlab/cell-toolbar-extension",
    "jupyterlab-jupytext",
)
HIDDEN_SERVERS = (
    "jupyterlab_jupytext",
    "nbgrader.server_extensions.course_list",
    "nbgrader.server_extensions.formgrader",
    "nbgrader.server_extensions.validate_assignment",
)
EXCHANGE_PLUGINS = ("@jupyter/nbgrader:assignment-list", "@jupyter/nbgrader:menu")
EXCHANGE_SERVER = "nbgrader.server_extensions.assignment_list"

_CELL = ".jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite)"
_KERNEL = "[data-jp-kernel-user]:not(.jp-mod-readWrite)"

#: JupyterLab's shortcuts that are a letter or a digit, by the place where they work.
BARE_KEYS = {
    f"{_CELL} :focus": {
        "A": "notebook:insert-cell-above",
        "B": "notebook:insert-cell-below",
        "C": "notebook:copy-cell",
        "D D": "notebook:delete-cell",
        "J": "notebook:move-cursor-down",
        "K": "notebook:move-cursor-up",
        "M": "notebook:change-cell-to-markdown",
        "O": "notebook:toggle-cell-outputs",
        "R": "notebook:change-cell-to-raw",
        "V": "notebook:paste-cell-below",
        "X": "notebook:cut-cell",
        "Y": "notebook:change-cell-to-code",
        "Z": "notebook:undo-cell-action",
        "Shift A": "notebook:insert-heading-above",
        "Shift B": "notebook:insert-heading-below",
        "Shift J": "notebook:extend-marked-cells-below",
        "Shift K": "notebook:extend-marked-cells-above",
        "Shift L": "viewmenu:line-numbering",
        "Shift M": "notebook:merge-cells",
        "Shift R": "notebook:toggle-render-side-by-side-current",
        "Shift Z": "notebook:redo-cell-action",
    },
    f"{_CELL} .jp-MarkdownCell:focus": {
        str(level): f"notebook:change-cell-to-heading-{level}" for level in range(1, 7)
    },
    f"{_KERNEL} :focus:not(:read-write)": {
        "I I": "kernelmenu:interrupt",
        "0 0": "kernelmenu:restart",
    },
}

SETTINGS: dict[str, dict[str, Any]] = {
    # No question about news, and nothing that reaches for the internet.
    "@jupyterlab/apputils-extension/notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
    # A double click on a lesson's text must not turn it into its source, and a lesson ends
    # where it ends.
    "@jupyterlab/notebook-extension/tracker": {
        "showEditorForReadOnlyMarkdown": False,
        "scrollPastEnd": False,
    },
    # Who double-clicks and writes at once is not in the editor yet, and each letter would
    # cut, copy or change a cell.
    "@jupyterlab/shortcuts-extension/shortcuts": {
        "shortcuts": [
            {"command": command, "keys": keys.split(), "selector": selector, "disabled": True}
            for selector, commands in BARE_KEYS.items()
            for keys, command in commands.items()
        ],
    },
}
LANGUAGE = "@jupyterlab/translation-extension/plugin"


def furnish(folder: Path, language: str) -> None:
    """Put JupyterLab's configuration into a workspace; a trainee's own settings stay."""
    with explained(folder):
        own = folder / OWN
        exchange = has_exchange()
        write(own / "jupyter_server_config.json", _json(_server_config(exchange)))
        write(own / "labconfig" / "page_config.json", _json(_page_config(exchange)))
        write(own / "nbgrader_config.py", _nbgrader_config(folder / "exercises").encode())
        write(own / "custom" / "custom.css", Path(__file__).with_name("lab.css").read_bytes())
        for name, values in SETTINGS.items():
            path = _settings_file(folder, name)
            if not path.exists():
                write(path, _json(values))
        _set_language(_settings_file(folder, LANGUAGE), language)


def command(folder: Path, *, browser: bool = True, port: int | None = None) -> list[str]:
    """Return the command that starts JupyterLab in `folder` on the welcome notebook."""
    own = folder / OWN
    words = [
        *(sys.executable, "-m", "jupyterlab"),
        # Only errors, and the address; two loggers with their own levels.
        *("--ServerApp.log_level=ERROR", "--LabApp.log_level=ERROR"),
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{WELCOME}",
        f"--LabApp.user_settings_dir={own / 'settings'}",
        f"--LabApp.workspaces_dir={own / 'workspaces'}",
        "--LabApp.custom_css=True",
    ]
    if port is not None:
        words.append(f"--ServerApp.port={port}")
    if not browser:
        words.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words.append("--allow-root")
    return words


def environment(folder: Path, inherited: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment JupyterLab starts in: our configuration first, our kernel."""
    own = str(folder / OWN)
    theirs = inherited.get("JUPYTER_CONFIG_DIR") or jupyter_config_dir()
    paths = [own, theirs, inherited.get("JUPYTER_CONFIG_PATH", "")]
    return {
        **inherited,
        "JUPYTER_CONFIG_DIR": own,  # the only place JupyterLab takes a style sheet from
        "JUPYTER_CONFIG_PATH": os.pathsep.join(path for path in paths if path),
        # Another Python's kernel in the home folder would know nothing of courseware.
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def has_browser(inherited: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Tell whether there is a screen to open a browser on."""
    if platform in ("win32", "darwin"):
        return True
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER")
    return any(inherited.get(name) for name in screens)


def run(words: list[str], variables: dict[str, str]) -> int:
    """Become JupyterLab, where a process can; else wait for it and return its exit code."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(words[0], words, variables)
    try:
        return subprocess.run(words, env=variables, check=False).returncode
    except KeyboardInterrupt:  # Ctrl+C reaches JupyterLab too, which says goodbye itself
        return 0


def has_exchange() -> bool:
    """Tell whether this machine has an nbgrader exchange to fetch from and submit to."""
    from nbgrader.apps import NbGrader  # takes a second to import
    from nbgrader.exchange.default import Exchange

    app = NbGrader(log_level=logging.CRITICAL)  # most machines have no configuration
    app.load_cwd_config = False
    app.load_config_file()
    if "ExchangeFactory" in app.config:
        return True
    return Path(Exchange(config=app.config).root).is_dir()


def _server_config(exchange: bool) -> dict[str, Any]:
    extensions = {**dict.fromkeys(HIDDEN_SERVERS, False), EXCHANGE_SERVER: exchange}
    return {
        "ServerApp": {"jpserver_extensions": extensions},
        "FileContentsManager": {"pre_save_hook": "courseware.classroom.saving.keep_text"},
    }


def _page_config(exchange: bool) -> dict[str, Any]:
    hidden = HIDDEN_PLUGINS if exchange else (*HIDDEN_PLUGINS, *EXCHANGE_PLUGINS)
    return {"disabledExtensions": dict.fromkeys(hidden, True)}


def _nbgrader_config(exercises: Path) -> str:
    """Let assignments be fetched to, and submitted from, where the exercises are."""
    exercises.mkdir(exist_ok=True)
    # As a whole path: nbgrader's assignment list steps into the folder before it reads this.
    return f"c = get_config()\nc.Exchange.assignment_dir = {str(exercises)!r}\n"


def _settings_file(folder: Path, name: str) -> Path:
    return folder / OWN / "settings" / f"{name}.jupyterlab-settings"


def _set_language(path: Path, language: str) -> None:
    """Let JupyterLab speak the course's language, unless the trainee chose another one."""
    ours = {_json({"locale": _locale(one)}) for one in LANGUAGES}
    if not path.exists() or path.read_bytes() in ours:
        write(path, _json({"locale": _locale(language)}))


def _locale(language: str) -> str:
    """Name the language as JupyterLab does, if its language pack is installed."""
    locale = language.replace("-", "_")
    return locale if find_spec(f"jupyterlab_language_pack_{locale}") else "default"


def _json(values: dict[str, Any]) -> bytes:
    return f"{json.dumps(values, indent=1)}\n".encode()
