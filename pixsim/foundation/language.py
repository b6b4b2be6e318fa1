"""Which language pixsim speaks: what was asked for, else the system's, else French.

Texts of many modules are made when these are imported, so the choice stands before anything else is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

SOURCE = "fr"
VARIABLE = "PIXSIM_LANG"
OPTION = "--lang"
CATALOGUES = Path(__file__).parents[1] / "locale"
SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")


class UnknownLanguageError(ValueError):
    """A language was asked for by name, and there is no catalogue of it."""

    def __init__(self, where: str, asked: str) -> None:
        super().__init__(
            f"{where}: no such language: {asked!r}; there are: {', '.join(known_languages())}"
        )
        self.where, self.asked = where, asked


def known_languages() -> tuple[str, ...]:
    """Languages that exist, the source first."""
    others = (name for name in os.listdir(CATALOGUES) if (CATALOGUES / name).is_dir())  # noqa: PTH208
    return (SOURCE, *sorted(name for name in others if not name.startswith("_")))


def chosen_language(environment: Mapping[str, str]) -> str:
    """The language of this run.

    A system in a language that is not here gets French, as one without any: the exam, its
    questions and those who sit it are French, so that English is not the nearer guess.

    Parameters
    ----------
    environment : mapping of str to str
        `VARIABLE` first; then ``LANGUAGE`` (a list) and the first set of `SYSTEM`.

    Raises
    ------
    UnknownLanguageError
        `VARIABLE` names none of `known_languages`.
    """
    asked = environment.get(VARIABLE, "")
    if asked.strip():
        return known_language(asked, VARIABLE)
    listed = environment.get("LANGUAGE", "").split(":")
    listed.append(next((environment[name] for name in SYSTEM if environment.get(name)), ""))
    found = (short for short in map(_short_code, listed) if short)
    return next((short for short in found if short in known_languages()), SOURCE)


def known_language(asked: str, where: str) -> str:
    """One of `known_languages`, given as ``en``, ``EN`` or ``en_GB.UTF-8``; `where` is for the error."""
    short = _short_code(asked)
    if short not in known_languages():
        raise UnknownLanguageError(where, asked)
    return short


def _short_code(name: str) -> str:
    """``en`` for ``en_GB.UTF-8@euro``."""
    return (
        name.strip().lower().replace("-", "_").partition(".")[0].partition("@")[0].partition("_")[0]
    )


def take_language_option(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language that a command line asks for, wherever it does, and the line without it.

    Examples
    --------
    >>> taken_out(["exam", "lea", "--lang", "en"])
    ('en', ['exam', 'lea'])
    """
    found, left = None, list(words)
    end = left.index("--") if "--" in left else len(left)
    for place in reversed(range(end)):
        word = left[place]
        if word.startswith(OPTION + "="):
            value, width = word.removeprefix(OPTION + "="), 1
        elif word == OPTION and place + 1 < len(left):
            value, width = left[place + 1], 2
        else:
            continue
        found = value if found is None else found
        del left[place : place + width]
    return found, left
