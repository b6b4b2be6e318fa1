"""Knowledge dated in the future: the computer's clock was ahead while its owner was positioned.

An exam counts only what was proved before it, and a new positioning would be older than what it
replaces: nothing would count until that date has passed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import long_date
from pixsim.framework import Framework
from pixsim.profile import Profile
from pixsim.store.people.profiles import change_profile, stored_profile
from pixsim.store.records.record import AHEAD


def is_dated_ahead(profile: Profile, now: datetime) -> bool:
    """Whether something of a profile was proved after the present."""
    return any(element.date > now + AHEAD for element in profile.knowledge)


def set_dates_right(profile: Profile, now: datetime, framework: Framework) -> Profile:
    """Date what was proved in the future just before the present, in its order; keep the file.

    Raises
    ------
    DataError
    """
    if not is_dated_ahead(profile, now):
        return profile
    if stored_profile(profile.id, framework) is None:
        return shift_dates(profile, now)
    return change_profile(profile.id, framework, lambda kept: shift_dates(kept, now))


def shift_dates(profile: Profile, now: datetime) -> Profile:
    """The same profile, what was proved in the future dated just before the present; no file changes."""
    if not is_dated_ahead(profile, now):
        return profile
    late = sorted({element.date for element in profile.knowledge if element.date > now})
    places = {date: len(late) - place for place, date in enumerate(late)}
    knowledge = tuple(
        element.model_copy(update={"date": now - timedelta(microseconds=places[element.date])})
        if element.date in places
        else element
        for element in profile.knowledge
    )
    ordered = tuple(sorted(knowledge, key=lambda element: element.date))
    return profile.model_copy(update={"knowledge": ordered})


OFFER = _(
    "L'horloge de cet ordinateur avançait : des réponses sont datées du {date}, et une épreuve ne les "
    "compterait pas."
)
"""What happened, before anything is done about it."""


def offer_sentence(newest: datetime) -> str:
    """What happened, to whoever may have it mended; `newest` is the last date of what was proved."""
    return OFFER.format(date=long_date(newest.astimezone().date()))


def ahead_sentence(profile: Profile, now: datetime) -> str:
    """What happened, and what was done about it; empty where nothing was."""
    if not is_dated_ahead(profile, now):
        return ""
    newest = max(element.date for element in profile.knowledge)
    return _(
        "L'horloge de cet ordinateur avançait : des réponses étaient datées du {date}, et une épreuve "
        "ne les aurait pas comptées. Elles sont maintenant datées d'aujourd'hui ; rien n'est perdu."
    ).format(date=long_date(newest.astimezone().date()))
