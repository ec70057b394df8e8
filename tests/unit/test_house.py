"""The house keeps its own promises: packaging, dependencies, and what an import costs."""

import ast
import importlib
import importlib.metadata
import pkgutil
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import courseware
from tools.check_sizes import oversized

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

#: Where conda-forge calls a package by another name.
CONDA_NAMES = {"matplotlib-base": "matplotlib", "playwright-python": "playwright"}


def requirements() -> dict[str, Requirement]:
    extras = [line for lines in PROJECT["optional-dependencies"].values() for line in lines]
    found = [Requirement(line) for line in PROJECT["dependencies"] + extras]
    return {canonicalize_name(one.name): one for one in found if one.name != "courseware"}


def locked() -> set[str]:
    lock = (ROOT / "requirements.lock").read_text()
    return {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}


def test_conda_and_pip_ask_for_the_same_packages():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    lines = [line for line in environment if isinstance(line, str)] + environment[-1]["pip"]
    conda = {}
    for line in lines:
        one = Requirement(line)
        conda[CONDA_NAMES.get(one.name, canonicalize_name(one.name))] = one.specifier
    del conda["pip"]
    assert conda.pop("python") == Requirement(f"python{PROJECT['requires-python']}").specifier
    assert conda == {name: one.specifier for name, one in requirements().items()}


def test_the_lock_names_no_host():
    assert "://" not in (ROOT / "requirements.lock").read_text()


def test_the_lock_covers_every_dependency():
    needed, seen = set(requirements()), set()
    while needed - seen:
        name = (needed - seen).pop()
        seen.add(name)
        for line in importlib.metadata.requires(name) or []:
            one = Requirement(line)
            if one.marker is None or one.marker.evaluate({"extra": ""}):
                needed.add(canonicalize_name(one.name))
    assert needed <= locked()


def test_every_package_that_the_code_imports_is_declared():
    providers = importlib.metadata.packages_distributions()
    imported = set()
    for path in (ROOT / "courseware").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
    third_party = imported - sys.stdlib_module_names - {"courseware"}
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert {canonicalize_name(providers[name][0]) for name in third_party} <= declared


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*command, "--directory", folder], cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_whatever_the_package_needs(wheel):
    files = {path for path in (ROOT / "courseware").rglob("*") if path.is_file()}
    named = {path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"}
    assert named <= wheel
    lessons = {path.name for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert {f"courseware/_course/notebooks/{name}" for name in lessons} <= wheel


def test_the_wheel_holds_no_exercise_and_no_answers(wheel):
    assert not {name for name in wheel if "exercises" in name or "responses" in name}


@pytest.mark.parametrize(
    ("imports", "heavy"),
    [
        pytest.param(
            "courseware",
            {"IPython", "ipywidgets", "matplotlib", "numpy", "pandas", "pydantic", "scipy"},
            id="the package loads nothing heavy",
        ),
        pytest.param(
            "courseware.quiz, courseware.answers, courseware.models, courseware.widgets",
            {"matplotlib", "numpy", "pandas", "scipy"},
            id="answering loads no numeric library",
        ),
    ],
)
def test_an_import_costs_little(imports, heavy):
    code = f"import sys, {imports}; print(*{heavy} & set(sys.modules))"
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"


@pytest.mark.parametrize(
    "name", [one.name for one in pkgutil.walk_packages(courseware.__path__, "courseware.")]
)
def test_a_module_has_what_it_offers(name):
    module = importlib.import_module(name)
    assert [one for one in getattr(module, "__all__", []) if not hasattr(module, one)] == []


def test_a_long_function_is_refused_but_its_docstring_is_free():
    body = "    pass\n" * 39
    assert not list(oversized("def f():\n" + body))
    assert not list(oversized('def f():\n    """Say.\n\n    more\n    """\n' + body))
    assert [error for *_, error in oversized("def f():\n" + body + "    pass\n")] == [True]
