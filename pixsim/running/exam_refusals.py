"""Why something asked for cannot be done, in a sentence; and a sitting planned for somebody."""

from __future__ import annotations

from datetime import datetime

from pixsim.assembly.form import NoQuestionError, NotCertifiableError
from pixsim.assembly.standing import profile_standing
from pixsim.bank.reading.load import Bank
from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import label_value
from pixsim.foundation.problems import DataError
from pixsim.profile import Profile
from pixsim.report.faults.french import in_french
from pixsim.report.progress.certifiable import certifiable_sentence
from pixsim.report.v3.wording import too_few_sentence
from pixsim.rules.v2 import V2
from pixsim.running.training import mend_profile
from pixsim.session.v3.plan import TooFewItemsError
from pixsim.store.causes import cause_words
from pixsim.store.people.profiles import UnknownProfileError
from pixsim.store.people.wrong_dates import set_dates_right
from pixsim.store.sittings.journal import Journal, JournalError, SittingInUseError
from pixsim.store.wording import journal_sentence

MOST_FAULTS = 20  # of a file, shown at once
REFUSALS = (
    JournalError,
    NotCertifiableError,
    NoQuestionError,
    TooFewItemsError,
    DataError,
    LookupError,
)
"""Why no exam can be sat."""


def certifiable_profile(profile: Profile, bank: Bank, journal: Journal, now: datetime) -> Profile:
    """A profile with all that the journal knows of it.

    Raises
    ------
    NotCertifiableError
        Under both rule sets, five competences at level 1 are needed.
    JournalError, DataError
    """
    profile = set_dates_right(mend_profile(profile, bank, journal), now, bank.framework)
    found = profile_standing(profile, bank.framework, V2(), now)
    if not found.is_certifiable:
        raise NotCertifiableError(found)
    return profile


def refusal_words(error: Exception) -> str:
    """Why no exam can be sat."""
    if isinstance(error, NotCertifiableError):
        return certifiable_sentence(error.standing)
    if isinstance(error, TooFewItemsError):
        return too_few_sentence(error)
    if isinstance(error, JournalError | DataError):
        return failure_words(error)
    if isinstance(error, LookupError):
        return _("Une question de la banque ne peut pas être tirée : {why}").format(why=error)
    return _("La banque n'a aucune question pour ce profil.")


def in_use_sentence() -> str:
    """That something is open elsewhere, and how to have it here."""
    return _(
        "Une épreuve ou un entraînement est ouvert dans une autre fenêtre. Pour continuer ici, "
        "arrêtez-le là-bas, ou fermez cette autre fenêtre : rien n'est perdu. Dans un navigateur, "
        "fermer l'onglet ne suffit pas : choisissez « Arrêter là » ou « Fermer pixsim »."
    )


def failure_words(error: Exception) -> str:
    """Why something cannot be done."""
    if isinstance(error, JournalError):
        return journal_sentence(error)
    if isinstance(error, SittingInUseError):
        return in_use_sentence()
    if isinstance(error, DataError):
        return "\n".join(in_french(problem) for problem in error.problems[:MOST_FAULTS])
    if isinstance(error, UnknownProfileError):
        return _("Ce candidat n'existe plus : une autre fenêtre l'a supprimé.")
    if isinstance(error, OSError):
        return (
            label_value(str(error.filename), cause_words(error))
            if error.filename
            else cause_words(error)
        )
    return str(error)
