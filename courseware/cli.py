"""The ``courseware`` command: it parses and prints; the work is done in the layers below."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import get_args

import click

from courseware import __version__, i18n
from courseware.classroom import lab as jupyterlab
from courseware.classroom import workspace
from courseware.errors import CoursewareError
from courseware.i18n import gettext as _
from courseware.i18n import ngettext
from courseware.quiz.strategies import Strategy


class Courseware(click.Group):
    """A group of commands that tell what went wrong in one sentence."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error that the course raises on purpose ends it with exit code 1."""
        try:
            return super().invoke(ctx)
        except CoursewareError as error:
            raise click.ClickException(str(error)) from error


def example(line: str) -> str:
    """Show how a command is used, below its help; the mark keeps click from re-wrapping it."""
    return f"\b\nExample:\n  {line}"


language = click.option(
    "--lang", type=click.Choice(i18n.LANGUAGES), help="Language; default: the workspace's own."
)
work_folder = click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    help="Workspace folder; default: Key-Account-Courseware in your documents.",
)
no_browser = click.option(
    "--no-browser", is_flag=True, help="Print the address instead of opening the browser."
)


def speak(lang: str | None, folder: Path | None = None) -> str:
    """Choose the language of what is printed, and return it."""
    own = workspace.workspace_language(folder) if folder else None
    i18n.use(lang or own or os.environ.get("COURSEWARE_LANG") or i18n.LANGUAGES[0])
    return i18n.current()


@click.group(cls=Courseware, epilog=example("courseware lab"))
@click.version_option(__version__, prog_name="courseware")
def main() -> None:
    """Key-Account Courseware: learn, practise and be graded in JupyterLab."""


@main.command(epilog=example("courseware lab --lang zh-CN --dir training"))
@language
@work_folder
@no_browser
@click.option("--port", type=click.IntRange(1, 65535), help="Port of the server.")
def lab(lang: str | None, folder: Path | None, no_browser: bool, port: int | None) -> None:
    """Open the course in JupyterLab, in a folder of your own.

    The folder is made on the first start. Later starts bring it up to date and leave
    everything that you wrote as it is.
    """
    folder = folder or workspace.default_folder()
    speak(lang, folder)
    delivery = workspace.open_workspace(folder, lang or i18n.current())
    tell_delivery(delivery)
    jupyterlab.furnish(delivery.folder, delivery.language)
    browser = not no_browser and jupyterlab.has_browser()
    click.echo(
        _("JupyterLab opens in your browser. To stop it, press Ctrl+C here.")
        if browser
        else _("Open the address below in your browser. To stop JupyterLab, press Ctrl+C here.")
    )
    words = jupyterlab.command(delivery.folder, browser=browser, port=port)
    raise SystemExit(jupyterlab.run(words, jupyterlab.environment(delivery.folder)))


def tell_delivery(delivery: workspace.Delivery) -> None:
    """Print what a start did to the workspace."""
    ready = _("Your workspace is ready: {folder}") if delivery.created else _("Workspace: {folder}")
    click.echo(ready.format(folder=delivery.folder))
    if delivery.updated:
        click.echo(_("Brought up to date: {names}").format(names=", ".join(delivery.updated)))
    for name, beside in delivery.kept.items():
        click.echo(
            _("You changed {name}, so it stays; the new edition is beside it: {beside}").format(
                name=name, beside=beside
            )
        )


@main.command(epilog=example("courseware check m1-crm --explain"))
@click.argument("module", required=False)
@language
@work_folder
@no_browser
@click.option("--explain", is_flag=True, help="Show the explanations as well.")
def check(
    module: str | None, lang: str | None, folder: Path | None, no_browser: bool, explain: bool
) -> None:
    """Score your own exercise now, and open the feedback.

    Without MODULE every exercise of the workspace is scored. It needs the exercises' keys,
    which only a clone of the course has; elsewhere your instructor grades your work.
    """
    from courseware.classroom import selfcheck

    folder = folder or workspace.default_folder()
    speak(lang, folder)
    for result in selfcheck.check_work(folder, module, explain=explain):
        click.echo(
            _("{name}: {points:g} of {total:g} points").format(
                name=result.name, points=result.points, total=result.total
            )
        )
        for notice in result.notices:
            click.echo(notice)
        click.echo(_("Feedback: {page}").format(page=result.page))
        if not no_browser:
            click.launch(result.page.as_uri())


@main.group("class", epilog=example("courseware class new sales-2026"))
def class_() -> None:
    """Prepare a class, for instructors."""


@class_.command("new", epilog=example("courseware class new sales-2026 --lang zh-CN"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@language
def class_new(folder: Path, lang: str | None) -> None:
    """Make an nbgrader course folder DIR with every exercise, ready to be released."""
    from courseware.classroom.instructor import new_class

    names = new_class(folder, speak(lang))
    click.echo(_("Course folder: {folder}").format(folder=folder.expanduser().resolve()))
    click.echo(_("Next, in that folder: nbgrader generate_assignment {name}").format(name=names[0]))


@main.group(epilog=example("courseware bank check"))
def bank() -> None:
    """Check, export or solve the question bank."""


@bank.command("check", epilog=example("courseware bank check --lang zh-CN"))
@language
def bank_check(lang: str | None) -> None:
    """Check every question; exit 1 if a rule is broken."""
    from courseware.classroom.bank import findings
    from courseware.content import load_course

    spoken = speak(lang)
    found = findings(spoken)
    for finding in found:
        click.echo(str(finding))
    number = len(load_course(spoken).items())
    click.echo(
        ngettext("{n} question checked", "{n} questions checked", number).format(n=number)
        + ngettext(", {n} finding.", ", {n} findings.", len(found)).format(n=len(found))
    )
    raise SystemExit(1 if found else 0)


@bank.command("export", epilog=example("courseware bank export --format json > bank.json"))
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
@language
def bank_export(form: str, lang: str | None) -> None:
    """Print every question for another system; the keys of practice questions only."""
    from courseware.content import load_course
    from courseware.content.export import as_records

    records = as_records(load_course(speak(lang)).items())
    click.echo(json.dumps(records, ensure_ascii=False, indent=1))


@bank.command("solve", epilog=example("courseware bank solve m1-crm --strategy random --seed 7"))
@click.argument("assignment")
@click.option("--strategy", type=click.Choice(get_args(Strategy)), required=True)
@click.option("--seed", type=int, default=0, show_default=True, help="For chance.")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=".",
    help="A workspace, or the folder for the answer sheet; default: this one.",
)
def bank_solve(assignment: str, strategy: Strategy, seed: int, folder: Path) -> None:
    """Answer ASSIGNMENT as a synthetic trainee, for tests; its earlier answers are replaced."""
    from courseware.classroom.bank import solve

    speak(None)
    click.echo(_("Answer sheet: {path}").format(path=solve(assignment, strategy, seed, folder)))
