"""A class list or a profile opened: all its faults at once, or all of it kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pixsim.foundation.i18n import forms, ngettext
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.journeys.context import Context
from pixsim.journeys.step import Choose, Notice, Step, Way, Work
from pixsim.journeys.walk import Journey
from pixsim.report.faults.french import in_french
from pixsim.running.exam_refusals import failure_words
from pixsim.store.people.candidates import taken_ids
from pixsim.store.people.class_import import (
    Comparison,
    Existing,
    HomonymsError,
    Imported,
    compare_class_list,
    read_listed,
    save_import,
)
from pixsim.store.people.profiles import UnknownProfileError
from pixsim.store.people.wording import homonyms_sentence
from pixsim.store.sittings.journal import JournalError

MOST_NAMED = 8  # of those already there


@dataclass(frozen=True, slots=True)
class AskFile(Step):
    """A profile (JSON) or a class list (CSV) is to be opened. Brings its path; None: back."""


def import_people(context: Context) -> Journey[tuple[str, ...]]:
    """Choose a file and keep whom it lists; their ids, those made first. Nobody: empty."""
    path: Path | None = yield AskFile()
    if path is None:
        return ()
    framework = context.framework
    try:
        taken = taken_ids(framework, lambda: context.journal)
        listed = yield _reading_work(partial(read_listed, path, framework, taken))
        if listed is None:
            return ()
        found = compare_class_list(listed, framework)
        wish: Existing | None = "add"
        if found.known:
            wish = WISHES.get((yield _who_is_there(found)))
        if wish is None:
            return ()
        done = yield _reading_work(partial(save_import, found, wish, framework, taken))
    except HomonymsError as error:
        yield Notice(homonyms_sentence(error.homonyms))
        return ()
    except DataError as error:
        yield Notice(file_faults(error, path))
        return ()
    except (JournalError, UnknownProfileError, OSError) as error:
        yield Notice(failure_words(error))
        return ()
    if done is None:
        return ()
    yield Notice(import_words(done))
    return tuple(p.id for p in (*done.created, *done.updated, *done.skipped))


def _reading_work(make: Callable[[], object]) -> Work:
    return Work(_("Lecture du fichier"), make)


WISHES: dict[str | None, Existing] = {"skip": "skip", "update": "update", "add": "add"}


def _who_is_there(found: Comparison) -> Choose:
    """What to do with who is already there; nothing at all too."""
    names = [row.name for row, _kept in found.known]
    shown = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    n = len(names)
    title = ngettext(
        "{n} personne de ce fichier est déjà là : {names}.",
        "{n} personnes de ce fichier sont déjà là : {names}.",
        n,
    ).format(n=n, names=shown)
    return Choose(title, (*existing_ways(), Way("no", _("Ne rien faire"))))


def existing_ways() -> tuple[Way, ...]:
    """What can be done with who is already there; see `pixsim.store.people.class_import.Existing`."""
    return (
        Way("skip", _("Les laisser telles quelles, et créer les autres")),
        Way("update", _("Prendre pour elles les niveaux et le temps majoré du fichier")),
        Way("add", _("Les créer une fois de plus")),
    )


def file_faults(error: DataError, path: Path) -> str:
    """Everything wrong with a file; the file by its name, which is all one needs to find it."""
    said = [in_french(replace(problem, file=Path(problem.file).name)) for problem in error.problems]
    title = ngettext(
        "{file} : un défaut. Rien n'a été créé.", "{file} : {n} défauts. Rien n'a été créé.", len(said)
    ).format(file=path.name, n=len(said))  # fmt: skip
    return "\n".join([title, "", *(f"• {text}" for text in said)])


def import_words(done: Imported) -> str:
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
