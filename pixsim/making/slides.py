"""Slide shows."""

from __future__ import annotations

from dataclasses import dataclass

from pixsim.making.properties import NO_PROPERTIES, Properties


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide.

    Attributes
    ----------
    notes : str
        What the speaker reads, and the public does not see.
    transition : str
        « fade », « push » or « wipe »: how the slide comes; empty for none.
    animated : bool
        Whether its lines come one by one.
    """

    title: str
    lines: tuple[str, ...] = ()
    notes: str = ""
    hidden: bool = False
    transition: str = ""
    animated: bool = False


@dataclass(frozen=True, slots=True)
class SlideShow:
    """A slide show, for .odp; `footer` is on the master, hence on each slide."""

    slides: tuple[Slide, ...]
    footer: str = ""
    properties: Properties = NO_PROPERTIES
