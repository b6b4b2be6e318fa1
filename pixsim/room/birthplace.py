"""Where somebody was born: checked against the towns and countries that are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pixsim.room.identity import name_key

FRANCE: Final = "99100"
ABROAD: Final = "99"


@dataclass(frozen=True, slots=True)
class Country:
    """A country; its code is five digits."""

    name: str
    code: str


_FRANCE: Final = Country("FRANCE", FRANCE)


@dataclass(frozen=True, slots=True)
class Town:
    """A town of France under one of its names.

    Attributes
    ----------
    present : bool
        It is called so today.
    """

    name: str
    insee: str
    postal_code: str
    present: bool = True


@dataclass(frozen=True, slots=True)
class Geography:
    """The towns and countries there are; of a kind with none, nothing is known, and any name passes."""

    countries: Sequence[Country] = ()
    towns: Sequence[Town] = ()


@dataclass(frozen=True, slots=True)
class Birthplace:
    """Where somebody was born, as entered or as kept."""

    country: str | None = None
    insee: str | None = None
    postal_code: str | None = None
    town: str | None = None


class BirthplaceError(ValueError):
    """A birth place that cannot be kept.

    Attributes
    ----------
    faults : tuple of str
        All of them; the first is the one to show.
    """

    def __init__(self, *faults: str) -> None:
        self.faults = tuple(f"CANDIDATE_{fault}" for fault in faults)
        super().__init__(", ".join(self.faults))


def complete_birthplace(entered: Birthplace, geography: Geography) -> Birthplace:
    """A birth place completed and checked.

    Raises
    ------
    BirthplaceError
    """
    asked = (entered.country, entered.insee, entered.postal_code, entered.town)
    if not any(asked):
        raise BirthplaceError("BIRTH_INFORMATION_REQUIRED")
    if not entered.country:
        raise BirthplaceError("BIRTH_COUNTRY_REQUIRED")
    country = _find_country(entered.country, geography.countries)
    if country.code == FRANCE:
        return _in_france(entered, country, geography.towns)
    return _check_foreign_place(entered, country)


def _find_country(name: str, countries: Sequence[Country]) -> Country:
    wanted = _sorted_letters(name)
    if not countries:
        return _FRANCE if wanted == _sorted_letters(_FRANCE.name) else Country(name, ABROAD)
    found = next(
        (country for country in countries if _sorted_letters(country.name) == wanted), None
    )
    if found is None:
        raise BirthplaceError("BIRTH_COUNTRY_NOT_FOUND")
    return found


def _sorted_letters(name: str) -> list[str]:
    """Letters in alphabetical order: neither the order of words counts nor that of letters."""
    return sorted(name_key(name))


def _check_foreign_place(entered: Birthplace, country: Country) -> Birthplace:
    checks = (
        (not entered.town, "FOREIGN_BIRTH_CITY_REQUIRED"),
        (bool(entered.postal_code), "FOREIGN_POSTAL_CODE_MUST_BE_EMPTY"),
        (entered.insee != ABROAD, "FOREIGN_INSEE_CODE_NOT_VALID"),
    )
    if faults := [fault for wrong, fault in checks if wrong]:
        raise BirthplaceError(*faults)
    return Birthplace(country.name, country.code, None, entered.town)


def _in_france(entered: Birthplace, country: Country, towns: Sequence[Town]) -> Birthplace:
    by_name = entered.postal_code or entered.town
    if bool(entered.insee) == bool(by_name):
        raise BirthplaceError("BIRTH_INSEE_CODE_OR_BIRTH_POSTAL_CODE_AND_BIRTH_CITY_REQUIRED")
    if not towns and (entered.insee or (entered.town and entered.postal_code)):
        return Birthplace(country.name, entered.insee, entered.postal_code, entered.town)
    if entered.insee:
        named = [town for town in towns if town.insee == entered.insee]
        if not named:
            raise BirthplaceError("BIRTH_INSEE_CODE_NOT_VALID")
        present = next((town for town in named if town.present), named[0])
        return Birthplace(country.name, entered.insee, None, present.name)
    if not entered.town:
        raise BirthplaceError("BIRTH_CITY_REQUIRED")
    if not entered.postal_code:
        raise BirthplaceError("BIRTH_POSTAL_CODE_REQUIRED")
    near = [town for town in towns if town.postal_code == entered.postal_code]
    if not near:
        raise BirthplaceError("BIRTH_POSTAL_CODE_NOT_FOUND")
    wanted = _sorted_letters(entered.town)
    found = next((town for town in near if _sorted_letters(town.name) == wanted), None)
    if found is None:
        raise BirthplaceError("BIRTH_POSTAL_CODE_CITY_NOT_VALID")
    return Birthplace(country.name, None, entered.postal_code, found.name)
