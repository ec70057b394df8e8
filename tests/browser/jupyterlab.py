"""A trainee's JupyterLab for the browser tests, and the hands of its user.

`Lab` is a running server in a workspace; `Notebook` is a page of it with one notebook.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nbformat
from nbformat import v4
from playwright.sync_api import Locator, Page, WebSocket, expect

TOKEN = "token-of-the-tests"
SECONDS = 1000  # Playwright counts in milliseconds
PATIENCE = 60 * SECONDS  # two busy cores start a kernel in ten seconds, alone in two


@dataclass
class Lab:
    """A JupyterLab that runs in a trainee's workspace."""

    folder: Path
    url: str
    environment: dict[str, str] = field(repr=False)

    def ask(self, path: str, method: str = "GET") -> Any:
        """Ask the server's own interface."""
        request = urllib.request.Request(f"{self.url}/api/{path}", method=method)
        request.add_header("Authorization", f"token {TOKEN}")
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.loads(reply.read() or "null")

    def close_all(self) -> None:
        """Shut every kernel down and forget every answer, for the next test."""
        for session in self.ask("sessions"):
            with contextlib.suppress(OSError):  # a test may have killed its kernel
                self.ask(f"sessions/{session['id']}", "DELETE")
        for path in [*self.folder.rglob("responses*.json"), *self.folder.rglob(".responses.*")]:
            path.unlink()


@contextlib.contextmanager
def running_lab(folder: Path, home: Path, language: str = "en") -> Iterator[Lab]:
    """Start ``courseware lab`` for a new trainee, and stop it in the end."""
    port = _free_port()
    environment = _clean_environment(home)
    command = [sys.executable, "-m", "courseware", "lab", "--no-browser"]
    command += ["--dir", str(folder), "--lang", language, "--port", str(port)]
    log = home / "jupyterlab.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    lab = Lab(folder, f"http://127.0.0.1:{port}", environment)
    try:
        _wait_for(lab, server, log)
        yield lab
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _clean_environment(home: Path) -> dict[str, str]:
    """Return the environment of somebody who never used Jupyter before."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "JPY", "IPYTHON", "NBGRADER", "COURSEWARE", "PYTEST"))
    }
    return inherited | {"HOME": str(home), "USERPROFILE": str(home), "JUPYTER_TOKEN": TOKEN}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError):
            lab.ask("status")
            return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab didn't start:\n{log.read_text('utf-8', 'replace')[-3000:]}")


def _bytes(data: bytes | str) -> bytes:
    return data.encode() if isinstance(data, str) else data


def open_cells(page: Page, lab: Lab, language: str, *calls: str) -> Notebook:
    """Open a notebook with one cell for each call of the lesson, and run it."""
    lines = [f'from courseware import start; lesson = start("m1-crm", "{language}")']
    cells = [v4.new_code_cell(line) for line in (*lines, *(f"lesson.{call}" for call in calls))]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(v4.new_notebook(cells=cells, metadata=kernel), lab.folder / "cells.ipynb")
    notebook = Notebook(page, lab, "cells.ipynb")
    notebook.run_all()
    return notebook


class Notebook:
    """One notebook, open in a page of JupyterLab."""

    def __init__(self, page: Page, lab: Lab, name: str) -> None:
        self.page, self.lab, self.name = page, lab, name
        self.received: list[bytes] = []  # every message from the server to the page
        self.sent: list[bytes] = []
        page.on("websocket", self._listen)
        page.goto(f"{lab.url}/lab/tree/{quote(name)}?reset&token={TOKEN}")
        self.wait_until_ready()

    def _listen(self, socket: WebSocket) -> None:
        for event, frames in ("framereceived", self.received), ("framesent", self.sent):
            socket.on(event, lambda data, frames=frames: frames.append(_bytes(data)))

    def wait_until_ready(self) -> None:
        """Wait until the notebook is shown and its kernel is connected and idle."""
        expect(self.page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=PATIENCE)
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Wait for the kernel; JupyterLab forgets cells that are run before it is there."""

        def idle() -> bool:
            kernel = self.kernel
            return bool(kernel.get("connections")) and kernel["execution_state"] == "idle"

        self.wait_for(idle, "the kernel didn't become idle")

    def wait_for(self, happened: Callable[[], object], complaint: str, seconds: float = 60) -> None:
        """Wait for something that isn't on the page, and let the page live meanwhile."""
        deadline = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < deadline, complaint
            self.page.wait_for_timeout(100)

    def choose(self, menu: str, command: str) -> None:
        """Choose a command from the menu bar, with the mouse."""
        self.page.locator(".lm-MenuBar-item", has_text=re.compile(f"^({menu})$")).click()
        self.page.locator(f".lm-Menu-item[data-command='{command}']").click()

    def run_all(self) -> None:
        """Run ▸ Run All Cells, and wait for the last of them."""
        with self.running():
            self.choose("Run|运行", "runmenu:run-all")

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Wait until what the block asks for, in whatever way, has run every cell."""
        before = self._replies()
        cells = self.page.locator(".jp-Notebook .jp-CodeCell").count()
        self.page.locator(".cw-card").evaluate_all("all => all.map(one => one.dataset.old = 1)")
        yield
        self.wait_for(lambda: self._replies() >= before + cells, "not every cell was run", 120)

    def _replies(self) -> int:
        return sum(b'"execute_reply"' in message for message in self.received)

    def restart(self) -> None:
        """Kernel ▸ Restart Kernel…, and yes to the question."""
        before = self.process_id()
        self.choose("Kernel|内核", "kernelmenu:restart")
        self.page.locator(".jp-Dialog button.jp-mod-accept").click()
        expect(self.page.locator(".jp-Dialog")).to_have_count(0)
        self.wait_for(
            lambda: self.process_id() not in (None, before), "the kernel wasn't restarted"
        )
        self.wait_until_idle()

    def kill_kernel(self) -> None:
        """End the kernel as a power cut would, without a word to anybody."""
        self._signal(signal.SIGKILL)

    @contextlib.contextmanager
    def sleeping_kernel(self) -> Iterator[None]:
        """Let the kernel answer nothing for a while."""
        self._signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        process = self.process_id()
        assert process is not None
        os.kill(process, number)

    def accept_restarted_kernel(self) -> None:
        """Close JupyterLab's message that the kernel died and was started again."""
        self.page.locator(".jp-Dialog button.jp-mod-accept").click()
        self.wait_until_idle()

    @property
    def kernel(self) -> dict[str, Any]:
        """The server's record of this notebook's kernel; empty if it has none."""
        kernels = [one["kernel"] for one in self.lab.ask("sessions") if one["path"] == self.name]
        return kernels[0] if kernels else {}

    def process_id(self) -> int | None:
        """Return the process of this notebook's kernel, as the machine knows it."""
        kernel = self.kernel["id"]
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):
                words = place.read_bytes().decode(errors="replace")
                if "ipykernel_launcher" in words and kernel in words:
                    return int(place.parent.name)
        return None

    def question(self, item_id: str) -> Locator:
        """Return a question's widget; not one that is about to be replaced."""
        return self.page.locator(f".cw-quiz[data-item='{item_id}']:not([data-old])")

    def expect_saved(self, item_id: str) -> None:
        """Wait until a question says that its answer is saved."""
        status = self.question(item_id).locator(".cw-status")
        expect(status).to_have_attribute("data-state", "saved", timeout=15 * SECONDS)
