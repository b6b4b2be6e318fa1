"""Where a journey takes place: the journal, the framework, the clock, the bank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pixsim.bank.load import Bank, load_bank
from pixsim.clock import Clock, wall_clock
from pixsim.framework import Framework
from pixsim.i18n import gettext as _
from pixsim.journeys.step import Work
from pixsim.store.sittings.journal import Journal


def read_bank() -> Bank:
    """The bank of this machine."""
    return load_bank()


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
        Gives the bank questions are drawn from; any thread may call it.
    export_folder : callable
        Gives the folder where a person looks for what they save.
    """

    journal: Journal
    framework: Framework
    clock: Clock = wall_clock
    bank: Callable[[], Bank] = read_bank
    export_folder: Callable[[], Path] = Path.cwd

    def prepare_questions(self) -> Work:
        """Read the bank, for a training."""
        return Work(_("Préparation des questions"), self.bank)

    def prepare_exam(self) -> Work:
        """Read the bank, for an exam."""
        return Work(_("Préparation de l'épreuve"), self.bank)
