"""Skills and ids of drafts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pixsim.exchange.quiz import ForeignQuestion
from pixsim.framework import Framework

NO_SKILL = "@a_classer1"
"""Skill of a draft that nobody has given one: no framework has it, so the bank asks for another."""
LONGEST = 40  # characters of a name made of a title

_OWN_ID = re.compile(r"([a-z][a-z0-9_]*[1-8])-([a-z0-9_]+)#\d+")
_OWN_TAG = re.compile(r"niveau \d|mode focus|\d+ s")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})


class Names:
    """Gives each question a skill and an id of its own."""

    def __init__(self, framework: Framework, skill: str, used: Iterable[str]) -> None:
        self._framework = framework
        self._skill = skill or NO_SKILL
        self._used = set(used)

    def skill(self, question: ForeignQuestion) -> str:
        """The skill that a tag names, else the one for all."""
        tagged = (tag for tag in question.tags if tag in self._framework.skill)
        return next(tagged, self._skill)

    def is_news(self, tag: str) -> bool:
        """Whether a tag says more than an export of pixsim would."""
        known = tag in self._framework.skill or tag in self._framework.competence
        return not known and _OWN_TAG.fullmatch(tag) is None

    def id(self, question: ForeignQuestion, skill: str) -> str:
        """An id that begins with the skill, made of the question's number or name."""
        own = _OWN_ID.fullmatch(question.idnumber)
        if own is not None and own[1] == skill[1:]:
            stem = own[2]
        else:
            stem = _slugify(question.idnumber) or _slugify(question.name) or "question"
        name, number = f"{skill[1:]}-{stem}", 1
        while name in self._used:
            number += 1
            name = f"{skill[1:]}-{stem}_{number}"
        self._used.add(name)
        return name


def _slugify(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.translate(_LIGATURES)).encode("ascii", "ignore")
    words = re.sub(r"[^a-z0-9]+", "_", plain.decode().lower()).strip("_")
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition("_")[0] or words[:LONGEST]
