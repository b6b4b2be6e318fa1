"""Names of the global levels (rules/README.md, Names of the global levels)."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.foundation.i18n import in_language


@dataclass(frozen=True, slots=True)
class GlobalLevel:
    """A global level; its place in `GLOBAL_LEVELS` is its number.

    Attributes
    ----------
    key : str
        Pix's mesh key.
    minimum, maximum : int
        Pix, both included.
    name_fr, name_en : str
        The lowest is never shown.
    shown : bool
        Written on a certificate.
    """

    key: str
    minimum: int
    maximum: int
    name_fr: str
    name_en: str
    shown: bool = True

    @property
    def name(self) -> str:
        """Its name in the language of the run."""
        return in_language(self.name_fr, self.name_en)


GLOBAL_LEVELS = (
    GlobalLevel("LEVEL_PRE_BEGINNER", 0, 63, "Pré-novice", "Pre-beginner", shown=False),
    GlobalLevel("LEVEL_BEGINNER_1", 64, 127, "Novice 1", "Beginner 1"),
    GlobalLevel("LEVEL_BEGINNER_2", 128, 255, "Novice 2", "Beginner 2"),
    GlobalLevel("LEVEL_INDEPENDENT_3", 256, 383, "Indépendant 1", "Independent 1"),
    GlobalLevel("LEVEL_INDEPENDENT_4", 384, 511, "Indépendant 2", "Independent 2"),
    GlobalLevel("LEVEL_ADVANCED_5", 512, 639, "Avancé 1", "Advanced 1"),
    GlobalLevel("LEVEL_ADVANCED_6", 640, 767, "Avancé 2", "Advanced 2"),
    GlobalLevel("LEVEL_EXPERT_7", 768, 895, "Expert 1", "Expert 1"),
    GlobalLevel("LEVEL_EXPERT_8", 896, 1023, "Expert 2", "Expert 2"),  # closed today
)


def level_in_words(name_fr: str) -> str:
    """A name of a level, which results keep in French, in the language of the run."""
    return next((level.name for level in GLOBAL_LEVELS if level.name_fr == name_fr), name_fr)
