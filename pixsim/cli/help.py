"""``pixsim help`` and ``aide``: a page of the manual, in the terminal, as HTML, as a man page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pixsim.cli.console.options import flag
from pixsim.cli.console.output import say
from pixsim.cli.fronts.plain import plain_width, wants_plain
from pixsim.foundation.i18n import gettext as _

if TYPE_CHECKING:
    from pixsim.manual.topics import Page


PUBLIC = 0o644  # nothing in it is anybody's


def _known_topics(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from pixsim.manual.topics import TOPICS, shown_name

    names = [*map(shown_name, TOPICS), "python"]
    return [name for name in names if name.startswith(incomplete)]


@click.command(
    "help",
    help=_(
        "Montre une page d'aide. Sujets : conseillers, formateurs, chercheurs, vie-privee, "
        "accessibilite, commandes, python ; aussi le nom d'une commande, ou un nom public de Python "
        "(pixsim.simulate). Sans sujet, les liste."
    ),
    short_help=_("Montre une page d'aide : conseillers, formateurs, vie privée…"),
)
@click.argument("words", metavar=_("[SUJET]"), nargs=-1, shell_complete=_known_topics)
@click.option(
    "--html",
    "html_file",
    metavar=_("FICHIER"),
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Écrire une page à imprimer ou à publier : le sujet, ou toute l'aide."),
)
@flag("--man", help=_("Écrire toute l'aide comme une page de manuel (man)."))
@click.pass_context
def help_command(
    ctx: click.Context, words: tuple[str, ...], html_file: Path | None, man: bool
) -> None:
    """Show a topic, a command or a public name; or write all of it."""
    if man:
        _write_man_page()
    elif html_file is not None:
        _write_html(words, html_file)
    elif not words:
        _list_topics()
    elif (page := _find_page(words)) is not None:
        _show_page(page)
    else:
        _show_command(ctx, words)


def _find_page(words: tuple[str, ...]) -> Page | None:
    """The page meant: a topic; a Python name, where it is no command or is written ``pixsim.…``."""
    from pixsim.cli import COMMANDS
    from pixsim.manual.topics import find_topic, read_page

    asked = " ".join(words)
    topic = find_topic(asked)
    if topic is not None:
        return read_page(topic)
    if asked in ("python", "api", "pixsim"):
        from pixsim.manual.python_api import index_page

        return index_page()
    if words[0] not in COMMANDS:
        from pixsim.manual.python_api import find_public_name, name_page

        found = find_public_name(asked)
        if found is not None:
            return name_page(*found)
    return None


def _show_page(page: Page) -> None:
    from pixsim.manual.terminal_text import terminal_text

    width = plain_width() if wants_plain() else shutil.get_terminal_size().columns
    say(terminal_text(page.text, width).rstrip("\n"))


def _list_topics() -> None:
    from pixsim.manual.topics import all_pages, shown_name

    rows = [(shown_name(page.topic), page.title) for page in all_pages()]
    rows.append(("python", _("pixsim en Python : les noms publics")))
    width = max(len(name) for name, _title in rows)
    say(_("pixsim help SUJET montre une page :"))
    for name, title in rows:
        say(f"  {name.ljust(width)}  {title}")
    say(_("pixsim help COMMANDE explique une commande ; pixsim --help les liste."))


def _show_command(ctx: click.Context, words: tuple[str, ...]) -> None:
    """What ``pixsim COMMAND --help`` says."""
    context = ctx.find_root()
    for word in words:
        group = context.command
        found = group.get_command(context, word) if isinstance(group, click.Group) else None
        if found is None:
            _leave_unknown_topic(" ".join(words))
        context = click.Context(found, info_name=word, parent=context)
    say(context.get_help())


def _leave_unknown_topic(asked: str) -> NoReturn:
    from difflib import get_close_matches

    from pixsim.cli import COMMANDS
    from pixsim.manual.topics import TOPICS
    from pixsim.text.search import fold_for_search

    known = [name for topic, others in TOPICS.items() for name in (topic, *others)]
    near = get_close_matches(fold_for_search(asked), [*known, *COMMANDS])
    said = _("aucune page ne s'appelle « {name} ».").format(name=asked[:40])
    said += " " + (
        _("Vouliez-vous dire : {names} ?").format(names=", ".join(near))
        if near
        else _("pixsim help les liste.")
    )
    raise click.UsageError(said)


def _write_html(words: tuple[str, ...], path: Path) -> None:
    from pixsim.foundation.files import replace_file
    from pixsim.manual.html_page import html_document
    from pixsim.manual.python_api import api_pages
    from pixsim.manual.topics import all_pages

    if not words:
        pages = [*all_pages(), *api_pages()]
    elif (page := _find_page(words)) is not None:
        pages = [page]
    else:
        _leave_unknown_topic(" ".join(words))
    replace_file(path, html_document(pages).encode(), PUBLIC)
    say(_("{file} : le document est écrit.").format(file=path))


def _write_man_page() -> None:
    from datetime import datetime
    from importlib.metadata import version

    from pixsim.cli.console.output import emit_data
    from pixsim.manual.man_page import man_page
    from pixsim.manual.topics import all_pages

    day = f"{datetime.now().astimezone():%Y-%m-%d}"
    emit_data(man_page(all_pages(), version("pixsim"), day).encode())
