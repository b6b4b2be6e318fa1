"""A class list or a profile opened from the screens: all its faults at once, or all of it kept."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.report.faults.french import in_french
from pixsim.running.refusals import why
from pixsim.store.people.candidates import taken_ids
from pixsim.store.people.class_import import (
    Comparison,
    Existing,
    HomonymsError,
    Imported,
    compare,
    keep_all,
    read_listed,
)
from pixsim.store.people.homonym_words import homonyms_sentence
from pixsim.tui.flows.candidates import FAULTS
from pixsim.tui.screens.dialogs.choose import Choose
from pixsim.tui.screens.dialogs.message import Message
from pixsim.tui.screens.files.open_file import OpenFile, first_folder

if TYPE_CHECKING:
    from pixsim.tui.shell import Shell

MOST_NAMED = 8  # of those already there


async def open_file(app: Shell) -> tuple[str, ...]:
    """Choose a file and keep whom it lists; their ids, those made first. Nobody: empty."""
    path = await app.push_screen_wait(OpenFile(first_folder()))
    if path is None:
        return ()
    try:
        taken = taken_ids(app.framework, lambda: app.journal)
        listed = await asyncio.to_thread(read_listed, path, app.framework, taken)
        found = compare(listed, app.framework)
        wish: Existing | None = "add" if not found.known else await _ask(app, found)
        if wish is None:
            return ()
        done = await asyncio.to_thread(keep_all, found, wish, app.framework, taken)
    except HomonymsError as error:
        await app.push_screen_wait(Message(homonyms_sentence(error.homonyms)))
        return ()
    except DataError as error:
        await app.push_screen_wait(Message(faults(error, path)))
        return ()
    except FAULTS as error:
        await app.push_screen_wait(Message(why(error)))
        return ()
    await app.push_screen_wait(Message(told(done)))
    return tuple(p.id for p in (*done.created, *done.updated, *done.skipped))


def faults(error: DataError, path: Path) -> str:
    """Everything wrong with a file; the file by its name, which is all one needs to find it."""
    said = [in_french(replace(problem, file=Path(problem.file).name)) for problem in error.problems]
    title = ngettext(
        "{file} : un défaut. Rien n'a été créé.", "{file} : {n} défauts. Rien n'a été créé.", len(said)
    ).format(file=path.name, n=len(said))  # fmt: skip
    return "\n".join([title, "", *(f"• {text}" for text in said)])


async def _ask(app: Shell, found: Comparison) -> Existing | None:
    """What to do with who is already there; None: nothing at all."""
    names = [row.name for row, _kept in found.known]
    shown = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    n = len(names)
    title = ngettext(
        "{n} personne de ce fichier est déjà là : {names}.",
        "{n} personnes de ce fichier sont déjà là : {names}.",
        n,
    ).format(n=n, names=shown)
    choices: list[tuple[str, str]] = [
        ("skip", _("Les laisser telles quelles, et créer les autres")),
        ("update", _("Prendre pour elles les niveaux et le temps majoré du fichier")),
        ("add", _("Les créer une fois de plus")),
        ("no", _("Ne rien faire")),
    ]
    chosen = await app.push_screen_wait(Choose(title, choices))
    wishes: dict[str | None, Existing] = {"skip": "skip", "update": "update", "add": "add"}
    return wishes.get(chosen)


def told(done: Imported) -> str:
    """What was done, in figures."""
    counts = (
        (forms("{n} profil créé.", "{n} profils créés."), len(done.created)),
        (forms("{n} profil mis à jour.", "{n} profils mis à jour."), len(done.updated)),
        (
            forms("{n} profil laissé tel quel.", "{n} profils laissés tels quels."),
            len(done.skipped),
        ),
        (
            forms(
                "{n} personne déjà positionnée garde ce que ses réponses ont prouvé.",
                "{n} personnes déjà positionnées gardent ce que leurs réponses ont prouvé.",
            ),
            len(done.positioned),
        ),
    )
    return "\n".join(ngettext(*said, n).format(n=n) for said, n in counts if n)
