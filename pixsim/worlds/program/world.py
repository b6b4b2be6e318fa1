"""A program as a world: its page, its acts, its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import ClassVar

from pixsim.foundation.i18n import content as _
from pixsim.foundation.i18n import content_plural as ngettext
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Tab, Tabs, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.pages import Ask, Kind, Offer, Page, Row, staged
from pixsim.worlds.program import acts
from pixsim.worlds.program.acts import IN, OUT
from pixsim.worlds.program.board import drawn, told
from pixsim.worlds.program.data import TO_THE_END, Listing
from pixsim.worlds.program.limits import Fault
from pixsim.worlds.program.parsing import calls
from pixsim.worlds.program.program_run import Result
from pixsim.worlds.program.queries import Answer, ask

LAST_SHOWN = 8  # lines of what is displayed
ASIDE = 27  # columns of what is beside the program
COLUMNS = Columns((Column(right=True, mark=True), Column(mark=True), Column(rest=True)), prose=True)
START = "0"
INDENT = "  "  # as it is shown
_LETTER = re.compile(r"[^\W\d_]|[€$£%]")
_WHOLE = re.compile(r"(?<![\w.])(-?\d+)\.0(?![\w.])")
BREAK = " / "
"""Between the lines of an output, in a fact."""


class Program(Listing, acts=[acts]):
    """A program; see `pixsim.worlds.program.data.Listing` for its fields.

    Facts: ``line number text``. Computed, of whole runs: ``gives data output`` (what is displayed,
    lines separated by « / »), ``leaves data name value``, ``solves board``, ``short count`` (so many
    lines at most), ``calls name`` (a function is called, by another line than its own), ``runs`` (on the trial that is shown, without a fault). Data are lines separated
    by « ; », or empty.
    """

    computes: ClassVar[bool] = True
    # ---- the page

    def page(self) -> Page:
        """What is on the screen."""
        now = self.now()
        return Page(
            self._heading(),
            tuple(self._given()),
            (*self._rows(now), *self._tables()),
            (2, 1, 0),
            tuple(self._offers(now)),
            self.note or self._state(now),
            chrome=tuple(self._chrome(now)),
            heading="",
            at=str(self.caret) if self.caret else "",
        )

    def _heading(self) -> str:
        parts = [self.title]
        if len(self.trials) > 1:
            parts.append(_("essai {name}").format(name=self.trials[self.trial].name))
        if any(line.can_change for line in self.lines):
            parts.append(_("* modifiable"))
        return " · ".join(parts)

    def _chrome(self, now: Result) -> Iterator[Chrome]:
        """The program, its trials, what it shows."""
        free = any(line.can_change for line in self.lines)
        yield Status(
            _("Programme · {title}").format(title=self.title), _("* modifiable") if free else ""
        )
        if len(self.trials) > 1:
            ways = (Way("choose", {"trial": trial.name}) for trial in self.trials)
            tabs = tuple(Tab(_("Essai {name}").format(name=t.name), way=way) for t, way in zip(self.trials, ways, strict=True))  # fmt: skip
            yield Tabs(tabs, self.trial, _("Essais"))
        yield COLUMNS
        beside = _("Sortie") if now.board is None else _("Terrain")
        yield from staged(beside, tuple(self._aside(now)))

    def _given(self) -> Iterator[str]:
        """The data of the trial, as the language writes them."""
        given = self.trials[self.trial].given
        if given:
            yield _("Données : {text}").format(
                text=" ; ".join(part.strip() for part in given.split(";"))
            )

    def _state(self, now: Result) -> str:
        if not self.done:
            return ""
        if now.fault is not None:
            return self._told(now.fault)
        if self.language == "sql":
            return _("Requête exécutée.")
        if now.ended:
            return ngettext(
                "Programme terminé en {n} pas.", "Programme terminé en {n} pas.", now.ticks
            ).format(n=now.ticks)
        return _("Pas {n} ; ensuite, ligne {line}.").format(n=self.done, line=now.line)

    def _told(self, fault: Fault) -> str:
        """« Ligne 3 : division par zéro (ZeroDivisionError). »"""
        named = fault.kind and self.language == "python"
        text = f"{fault.text} ({fault.kind})" if named else fault.text
        if fault.line:
            return _("Ligne {line} : {text}.").format(line=fault.line, text=text)
        return _("Erreur : {text}.").format(text=text)

    def _rows(self, now: Result) -> Iterator[Row]:
        if self.palette or any(not line.fixed for line in self.lines):
            yield Row((START, "", _("(début)")), START, _("début du programme"))
        at = (now.fault.line if now.fault is not None else now.line) if self.done else 0
        for number, line in enumerate(self.lines, 1):
            mark = Span("→" if number == at else "*" if line.can_change else "", "mark")
            text = INDENT * line.depth + line.written
            said = line.written
            if line.depth:
                said = _("retrait {n}, {text}").format(n=line.depth, text=said)
            if line.can_change and line.choices:
                choices = " ; ".join(line.choices)
                said = _("{text} (à choisir : {choices})").format(text=said, choices=choices)
            elif line.can_change:
                said = _("{text} (modifiable)").format(text=said)
            kind: Kind = "strong" if line.can_change else ""
            yield Row((Span(str(number), "muted"), mark, text), str(number), said, kind)

    def _tables(self) -> Iterator[Row]:
        """Under a query: what it gives, and the tables it is about."""
        query = "\n".join(text for _depth, text in self.code)
        found = ask(self.tables, query) if self.done and self.language == "sql" else None
        if isinstance(found, Answer):
            count = len(found.rows)
            title = ngettext("Résultat : {n} ligne", "Résultat : {n} lignes", count).format(n=count)
            yield from _table(title, found.columns, found.rows)
        for table in self.tables:
            yield from _table(_("Table {name}").format(name=table.name), table.columns, table.rows)

    def _aside(self, now: Result) -> Iterator[Row]:
        if now.board is not None:
            lines, words = drawn(now.board), told(now.board)
            for number, text in enumerate(lines):
                yield Row((text,), said=words[number] if number < len(words) else " ")
            for text in words[len(lines) :]:
                yield Row(("",), said=text)
        if now.output and self.language != "sql":
            yield from _listed(
                _("Affiché"), now.output.removesuffix("\n").split("\n")[-LAST_SHOWN:]
            )
        found = [f"{name} = {value}" for name, value in now.variables]
        if found and self.done:
            yield from _listed(_("Variables"), found)

    def _offers(self, now: Result) -> Iterator[Offer]:
        yield from self._changes()
        yield Offer("", _("lancer"), "run")
        if self.language != "sql":
            yield from self._steps(now)
        if self.done:
            yield Offer("", _("revenir au début"), "rewind")
        if len(self.trials) > 1:
            names = tuple(trial.name for trial in self.trials)
            yield Offer("", _("autre essai"), "choose", asks=(Ask("trial", _("Essai"), names),))
        if self.past:
            yield Offer("", _("annuler"), "undo")

    def _steps(self, now: Result) -> Iterator[Offer]:
        if self.done == TO_THE_END or now.line or not self.done:
            yield Offer("", _("pas à pas"), "step")
        if self.lines:
            numbers = frozenset(str(n) for n in range(1, len(self.lines) + 1))
            yield Offer("", _("jusqu'à la ligne"), "until", "row", numbers)

    def _changes(self) -> Iterator[Offer]:
        numbered = {str(n): line for n, line in enumerate(self.lines, 1)}
        around = {n: line.around for n, line in numbered.items() if line.can_change}
        chosen = {
            n: line.choices for n, line in numbered.items() if line.can_change and line.choices
        }
        if chosen:
            present = {n: numbered[n].value for n in chosen}
            ask = Ask("value", _("Valeur"), by_row=chosen, value=present, around=around)
            yield Offer("enter", _("modifier"), "change", "row", frozenset(chosen), (ask,))
        typed = {
            n: line.value for n, line in numbered.items() if line.can_change and not line.choices
        }
        if typed:
            ask = Ask("value", _("Valeur"), value=typed, around=around)
            yield Offer("enter", _("modifier"), "change", "row", frozenset(typed), (ask,))
        if self.palette:
            blocks = Ask("block", _("Bloc à insérer"), tuple(one.written for one in self.palette))
            yield Offer("", _("insérer dessous"), "insert", "row", None, (blocks,))
        free = frozenset(n for n, line in numbered.items() if self._is_free(int(n) - 1))
        if free:
            below = Ask("below", _("Sous la ligne numéro (0 : tout au début)"))
            yield Offer("", _("déplacer"), "move", "row", free, (below,))
            way = Ask("way", _("De quel côté"), (IN, OUT))
            yield Offer("", _("décaler"), "shift", "row", free, (way,))
            yield Offer("", _("supprimer"), "delete", "row", free)

    def _is_free(self, place: int) -> bool:
        return not any(self.lines[n].fixed for n in self.block_of(place))

    # ---- acts and facts

    def _facts(self) -> Iterator[Fact]:
        for number, (_depth, text) in enumerate(self.code, 1):
            yield ("line", str(number), text)

    def holds(self, fact: Fact) -> bool | None:
        """Whether a run gives what a fact says."""
        match fact:
            case ("gives", given, output):
                result = self.whole(given)
                return result.ended and _same_output(said_output(result), output)
            case ("leaves", given, name, value):
                result = self.whole(given)
                return result.ended and (name, value) in result.variables
            case ("solves", board):
                result = self.whole(board=board)
                return result.ended and result.board is not None and result.board.is_solved
            case ("short", count):
                return len(self.lines) <= int(count)
            case ("calls", name):
                return calls(self.code, self.language, name)
            case ("runs",):
                return self._run(self.trials[self.trial], TO_THE_END).ended
            case _:
                return None

    def argument_names(self, act: Act) -> dict[str, str]:
        """Arguments as they are; what the line reads before, and once it is changed."""
        found = super().argument_names(act)
        number = found.get("row", "")
        line = (
            self.lines[int(number) - 1]
            if number.isdecimal() and 0 < int(number) <= len(self.lines)
            else None
        )
        if line is None:
            return found
        now = line.changed(value=found.get("value", line.value)).written
        return {**found, "was": line.written, "line": now}

    def which_past(self, act: Act) -> int:
        """Whether a line goes to the very beginning."""
        given = act.arguments()
        return "0" in (given.get("below"), given["row"] if act.do == "insert" else None)

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, *parts = fact
        if kind in ("gives", "leaves"):
            given = parts[0].replace(";", " ;") or _("les données du programme")
            if self.language == "sql":
                given = _("ces tables") if not parts[0] else _("d'autres tables du même genre")
            said = _("afficher « {text} »").format(text=parts[1]) if kind == "gives" else " = ".join(parts[1:])  # fmt: skip
            return _("avec {given} : {said}").format(given=given, said=said)
        if kind == "solves":
            names = [trial.name for trial in self.trials if trial.board == parts[0]]
            if not names:
                return _("réussir sur un autre terrain du même genre")
            if len(self.trials) == 1:
                return _("réussir sur ce terrain")
            return _("réussir sur le terrain de l'essai {name}").format(name=names[0])
        if kind == "short":
            return _("{n} lignes au plus").format(n=parts[0])
        if kind == "calls":
            return _("appeler la fonction {name}").format(name=parts[0])
        if kind == "runs":
            return _("aller jusqu'au bout sans erreur")
        return _("ligne {0} : {1}").format(*parts)


def said_output(result: Result) -> str:
    """What was displayed, as facts say it."""
    return BREAK.join(line.rstrip() for line in result.output.rstrip("\n").split("\n"))


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[Row]:
    """Rows in columns as wide as they need, each read with the names of its columns."""
    texts = [["NULL" if value is None else str(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *texts, strict=True)]
    yield Row(("", "", f"── {title}"), said=title)
    yield Row(("", "", _aligned(columns, widths)))
    for row in texts:
        said = ", ".join(f"{name} {value}" for name, value in zip(columns, row, strict=True))
        yield Row(("", "", _aligned(row, widths)), said=said)


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _same_output(one: str, other: str) -> bool:
    """Whether two outputs say the same: 14 and 14.0 are one number where figures are all that is shown.

    In a sentence, « 84.0 € » is not the « 84 € » that was asked for.
    """
    if _LETTER.search(other):
        return one == other
    return _WHOLE.sub(r"\1", one) == _WHOLE.sub(r"\1", other)


def _listed(title: str, lines: list[str]) -> Iterator[Row]:
    yield Row((f"{title} :",))
    for line in lines:
        parts = wrap(line, ASIDE - 2, subsequent_indent="  ", drop_whitespace=True) or [""]
        for number, part in enumerate(parts):
            yield Row((f"  {part}",), said=" " if number else line)
