"""Reads what the commands need, and says what is wrong in one place."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pixsim.cli.console.output import fail_with, say
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.resources import BANK, bank_folder, bundled_folder
from pixsim.framework import Framework, read_framework
from pixsim.text.shortening import shorten_text

if TYPE_CHECKING:
    from pixsim.bank.reading.load import Bank
    from pixsim.profile import Profile
    from pixsim.store.people.people_search import AmbiguousNameError
    from pixsim.store.sittings.journal import Journal

LONGEST_SHOWN = 80  # of what was typed and is no profile


def _use_bank(ctx: click.Context, _param: click.Parameter, folder: Path | None) -> None:
    """Use a bank of one's own while the command runs; processes that it starts use it too."""
    if folder is None:
        return
    if not (folder / "framework.toml").is_file():
        raise click.BadParameter(
            _(
                "{folder} n'est pas une banque : il y manque framework.toml (voir pixsim bank new)."
            ).format(folder=folder)
        )
    before = os.environ.get(BANK)
    os.environ[BANK] = str(folder.resolve())

    def back() -> None:
        if before is None:
            os.environ.pop(BANK, None)
        else:
            os.environ[BANK] = before

    ctx.call_on_close(back)


bank_option = click.option(
    "--bank",
    metavar=_("DOSSIER"),
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    expose_value=False,
    callback=_use_bank,
    help=_("Banque à soi (voir pixsim bank new) ; celle de pixsim par défaut."),
)
"""``--bank DOSSIER``: the command works on a bank of one's own."""

competences_option = click.option(
    "--competence",
    "codes",
    multiple=True,
    metavar="1.1",
    help=_("Se limiter à une compétence (répétable)."),
)
"""``--competence 1.1``, as often as wanted: the command looks at these alone; see `check_competences`."""


def load_framework() -> Framework:
    """The framework of the bank in use; leaves with a message when it is unusable."""
    return framework_of(bank_folder())


def pix_framework() -> Framework:
    """The sixteen competences of Pix, whatever bank is in use."""
    return framework_of(bundled_folder("item_bank"))


@cache
def framework_of(folder: Path) -> Framework:
    """The framework of a bank; leaves with a message when it is unusable."""
    from pixsim.foundation.problems import Problem

    path = folder / "framework.toml"
    try:
        return read_framework(path)
    except OSError as error:
        fail_with([Problem.of(str(path), "", "", "unreadable", error=error.strerror)])
    except ValueError as error:
        fail_with([Problem.of(str(path), "", "", "framework", error=error)])


def load_profile(name: str) -> Profile:
    """A profile by id or file; leaves with a message when there is none."""
    from pixsim.store.people.candidates import find_profile

    return _find_or_leave(name, lambda: find_profile(name, load_framework()))


def load_candidate(name: str) -> Profile:
    """As `load_profile`, for what is recorded: nobody else of this machine has the id."""
    from pixsim.store.people.candidates import find_candidate

    return _find_or_leave(name, lambda: find_candidate(name, load_framework(), open_journal))


def _find_or_leave(name: str, find: Callable[[], Profile]) -> Profile:
    from pixsim.foundation.problems import DataError
    from pixsim.store.people.candidates import UnknownCandidateError, list_candidates
    from pixsim.store.people.people_search import AmbiguousNameError

    try:
        return find()
    except DataError as error:
        fail_with(error.problems)
    except AmbiguousNameError as error:
        refuse_ambiguous(name, error)
    except UnknownCandidateError:
        known = ", ".join(c.profile.id for c in list_candidates(load_framework()) if c.profile)
        raise click.BadParameter(
            _("« {name} » n'est ni un fichier ni un profil connu ({known}).").format(
                name=cut_name(name), known=known
            )
        ) from None


def refuse_ambiguous(name: str, error: AmbiguousNameError) -> NoReturn:
    """Leave after naming all who go by a name."""
    people = "".join(f"\n  {id:<24} {shown}" for id, shown in error.people)
    raise click.BadParameter(
        _("plusieurs personnes répondent au nom « {name} » ; écrivez l'identifiant :").format(
            name=cut_name(name)
        )
        + people
    ) from None


def cut_name(name: str) -> str:
    """What was typed, as far as a message needs it."""
    return shorten_text(name, LONGEST_SHOWN)


def load_the_bank(path: Path | None = None) -> Bank:
    """A bank; leaves with every fault when it is unusable."""
    from pixsim.bank.reading.load import load_bank
    from pixsim.foundation.problems import DataError

    try:
        return load_bank(path)
    except DataError as error:
        fail_with(error.problems)


def open_journal() -> Journal:
    """The journal of this machine; what is wrong with it is reported by `pixsim.cli.console.failure.run_reporting_failures`."""
    from pixsim.store.sittings.journal import Journal

    return Journal(notice=say_waiting)


def say_waiting() -> None:
    """Say on the standard error that another process keeps what is needed."""
    from pixsim.store.wording import WAITING

    say(WAITING, err=True)


def say_wrong_dates(profile: Profile) -> None:
    """Say on the standard error that dates of a profile, in the future, are about to be put right."""
    from pixsim.foundation.clock import wall_clock
    from pixsim.store.people.wrong_dates import ahead_sentence

    if ahead := ahead_sentence(profile, wall_clock()):
        say(ahead, err=True)


def check_competences(codes: Iterable[str], known: Container[str]) -> None:
    """Leave with a message when a code names no competence."""
    if unknown := sorted({code for code in codes if code not in known}):
        raise click.BadParameter(
            _("compétence inconnue : {codes}").format(codes=", ".join(unknown))
        )
