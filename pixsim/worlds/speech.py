"""How one talks with a world, line by line, in the language it speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from pixsim.foundation.language import SOURCE

Say = Callable[[str], str]
"""From a French text of a machine to how it is said in a language."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What is understood in one language beside the words of the acts themselves.

    Attributes
    ----------
    verbs : Mapping
        Other verbs for an act, by its ``do``.
    given : Mapping
        Verbs that hold the second argument of an act, by its ``do``.
    switched : Mapping
        Verbs that give a setting a value.
    toggled : Mapping
        Verbs that turn a rule on or off, and what it must be for that to be a change.
    ticked : Mapping
        Verbs that tick a box or no longer, and how its line is said where they would change nothing.
    families : tuple of frozenset of str
        Values that mean the same where one alone of a family can be chosen.
    fillers : frozenset of str
        Words between a verb and what it is about.
    links : tuple of str
        Words that may lead to the last argument of any act without being part of it: « set … to … ».
    helps, reads : frozenset of str
        What asks for the list of words, and for the page again.
    empties : frozenset of str
        Words that empty a field in which they would be typed.
    adding : frozenset of str
        Verbs that keep what a field holds: « ajouter Léa en copie ».
    emptying : frozenset of str
        Verbs that empty the field they name: « vider cc ».
    pastes : frozenset of str
        Words that put into a field what was copied.
    put, replaced : re.Pattern
        What is said around its object: « mettre … en … », « remplacer … par … ».
    prepositions : tuple of str
        Words that lead to a value without being part of it: « remplacer le mot de passe par … ».
    into : tuple of str
        Words after a value that lead to what receives it: « mettre 3 dans la ligne 4 ».
    reference : re.Pattern
        A line named by its number at the end of a text: groups ``text``, ``place`` and ``number``.
    before, end, start : frozenset of str
        What ``place`` may say: above that line, at its end, at its beginning.
    below : re.Pattern
        Where something new goes: groups ``text``, ``place`` and ``target``.
    located : re.Pattern
        Where one acts, said first: « dans la ligne 2, mettre 4 »; groups ``place`` and ``rest``.
    reordered : tuple of (re.Pattern, str)
        Orders whose parts come in another order, or in a sentence, and how they are typed:
        « taper X dans la barre d'adresse » is « adresse X ».
    belonging : frozenset of str
        What belongs to a thing and is not the thing: « supprimer le lien de budget.ods » deletes no file.
    joins : re.Pattern
        What stands between the things of a list.
    every : frozenset of str
        Words for all things of a page.
    several : frozenset of str
        Words for those things of a page that are then told: « les messages d'Anonyme ».
    ordinals : Mapping
        Ranks in words, from 1; -1 is the last.
    polite, courtesy : re.Pattern
        What is said around an order, at its beginning and at its end.
    imperatives : Mapping
        Other forms of verbs, by the form.
    articles : frozenset of str
        Words inside a verb that change nothing: « créer un nouveau dossier ».
    naming : Mapping
        Verbs that give a name, and the word that names are listed under: « renommer le réseau » is « régler nom du réseau ».
    span : re.Pattern
        A block of cells in words: « D2 à D6 ».
    """

    verbs: Mapping[str, tuple[str, ...]]
    given: Mapping[str, Mapping[str, str]]
    switched: Mapping[str, str]
    toggled: Mapping[str, str]
    ticked: Mapping[str, str]
    families: tuple[frozenset[str], ...]
    fillers: frozenset[str]
    links: tuple[str, ...]
    helps: frozenset[str]
    reads: frozenset[str]
    empties: frozenset[str]
    adding: frozenset[str]
    emptying: frozenset[str]
    pastes: frozenset[str]
    put: re.Pattern[str]
    replaced: re.Pattern[str]
    prepositions: tuple[str, ...]
    into: tuple[str, ...]
    reference: re.Pattern[str]
    before: frozenset[str]
    end: frozenset[str]
    start: frozenset[str]
    below: re.Pattern[str]
    located: re.Pattern[str]
    reordered: tuple[tuple[re.Pattern[str], str], ...]
    belonging: frozenset[str]
    joins: re.Pattern[str]
    every: frozenset[str]
    several: frozenset[str]
    ordinals: Mapping[str, int]
    polite: re.Pattern[str]
    courtesy: re.Pattern[str]
    imperatives: Mapping[str, str]
    articles: frozenset[str]
    naming: Mapping[str, str]
    span: re.Pattern[str]


_MODULES: Mapping[str, str] = {SOURCE: "pixsim.worlds.synonyms", "en": "pixsim.worlds.english"}
"""What each language understands, read when first needed; others say what all machines say as well."""


@cache
def understood(language: str) -> Understood:
    """What is understood in a language."""
    found = import_module(_MODULES[language]).UNDERSTOOD
    assert isinstance(found, Understood)
    return found


@cache
def said_by_all(language: str) -> Mapping[str, str]:
    """What every machine says, by the French text; empty for a language that has nothing of it."""
    if language == SOURCE or language not in _MODULES:
        return {}
    found: Mapping[str, str] = import_module(_MODULES[language]).SAID
    return found
