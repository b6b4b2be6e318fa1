"""An assistant that one talks with as a world: its pages, its acts, its facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import Helper, Talk
from pixsim.worlds.assistant.pages import page_of
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Page

PASSING, KEPT = "temporaire", "gardée"


class Assistant(Helper, acts=[acts]):
    """An assistant that one talks with; see `pixsim.worlds.assistant.data.Helper` for its fields.

    Facts: ``at kind thing``; of conversations ``talk id kept`` (« gardée », « temporaire ») and ``link id talk who``;
    of requests sent ``sent turn``, ``asked turn part value``, ``told turn text`` (all that the maker received, the
    lines of files included), ``joined turn file``, ``answered turn claim``; of sentences, by their ids, ``mark claim
    verdict``, ``contested claim``, ``reported claim reason``; of one's text ``line id text``, ``kept claim text``,
    ``cited id source`` (of a line), ``declared use``; of the account ``setting name value`` and ``remembers text``.
    """

    opens_above: ClassVar[bool] = True

    def page(self) -> Page:
        """What is on the screen."""
        return page_of(self)

    def _facts(self) -> Iterator[Fact]:
        yield ("at", *self.where)
        yield ("declared", self.declared)
        for talk in self.talks:
            yield ("talk", talk.id, PASSING if talk.passing else KEPT)
            yield from _of_turns(talk)
        yield from (("link", one.id, one.talk, one.who) for one in self.links)
        yield from (("mark", claim, verdict) for claim, verdict in self.marks.items())
        yield from (("contested", claim) for claim in self.contested)
        yield from (("reported", claim, reason) for claim, reason in self.reported.items())
        yield from (("setting", one.name, one.value) for one in self.settings)
        yield from (("remembers", one.text) for one in self.memory)
        for line in self.lines:
            yield ("line", line.id, line.text)
            if line.claim:
                yield ("kept", line.claim, line.text)
            if line.source:
                yield ("cited", line.id, line.source)

    def called(self, name: str, value: str) -> str:
        """A sentence, a page, a conversation or what is remembered by its words."""
        if name == "sentence" and self.where[0] == "talk":
            turn, claim = self.said_in(self.talk(self.where[1])).get(value, (None, ""))
            return self.words_of(claim, turn.told) if turn is not None else value
        known: dict[str, str] = {}
        if name in ("thing", "talk", "link"):
            known = {one.id: one.name for one in self.sources} | {
                one.id: one.title for one in self.talks
            }
            shown = {"request": [(one.id, one.text) for one in self.details], "memory": [(one.id, one.text) for one in self.memory],
                     "links": [(one.id, one.title) for one in self.links]}  # fmt: skip
            known |= dict(shown.get(self.where[0], ()))
        return known.get(value, value)

    def here(self) -> str:
        """What is open."""
        return self.called("thing", self.where[1]) or self.page().title

    def hidden_by(self, act: Act) -> str:
        """What is masked: some words, or a whole line."""
        if act.do != "black_out":
            return ""
        given = act.arguments()
        row = self.page().row(given["number"])
        return given["words"] or (row.spoken if row is not None else "")

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, *rest = fact
        known = {one.id: self.words_of(one.id) for one in self.claims}
        known |= {one.id: one.name for one in self.sources}
        plain = (" ou ".join(one.lstrip("~^") for one in part.split("||")) for part in rest)
        words = [known.get(part, part) for part in plain]
        a, b, c = [*words, "", "", ""][:3]
        template = {
            "at": _("aller à {a} {b}"), "declared": _("usage déclaré de l'assistant : {a}"), "talk": _("la conversation {a}, {b}"),
            "link": _("un lien vers la conversation {b}, pour {c}"), "sent": _("une demande envoyée"),
            "asked": _("dans la demande, {b} : {c}"), "told": _("envoyé à l'assistant : {b}"), "joined": _("fichier joint : {b}"),
            "answered": _("la réponse dit : {b}"), "mark": _("« {a} » marqué {b}"), "contested": _("« {a} » contesté"),
            "reported": _("« {a} » signalé : {b}"), "setting": _("réglage {a} : {b}"), "remembers": _("l'assistant retient : {a}"),
            "line": _("une ligne du brouillon : {b}"), "kept": _("dans le brouillon : {a}"), "cited": _("une ligne qui a pour source : {b}"),
        }.get(kind)  # fmt: skip
        return template.format(a=a, b=b, c=c) if template else super().tell(fact)


def _of_turns(talk: Talk) -> Iterator[Fact]:
    for turn in talk.turns:
        yield ("sent", turn.id)
        yield from (("asked", turn.id, name, value) for name, value in turn.asked.items())
        yield from (("told", turn.id, text) for text in turn.told)
        yield from (("joined", turn.id, name) for name in turn.files)
        yield from (("answered", turn.id, claim) for claim in turn.claims)
