"""Who is here: people made, changed and removed, and one of them chosen."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.problems import DataError
from pixsim.journeys.class_plans import follow_class
from pixsim.journeys.context import Context
from pixsim.journeys.home_words import NEW_PERSON, THIRD
from pixsim.journeys.people_import import import_people
from pixsim.journeys.step import Choose, Confirm, Notice, Step, Way
from pixsim.journeys.walk import Journey
from pixsim.profile import MOST_EXTRA_TIME, Profile
from pixsim.running.exam_refusals import MOST_FAULTS, failure_words
from pixsim.store.people import removal
from pixsim.store.people.candidates import read_candidate, taken_ids
from pixsim.store.people.profiles import UnknownProfileError, create_profile, free_id, own_path
from pixsim.store.people.removal import (
    change_accommodations,
    change_extra_time,
    list_what_goes,
    rename_candidate,
)
from pixsim.store.people.wording import removal_sentence
from pixsim.store.records.cache import Records
from pixsim.store.records.record import OWN, Record
from pixsim.store.sittings.journal import JournalError, SittingInUseError

FAULTS = (JournalError, SittingInUseError, DataError, UnknownProfileError, OSError)


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What one says of a person."""

    name: str
    extra_time_percent: int = 0
    accommodations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskDetails(Step):
    """A person, new or to be changed. Brings `PersonDetails`; None: back.

    Attributes
    ----------
    name : str
        Of somebody new, where it is known already.
    current : PersonDetails or None
        What holds now of a person to be changed; None: somebody new.
    """

    name: str = ""
    current: PersonDetails | None = None

    @property
    def title(self) -> str:
        """What it is for."""
        return _("Modifier") if self.current else NEW_PERSON

    @property
    def name_label(self) -> str:
        """Before the name."""
        return _("Nom (un prénom ou un surnom suffit)")

    @property
    def extra_label(self) -> str:
        """Before the extra time: granted or not, of somebody new; any percentage, of somebody known."""
        if self.current is None:
            return _("Temps majoré (un tiers de plus)")
        label = _("Temps majoré, en pourcentage (un tiers : {third} ; 0 si aucun)")
        return label.format(third=THIRD)


def extra_time_of(typed: str) -> int | None:
    """Percent; None where that is no number from 0 to the most."""
    typed = typed.strip() or "0"
    sound = typed.isascii() and typed.isdigit() and int(typed) <= MOST_EXTRA_TIME
    return int(typed) if sound else None


def wrong_extra_words() -> str:
    """Where it is none."""
    return _("Le temps majoré est un nombre de 0 à {most}.").format(most=MOST_EXTRA_TIME)


def write_a_name() -> str:
    """Where there is no name."""
    return _("Écrivez un nom.")


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """What to do: ``choose``, ``edit``, ``delete`` whom (a key), ``new`` (a name), ``open_file``, ``class``."""

    what: str
    key: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class ChoosePerson(Step):
    """Who practises? Brings a `PersonChoice`; None: back.

    Attributes
    ----------
    records : Records
    current : str
        Key of who is here now.
    note : str
        What was done before; empty: nothing.
    """

    records: Records
    current: str
    note: str = ""


def choose_person(context: Context, current: str) -> Journey[str | None]:
    """Offer the list until somebody is chosen or the person stays the same; return the key of who is here then."""
    note = ""
    while True:
        records = yield context.read_records()
        if records is None:
            return None
        choice = yield ChoosePerson(records, current, note)
        note = ""
        if choice is None:
            return None
        record = next((r for r in records.records if r.key == choice.key), None)
        if choice.what == "choose":
            return None if record is None else record.key
        if choice.what == "new":
            made = yield from new_person(context, choice.name)
            if made is not None:
                return own_key(made)
        elif choice.what == "open_file":
            came = yield from import_people(context)
            if len(came) == 1:
                return own_key(came[0])
            current = own_key(came[0]) if came else current
        elif choice.what == "class":
            yield from follow_class(context)
        elif record is not None and choice.what == "edit":
            yield from edit_person(context, record)
        elif record is not None and (yield from delete_person(context, record)):
            note = deleted_sentence(record)


def own_key(profile_id: str) -> str:
    """Key of the record of somebody just made."""
    return f"{OWN}/{own_path(profile_id).name}"


def new_person(context: Context, name: str = "") -> Journey[str | None]:
    """Ask for a name and keep an empty profile; its id."""
    details = yield AskDetails(name)
    return None if details is None else (yield from create_person(context, details))


def create_person(context: Context, details: PersonDetails) -> Journey[str | None]:
    """Keep an empty profile; its id, None where that could not be."""
    wanted = Profile(
        id=free_id(details.name, ()),
        name=details.name,
        extra_time_percent=details.extra_time_percent,
    )
    try:
        made, _path = create_profile(wanted, taken_ids(context.framework, lambda: context.journal))
    except FAULTS as error:
        yield Notice(failure_words(error))
        return None
    return made.id


def edit_person(context: Context, record: Record) -> Journey[None]:
    """Rename a person, change the extra time or the accommodations."""
    if record.sample:
        yield Notice(_samples_stay())
        return
    try:
        profile = read_candidate(record, context.framework)
        extra = record.extra_time_percent
        now = PersonDetails(record.name, extra, tuple(profile.accommodations))
        asked = yield AskDetails(current=now)
        if asked is None:
            return
        if asked.name != now.name:
            rename_candidate(record.id, asked.name, context.framework, context.journal)
        if asked.extra_time_percent != now.extra_time_percent:
            change_extra_time(record.id, asked.extra_time_percent, context.framework)
        if asked.accommodations != now.accommodations:
            change_accommodations(record.id, asked.accommodations, context.framework)
    except FAULTS as error:
        yield Notice(failure_words(error))


def delete_person(context: Context, record: Record) -> Journey[bool]:
    """Remove a person after a question that says what goes; whether they are gone."""
    if record.sample:
        yield Notice(_samples_stay())
        return False
    try:
        found = list_what_goes(record.id, context.framework, context.journal)
        if found is None:
            return False
        if (yield Confirm(removal_sentence(found), _("Supprimer"), _("Ne rien supprimer"))):
            removal.delete_candidate(found, context.journal)
            return True
    except FAULTS as error:
        yield Notice(failure_words(error))
    return False


def deleted_sentence(record: Record) -> str:
    """Who is gone."""
    return _("{name} : supprimé, avec tout ce qui allait avec.").format(name=record.name)


def show_faults(context: Context, record: Record) -> Journey[bool]:
    """What is wrong with a profile, and what can be done; whether somebody else is wanted."""
    said = _("{file} ne peut pas être lu :").format(file=record.file)
    faults = [f"• {line}" for line in record.problem.split("\n")[:MOST_FAULTS]]
    wish = yield Choose(
        "\n".join([said, *faults]),
        (
            Way("other", _("Choisir quelqu'un d'autre")),
            Way("delete", _("Supprimer ce fichier et tout ce qui va avec…")),
            Way("close", _("Fermer : il reste tel quel")),
        ),
    )
    if wish == "delete":
        yield from delete_person(context, record)
    return bool(wish == "other")


def _samples_stay() -> str:
    return _(
        "Les exemples sont livrés avec pixsim : ils ne se modifient pas et ne se suppriment pas."
    )
