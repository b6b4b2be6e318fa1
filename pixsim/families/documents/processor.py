"""Acts that set a slide show, or a paragraph's ruler, for competence 3.1."""

from __future__ import annotations

from pixsim.families.draws.panels import BACK, at, put
from pixsim.worlds.core import Act

Change = tuple[str, str, str]
"""A page, a setting of it, the value that it gets."""


def change(*changes: Change) -> list[Act]:
    """Acts that make changes (page, setting, value) in turn, from the first page."""
    acts: list[Act] = []
    here = ""
    for where, setting, value in changes:
        if where != here:
            acts += [BACK, *at(where)] if here else at(where)
            here = where
        acts.append(put(setting, value))
    return acts
