"""Who stands at the door: names compared, and a typed identity matched with those enrolled.

Facts of the current rules: same first name, same surname, same birth date, and nothing looser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

_ACCENTS = re.compile("[\u0300-\u036f]")
_OTHER = re.compile("[^0-9A-Z]")
LANGUAGES = frozenset({"fr", "fr-fr", "en"})  # of an account that may sit
CORE, CLEA = "CORE", "CLEA"

Id = TypeVar("Id", bound=Hashable)


def name_key(text: str) -> str:
    """What of a name is compared: its letters A to Z and digits, accents and case aside.

    Letters that do not decompose into these (œ, ø, ł, every other script) vanish.
    """
    return _OTHER.sub("", _ACCENTS.sub("", unicodedata.normalize("NFD", text)).upper())


def is_pix_plus(subscription: str) -> bool:
    """Whether a subscription is a specialised test, neither the common one nor CléA on top of it."""
    return subscription not in (CORE, CLEA)


@dataclass(frozen=True, slots=True)
class Identity:
    """What somebody says of themselves; the birth date as ``YYYY-MM-DD``, None where not asked."""

    first_name: str
    last_name: str
    birth_date: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """First name and surname as they are compared."""
        return name_key(self.first_name), name_key(self.last_name)

    def matches(self, enrolled: Identity) -> bool:
        """Whether this is the person enrolled.

        Where the room was told no birth date, the names alone decide: the invigilator sees who
        is there before anything opens.
        """
        if self.key != enrolled.key:
            return False
        return enrolled.birth_date is None or self.birth_date == enrolled.birth_date


def split_as_enrolled(typed: Identity, enrolled: Iterable[Identity]) -> Identity:
    """What was typed, its names split as somebody of the list has them.

    Lists often have names in one piece: « María José Muñoz » is then split by a guess, and must
    enter however she splits her own. Where somebody matches as typed, nothing is changed.
    """
    known = list(enrolled)
    if any(typed.matches(one) for one in known):
        return typed
    whole = "".join(typed.key)
    return next(
        (Identity(one.first_name, one.last_name, typed.birth_date)
         for one in known if whole and "".join(one.key) == whole),
        typed,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enrolled(Generic[Id]):
    """A candidate of the list.

    Attributes
    ----------
    id : hashable
        Of the candidate, e.g. the number of the seat.
    identity : Identity
    subscription : str
        ``CORE``, ``CLEA`` or a specialised test.
    pupil : hashable or None
        Of a school that manages its pupils.
    account : hashable or None
        Who has joined as this candidate.
    """

    id: Id
    identity: Identity
    subscription: str = CORE
    pupil: Hashable | None = None
    account: Hashable | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Who is asking: an account at Pix; here a browser or a place at the shared machine."""

    id: Hashable
    language: str | None = "fr"
    pupils: tuple[Hashable, ...] = ()


@dataclass(frozen=True, slots=True)
class Centre:
    """Where the session is held."""

    habilitations: frozenset[str] = frozenset()
    manages_pupils: bool = False


@dataclass(frozen=True, slots=True)
class Joining(Generic[Id]):
    """What came of it.

    Attributes
    ----------
    candidate : hashable or None
        Who it is; None when refused.
    error : str or None
        Why not; RULES of the session name it.
    again : bool
        The account had joined before.
    """

    candidate: Id | None = None
    error: str | None = None
    again: bool = False


def match_identity(
    typed: Identity,
    enrolled: Iterable[Enrolled[Id]],
    account: Account,
    centre: Centre,
    *,
    certifiable: bool,
    french_domain: bool = True,
) -> Joining[Id]:
    """Match an identity; the first reason to refuse is the one told.

    Parameters
    ----------
    typed : Identity
    enrolled : iterable of Enrolled
        All candidates of the session.
    account : Account
    centre : Centre
    certifiable : bool
        The profile reaches level 1 in enough competences now.
    french_domain : bool
    """
    everyone = list(enrolled)
    found = [candidate for candidate in everyone if typed.matches(candidate.identity)]
    if account.language not in LANGUAGES:
        return Joining(error="language_not_supported")
    if len(found) != 1:
        return Joining(error="identity_ambiguous" if found else "identity_not_found")
    candidate = found[0]
    if candidate.account is not None and candidate.account != account.id:
        return Joining(error="candidate_linked_to_other_account")
    again = candidate.account is not None
    if not again and (error := _first_join_refusal(candidate, everyone, account, centre)):
        return Joining(error=error)
    if is_pix_plus(candidate.subscription) and not french_domain:
        return Joining(error="wrong_domain_for_pix_plus")
    if not again and not certifiable:
        return Joining(error="profile_not_certifiable")
    return Joining(candidate=candidate.id, again=again)


def _first_join_refusal(
    candidate: Enrolled[Id], everyone: list[Enrolled[Id]], account: Account, centre: Centre
) -> str | None:
    """What only somebody who comes for the first time is asked."""
    if any(other.account == account.id for other in everyone):
        return "account_linked_to_other_candidate"
    if candidate.subscription != CORE and candidate.subscription not in centre.habilitations:
        return "centre_not_habilitated"
    if centre.manages_pupils and candidate.pupil not in account.pupils:
        return "pupil_not_linked_to_account"
    return None
