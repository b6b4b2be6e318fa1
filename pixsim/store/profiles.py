"""The person's own profiles: where they are, and how positioning adds to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from pixsim.framework import Framework
from pixsim.profile import KnowledgeElement, Profile, read_profile, write_profile
from pixsim.store.home import profiles_folder


def own_path(profile_id: str) -> Path:
    """File of a profile of this machine."""
    return profiles_folder() / f"{profile_id}.json"


def save_profile(profile: Profile) -> Path:
    """Keep a profile on this machine; a sample becomes one's own copy."""
    path = own_path(profile.id)
    write_profile(profile, path)
    return path


def with_knowledge(profile: Profile, elements: Iterable[KnowledgeElement]) -> Profile:
    """The profile with knowledge added, oldest first; adding it twice changes nothing.

    A profile of plain levels keeps only its levels until something is known: from then on
    knowledge replaces them.
    """
    known = {_identity(element) for element in profile.knowledge}
    new = [element for element in elements if _identity(element) not in known]
    if not new:
        return profile
    knowledge = tuple(sorted((*profile.knowledge, *new), key=lambda element: element.date))
    return profile.model_copy(update={"knowledge": knowledge, "levels": None})


def keep_knowledge(
    profile: Profile, elements: Iterable[KnowledgeElement], framework: Framework
) -> Profile:
    """Add knowledge to what this machine has of a profile now, and keep it.

    The file may have grown since the profile was read (another window, an earlier positioning of
    the same candidate): nothing of it is lost.

    Raises
    ------
    DataError
        The file of this machine is faulty.
    """
    path = own_path(profile.id)
    stored = read_profile(path, framework) if path.exists() else profile
    after = with_knowledge(stored, (*profile.knowledge, *elements))
    if after != stored:
        save_profile(after)
    return after


def _identity(element: KnowledgeElement) -> tuple[object, ...]:
    """What makes two elements the same; earned pix are frozen and do not count."""
    return element.skill, element.source, element.status, element.date, element.question


def free_id(name: str, taken: Iterable[str]) -> str:
    """A short name made from a person's name, not yet taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60] or "candidat"
    used, number, chosen = set(taken), 1, base
    while chosen in used:
        number += 1
        chosen = f"{base}-{number}"
    return chosen
