"""What a person's profile may ask of every sitting, extra time apart: names, words, effects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from pixsim.foundation.i18n import gettext as _
from pixsim.foundation.localised import clauses

Accommodation = Literal["no_focus", "longer_timers", "without_sight", "larger_text", "offline"]
ACCOMMODATIONS: tuple[Accommodation, ...] = get_args(Accommodation)
LONGER_TIMER = 4 / 3
"""Of a question's own time: the third that extra time usually is."""
WITHOUT_WEB = _(
    "Cet ordinateur n'a pas de réseau : les questions à chercher sur le web sont laissées de côté."
)
WITHOUT_SIGHT = _(
    "En mode simple, les questions qui demandent de voir ou d'entendre sont laissées de côté."
)


def left_out_accommodations(asked: Iterable[str], suited: Iterable[str]) -> str:
    """What a place leaves out that nobody asked to leave out; empty where nothing is."""
    said = {"without_sight": WITHOUT_SIGHT, "offline": WITHOUT_WEB}
    added = set(suited) - set(asked)
    return " ".join(words for name, words in said.items() if name in added)


def accommodation_words(names: Iterable[str]) -> list[str]:
    """What each is, in a few words."""
    words = {
        "no_focus": _("sans mode focus"),
        "longer_timers": _("chronomètres des questions plus longs d'un tiers"),
        "larger_text": _("texte agrandi dans le navigateur"),
        "without_sight": _("sans question qui demande de voir ou d'entendre"),
        "offline": _("sans question à chercher sur le web"),
    }
    return [words[name] for name in ACCOMMODATIONS if name in tuple(names)]


def granted_words(extra_time_percent: int, names: Iterable[str]) -> list[str]:
    """All that was granted, extra time first."""
    extra = [_("temps majoré {n} %").format(n=extra_time_percent)] if extra_time_percent else []
    return [*extra, *accommodation_words(names)]


def short_words(names: Iterable[str]) -> list[str]:
    """The same where there is little room: on an invigilator's line."""
    words = {
        "no_focus": _("sans focus"),
        "longer_timers": _("chronos longs"),
        "without_sight": _("sans voir ni entendre"),
        "larger_text": _("texte agrandi"),
        "offline": _("hors web"),
    }
    return [words[name] for name in ACCOMMODATIONS if name in tuple(names)]


def accommodations_sentence(names: Iterable[str]) -> str:
    """« Aménagements : sans mode focus. »; empty where there is none."""
    found = accommodation_words(tuple(names))
    return _("Aménagements : {what}.").format(what=clauses(found)) if found else ""
