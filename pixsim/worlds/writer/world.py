"""A word processor as a world: its pages, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterable

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import gettext
from pixsim.worlds.act_sentences import shortened
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Page
from pixsim.worlds.writer import acts, acts_of_review, acts_on_parts
from pixsim.worlds.writer.data import LISTS
from pixsim.worlds.writer.facts import facts_of, said
from pixsim.worlds.writer.panels import page_of
from pixsim.worlds.writer.state import HOME, Editor

LONGEST_TOLD = 160

MOST_WORDS = 40  # characters of a paragraph, beside its number


class Writer(Editor, acts=[acts, acts_on_parts, acts_of_review]):
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

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def _facts(self) -> Iterable[Fact]:
        return facts_of(self)

    def called(self, name: str, value: str) -> str:
        """A paragraph by its number and its words, a remark, a change or a line of data by what it says."""
        row = self.page().row(value) if name in ("change", "record") else None
        if row is not None:
            return row.cells[-1]
        if name == "thread" and value.isdecimal():
            return self.threads()[int(value) - 1][2].text
        if name not in ("row", "below", "thing") or not value.isdecimal():
            return value
        if name == "thing" and self.place != HOME:
            return value
        number = int(value)
        said = self.blocks[number - 1].label if 0 < number <= len(self.blocks) else ""
        return (
            gettext("{n} (« {text} »)").format(n=value, text=shortened(said, MOST_WORDS))
            if said
            else value
        )

    def here(self) -> str:
        """The document."""
        return self.name

    def argument_names(self, act: Act) -> dict[str, str]:
        """Arguments by what they are called; the bare number of a paragraph as well."""
        return {**super().argument_names(act), "number": act.arguments().get("row", "")}

    def which_past(self, act: Act) -> int:
        """Whether an act is about a whole paragraph, or takes back what was done."""
        given = act.arguments()
        if act.do == "format":  # an effect that was there already is taken off
            return (not given["words"]) + 2 * bool(self.step(act).note)
        last = {
            "copy": "words",
            "sign": "after",
            "field": "after",
            "note": "after",
            "filter": "value",
        }
        if act.do in last:
            return not given[last[act.do]]
        if act.do in ("list", "list_many"):
            return given["listed"] == LISTS[0]
        if act.do == "resolve":
            return self.threads()[int(given["thread"]) - 1][2].resolved
        if act.do == "choose":
            return self.doc.records[int(given["record"]) - 1].chosen
        return (act.do == "track" and self.tracking) or given.get("below") == "0"

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, *parts = fact
        template = said(kind)
        if template is None:
            return super().tell(fact)
        plain = [part.lstrip("~^↗‡").split("||")[0] or _("rien") for part in parts] + [""] * 3
        told = template.format(*plain)
        return told if len(told) <= LONGEST_TOLD else told[: LONGEST_TOLD - 1] + "…"
