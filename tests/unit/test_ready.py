"""The line under the set-up cell, and how it learns that Run All is over."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from courseware.answers import AnswerSheet
from courseware.widgets import ready
from courseware.widgets.ready import MANY, Ready


class Now:
    """A timer that waits for nothing."""

    def __init__(self, _seconds, then):
        self.start, self.cancel = then, lambda: None


@pytest.fixture
def shell(monkeypatch):
    shell = InteractiveShell()
    monkeypatch.setattr(ready, "get_ipython", lambda: shell)
    return shell


@pytest.fixture
def sent(monkeypatch):
    messages = []
    monkeypatch.setattr(Ready, "send", lambda _ready, content: messages.append(content))
    return messages


def run_cells(shell, count):
    for _cell in range(count):
        shell.events.trigger("pre_run_cell", None)
        shell.events.trigger("post_run_cell", None)


def test_after_many_cells_the_page_learns_what_was_answered_last(shell, sent, tmp_path):
    sheet = AnswerSheet(tmp_path)
    for name in ("one", "two", "one"):
        sheet.save(name, "a")
    line = Ready("Ready.", sheet)
    run_cells(shell, MANY)
    assert sent == []  # the timer of the last cell still runs
    line._timer.cancel()
    line._settle()
    assert sent == [{"type": "settled", "answered": ["one", "two"]}]
    line._settle()  # a timer that could no longer be cancelled
    assert len(sent) == 1


def test_a_cell_run_by_itself_moves_nothing(shell, sent, tmp_path, monkeypatch):
    monkeypatch.setattr(ready.threading, "Timer", Now)
    Ready("Ready.", AnswerSheet(tmp_path))
    run_cells(shell, 1)
    run_cells(shell, 2 * MANY)  # later ones are none of its business
    assert sent == []


def test_a_cell_that_follows_keeps_the_run_going(shell, sent, tmp_path, monkeypatch):
    timers = []

    class Watched(Now):
        def __init__(self, seconds, then):
            super().__init__(seconds, then)
            self.start, self.cancel = int, lambda: timers.remove(self)
            timers.append(self)

    monkeypatch.setattr(ready.threading, "Timer", Watched)
    Ready("Ready.", AnswerSheet(tmp_path))
    run_cells(shell, MANY)
    assert len(timers) == 1  # that of the last cell


def test_without_a_shell_it_is_a_line_of_text(tmp_path, monkeypatch):
    monkeypatch.setattr(ready, "get_ipython", lambda: None)
    data, _metadata = Ready("Ready <now>.", AnswerSheet(tmp_path))._repr_mimebundle_()
    assert data["text/plain"] == "Ready <now>."
    assert data["text/html"] == "<p>Ready &lt;now&gt;.</p>"
