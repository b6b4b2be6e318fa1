"""A word processor as a world: its pages, its acts, its facts."""

from __future__ import annotations

from typing import Any, ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Page
from pixsim.worlds.writer import steps_parts, steps_review  # noqa: F401  (they register their acts)
from pixsim.worlds.writer.acts import ACTS
from pixsim.worlds.writer.facts import facts_of, said
from pixsim.worlds.writer.panels import page_of
from pixsim.worlds.writer.state import Editor
from pixsim.worlds.writer.steps import after

LONGEST_TOLD = 160


class Writer(Editor):
    """A document in a word processor; see `pixsim.worlds.writer.state.Editor` for its fields.

    Facts name a line by what it says (spaces alike, changes accepted), a table or an image by its
    name: ``text whole`` (paragraphs joined by « ¶ »; ``exact`` tells no-break spaces, ``original``
    has changes refused), ``line text count``, ``style line name``, ``effect line effect words``,
    ``lay line what value`` (alignement, retrait, interligne, espace avant, espace après; its own or
    of its style), ``list line kind``, ``break line kind``, ``starts line oui``, ``orientation line
    way``, ``field line name``, ``note line word text``, ``size table 3 × 2``, ``cells table a | b ¶ …``,
    ``across table répéter oui``, ``alt image text``, ``contents Sommaire lines``, ``current Sommaire
    oui``, ``look style what value``, ``page what value``, ``band where text``, ``property what text``,
    ``change line words author``, ``pending count``, ``tracking oui``, ``comment line author text``,
    ``resolved comment oui``, ``reply comment author text``, ``chosen record oui``, ``letters count``,
    ``letter text``, ``exported format text``, ``saved oui``, ``clip text``, ``at place thing``.
    """

    acts: ClassVar[tuple[type[Act], ...]] = ACTS

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def after(self, act: Any) -> Writer:
        """The document after an act that the page offers."""
        found = after(act, self)
        assert isinstance(found, Writer)
        return found

    def facts(self) -> frozenset[Fact]:
        """What is true of it."""
        return frozenset(facts_of(self))

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, *parts = fact
        template = said(kind)
        if template is None:
            return super().tell(fact)
        plain = [part.lstrip("~^↗").split("||")[0] or _("rien") for part in parts] + [""] * 3
        told = template.format(*plain)
        return told if len(told) <= LONGEST_TOLD else told[: LONGEST_TOLD - 1] + "…"
