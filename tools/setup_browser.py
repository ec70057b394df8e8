"""Find a Chromium for the browser tests, or install one.

Looks for a browser of the system first, then for Playwright's own, then asks Playwright
to download one, then the distribution when we are root. `find_browser` and
`launch_options` serve the tests; ``python tools/setup_browser.py`` does the installing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["find_browser", "launch_options", "main"]

VARIABLE = "COURSEWARE_BROWSER"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
FIXED_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
#: Seconds that one program may take, a download included.
PATIENCE = 600

ADVICE = (
    "The browser tests need a Chromium, and none could be installed. Install Chromium or "
    "Chrome (on Debian: sudo apt-get install chromium libatomic1), or set {variable} to the "
    "path of one; then run the same command again."
)


@cache
def find_browser() -> Path | None:
    """Return the first Chromium that starts, or None."""
    return next((path for path in _candidates() if _starts(path)), None)


def launch_options() -> dict[str, Any]:
    """Return the arguments for Playwright's ``chromium.launch``."""
    browser = find_browser()
    if browser is None:
        raise FileNotFoundError(ADVICE.format(variable=VARIABLE))
    # The tests talk to this machine only; a browser's own errands would slow them down.
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    # Chromium refuses to run as root inside its sandbox.
    sandbox = ["--no-sandbox"] if _is_root() else []
    return {"executable_path": str(browser), "args": [*quiet, *sandbox]}


def _candidates() -> Iterator[Path]:
    if chosen := os.environ.get(VARIABLE):
        yield Path(chosen)
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (path for place in FIXED_PLACES if (path := Path(place)).exists())
    if downloaded := _playwright_browser():
        yield downloaded


def _starts(path: Path) -> bool:
    """Tell a browser from a stub: Ubuntu's, for one, only says to install a snap."""
    if sys.platform == "win32":  # there, --version opens a window
        return path.exists()
    return _succeeds(str(path), "--version")


def _playwright_browser() -> Path | None:
    if not _driver_works():
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


@cache
def _driver_works() -> bool:
    """Whether Playwright's own helper program starts; a bare Debian lacks a library for it."""
    return _succeeds(sys.executable, "-m", "playwright", "--version")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _download() -> None:
    """Ask Playwright for its own Chromium."""
    _succeeds(sys.executable, "-m", "playwright", "install", "chromium")


def _install_packages() -> None:
    """Install the distribution's browser, with a font for the Chinese pages."""
    _apt_install("chromium")
    _apt_install("fonts-noto-cjk")


def _apt_install(package: str) -> None:
    if _is_root() and shutil.which("apt-get"):
        _succeeds("apt-get", "-qq", "update")
        _succeeds("apt-get", "-qq", "-y", "--no-install-recommends", "install", package)


def _succeeds(*command: str) -> bool:
    """Run a program quietly and say whether it ended well."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        answer = subprocess.run(
            command, env=environment, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main() -> int:
    """Print the browser's path, after installing what is missing."""
    if not _driver_works():
        print("Playwright lacks the library libatomic; asking the distribution for it ...")
        _apt_install("libatomic1")
        _driver_works.cache_clear()
    for install, name in (_download, "Playwright"), (_install_packages, "the distribution"):
        if find_browser():
            break
        print(f"No Chromium found; asking {name} for one ...", flush=True)
        install()
        find_browser.cache_clear()
    if (browser := find_browser()) and _driver_works():
        print(f"Browser for the tests: {browser}")
        return 0
    print(ADVICE.format(variable=VARIABLE), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
