"""Reads what the commands need, and says what is wrong in one place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pixsim.cli.output import ExitCode, fail_with, say
from pixsim.framework import Framework, read_framework
from pixsim.i18n import gettext as _
from pixsim.resources import bundled

if TYPE_CHECKING:
    from pixsim.bank.load import Bank
    from pixsim.profile import Profile
    from pixsim.store.journal import Journal


@cache
def framework() -> Framework:
    """The bundled framework."""
    return read_framework(bundled("item_bank") / "framework.toml")


def load_profile(name: str) -> Profile:
    """A profile by file or id; leaves with a message when there is none."""
    from pixsim.problems import DataError
    from pixsim.store.candidates import UnknownCandidateError, candidates, find_profile

    try:
        return find_profile(name, framework())
    except DataError as error:
        fail_with(error.problems)
    except UnknownCandidateError:
        known = ", ".join(c.profile.id for c in candidates(framework()) if c.profile)
        raise click.BadParameter(
            _("« {name} » n'est ni un fichier ni un profil connu ({known}).").format(
                name=name, known=known
            )
        ) from None


def load_the_bank(path: Path | None = None) -> Bank:
    """A bank; leaves with every fault when it is unusable."""
    from pixsim.bank.load import load_bank
    from pixsim.problems import DataError

    try:
        return load_bank(path)
    except DataError as error:
        fail_with(error.problems)


def open_journal() -> Journal:
    """The journal of this machine; leaves with a message when it cannot be used."""
    from pixsim.store.journal import Journal, JournalError
    from pixsim.store.wording import journal_sentence

    try:
        return Journal()
    except JournalError as error:
        say(journal_sentence(error), err=True)
        raise SystemExit(ExitCode.DATA) from None
