"""Where a journey takes place: the journal, the framework, the clock, the bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pixsim.bank.reading.load import Bank, load_bank, load_bank_of
from pixsim.foundation.clock import Clock, wall_clock
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.network import has_network
from pixsim.framework import Framework
from pixsim.journeys.step import Work
from pixsim.profile import Profile
from pixsim.store.records.refresh import refresh_records
from pixsim.store.sittings.journal import Journal


def read_bank(digest: str = "") -> Bank:
    """The bank of this machine; that which a sitting was planned with, where its digest is given."""
    return load_bank_of(digest) if digest else load_bank()


@dataclass(frozen=True, slots=True)
class Context:
    """What every journey of a front shares.

    Attributes
    ----------
    journal : Journal
        Of the thread that follows the journey.
    framework : Framework
    clock : callable
        Gives the present, with its time zone.
    bank : callable
        As `read_bank`; any thread may call it.
    export_folder : callable
        Gives the folder where a person looks for what they save.
    online : callable
        Whether questions can be looked up on the web here.
    only : str
        Id of the one person whom this place shows, in a centre; empty: all of this machine.
    shows : bool
        Whether the front can show what is to be looked at: lines of text cannot.
    """

    journal: Journal
    framework: Framework
    clock: Clock = wall_clock
    bank: Callable[[str], Bank] = read_bank
    export_folder: Callable[[], Path] = Path.cwd
    online: Callable[[], bool] = has_network
    only: str = ""
    shows: bool = True

    def suit(self, profile: Profile) -> Profile:
        """The profile that a sitting of this place is planned with: without web questions offline, without images in lines of text."""
        asked = profile.accommodations
        wanted = {
            "without_sight": not self.shows,
            "offline": "offline" not in asked and not self.online(),
        }
        added = [name for name, is_wanted in wanted.items() if is_wanted and name not in asked]
        if not added:
            return profile
        return profile.model_copy(update={"accommodations": (*asked, *added)})

    def read_records(self) -> Work:
        """What is known of everybody, as the files and the journal say now."""
        return Work(
            _("Lecture des profils"), partial(refresh_records, self.framework, self.journal.notice)
        )

    def prepare_questions(self) -> Work:
        """Read the bank, for a training."""
        return Work(_("Préparation des questions"), partial(self.bank, ""))

    def prepare_exam(self, make: Callable[[], Any] | None = None, digest: str = "") -> Work:
        """What an exam takes a moment to make; by default the bank, see `read_bank`."""
        return Work(_("Préparation de l'épreuve"), make or partial(self.bank, digest))
