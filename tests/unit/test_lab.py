"""JupyterLab in a workspace: started right, furnished once, the trainee's settings respected."""

import json
import os
import sys

import pytest

from courseware.classroom import lab

NEWS = ".courseware/settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
LANGUAGE = ".courseware/settings/@jupyterlab/translation-extension/plugin.jupyterlab-settings"


@pytest.fixture(autouse=True)
def no_exchange(monkeypatch):
    monkeypatch.setattr(lab, "has_exchange", lambda: False)
    monkeypatch.setattr(lab, "find_spec", lambda name: name.endswith("_zh_CN") or None)


def read(path):
    return json.loads(path.read_text())


def test_jupyterlab_opens_the_welcome_notebook_in_the_workspace(tmp_path):
    words = lab.command(tmp_path, port=9000, browser=False)
    assert words[:3] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={tmp_path}" in words
    assert "--LabApp.default_url=/lab/tree/00-welcome.ipynb" in words
    assert {"--ServerApp.port=9000", "--no-browser"} < set(words)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only POSIX has a root")
@pytest.mark.parametrize(("user", "allowed"), [(0, True), (1000, False)])
def test_root_is_allowed_only_when_it_is_root(tmp_path, monkeypatch, user, allowed):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--allow-root" in lab.command(tmp_path)) == allowed


def test_our_configuration_comes_before_the_machines(tmp_path):
    theirs = {"JUPYTER_CONFIG_DIR": "mine", "JUPYTER_CONFIG_PATH": "ours", "HOME": "h"}
    variables = lab.environment(tmp_path, theirs)
    own = str(tmp_path / ".courseware")
    assert variables["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [own, "mine", "ours"]
    assert variables["JUPYTER_PREFER_ENV_PATH"] == "1"
    assert variables["HOME"] == "h"


@pytest.mark.parametrize(
    ("variables", "platform", "expected"),
    [
        pytest.param({}, "linux", False, id="a server without a screen"),
        pytest.param({"DISPLAY": ":0"}, "linux", True, id="X11"),
        pytest.param({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True, id="Wayland"),
        pytest.param({}, "darwin", True, id="macOS"),
        pytest.param({}, "win32", True, id="Windows"),
    ],
)
def test_a_browser_needs_a_screen(variables, platform, expected):
    assert lab.has_browser(variables, platform) == expected


def test_a_new_workspace_asks_nothing_about_news(tmp_path):
    lab.furnish(tmp_path, "en")
    assert read(tmp_path / NEWS) == {"fetchNews": "false", "checkForUpdates": False}


def test_a_letter_typed_beside_the_editor_cuts_and_deletes_nothing(tmp_path):
    lab.furnish(tmp_path, "en")
    name = "@jupyterlab/shortcuts-extension/shortcuts"
    shortcuts = read(lab._settings_file(tmp_path, name))["shortcuts"]
    off = {tuple(each["keys"]): each["command"] for each in shortcuts if each["disabled"]}
    assert off["X",] == "notebook:cut-cell"
    assert off["D", "D"] == "notebook:delete-cell"
    assert off["6",] == "notebook:change-cell-to-heading-6"


def test_settings_that_a_trainee_changed_stay(tmp_path):
    lab.furnish(tmp_path, "zh-CN")
    (tmp_path / NEWS).write_text('{"fetchNews": "true"}')
    (tmp_path / LANGUAGE).write_text('{"locale": "en"}')
    lab.furnish(tmp_path, "zh-CN")
    assert read(tmp_path / NEWS) == {"fetchNews": "true"}
    assert read(tmp_path / LANGUAGE) == {"locale": "en"}


def test_jupyterlab_speaks_the_courses_language_and_follows_its_change(tmp_path):
    lab.furnish(tmp_path, "zh-CN")
    assert read(tmp_path / LANGUAGE) == {"locale": "zh_CN"}
    lab.furnish(tmp_path, "en")
    assert read(tmp_path / LANGUAGE) == {"locale": "default"}


def test_without_the_language_pack_jupyterlab_keeps_its_own_language(tmp_path, monkeypatch):
    monkeypatch.setattr(lab, "find_spec", lambda name: None)
    lab.furnish(tmp_path, "zh-CN")
    assert read(tmp_path / LANGUAGE) == {"locale": "default"}


@pytest.mark.parametrize("exchange", [True, False])
def test_the_assignment_list_shows_where_there_is_an_exchange(tmp_path, monkeypatch, exchange):
    monkeypatch.setattr(lab, "has_exchange", lambda: exchange)
    lab.furnish(tmp_path, "en")
    server = read(tmp_path / ".courseware/jupyter_server_config.json")["ServerApp"]
    page = read(tmp_path / ".courseware/labconfig/page_config.json")["disabledExtensions"]
    assert server["jpserver_extensions"][lab.EXCHANGE_SERVER] is exchange
    assert all((plugin in page) != exchange for plugin in lab.EXCHANGE_PLUGINS)


def test_an_instructors_tools_are_hidden_from_trainees(tmp_path):
    lab.furnish(tmp_path, "en")
    page = read(tmp_path / ".courseware/labconfig/page_config.json")["disabledExtensions"]
    assert page["@jupyter/nbgrader:formgrader"]
    assert page["@jupyter/nbgrader:validate-assignment"]
