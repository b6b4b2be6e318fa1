"""From a typed line to the acts it means, in stages.

1. *The letter*: the verb of an act, then its arguments in order.
2. *Tokens*: courtesy, imperatives and blocks of cells are put as the stages below expect them (`tokens`).
3. *Names*: what the page itself is called by, before any verb: a button, a field and a colon.
4. *Verbs and arguments*: the offers that the first words may mean (`verbs`), the line each is about
   (`targets`), and the rest (`arguments`), in the order it is spoken: « mettre 3 dans la ligne 4 ».
5. *Values*: no verb at all.
6. *Other pages*, *lists* (« 1, 2 et 5 »), then a refusal that says what to type (`refusals`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from pixsim.worlds.core import BACK, OPEN, Act, Ambiguous, Misplaced, Refused, World, offer_of
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.reading.arguments import ArgumentReader, arguments_of
from pixsim.worlds.reading.refusals import elsewhere, refuse
from pixsim.worlds.reading.targets import barer, key_of, plain_number, without_fillers
from pixsim.worlds.reading.targets import named as names_of
from pixsim.worlds.reading.targets import said as named
from pixsim.worlds.reading.tokens import (
    beginning_is,
    beginnings,
    clauses,
    enumerated,
    first_words,
    spaced,
    unquoted,
)
from pixsim.worlds.reading.verbs import (
    PAGE,
    candidates,
    is_address,
    means,
    names_of_offer,
    with_value,
)

MOST_LISTED = 60  # acts that one line may mean
ALIKE = 0.5  # share of a line that a text must bear to be that line written anew
_SPAN = re.compile(r"(?<!\S)(\d+)\s*(?:[-–:]|à|a|jusqu'à|to)\s*(\d+)(?!\S)")
_LABELLED = re.compile(r"(?P<name>[^:=«»\"]+?)\s*(?P<sign>[:=])\s*(?P<value>\S.*)")
_GIVEN = re.compile(r"(?P<name>\w+)\s*(?:=|←|<-)\s*(?P<value>\S.*)")
_CELL = re.compile(r"\$?[A-Za-z]\$?\d{1,3}")
_NUMBERS = re.compile(r"(?<![\w.,])\d+(?:\s*(?:,|;|&|et|and)\s*(?:(?:et|and)\s+)?\d+)+(?![\w.,])")
_SAID = frozenset(("set", "change", "denounce", "report_answer"))
"""Acts with a choice that a line and a value alone do not mean: to report is to be said."""
_GOING = frozenset(("go", "switch", "show", "open_folder", "choose", "sort"))
"""Acts that choose where one is: nothing is done to several of them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line was taken for.

    Attributes
    ----------
    acts : tuple of Act
        In the order in which they are done: several where the line lists things.
    exact : bool
        Whether it said so to the letter.
    """

    acts: tuple[Act, ...]
    exact: bool


def read_line(world: World, line: str) -> Reading:
    """What a line means.

    Raises
    ------
    Refused
        Nothing that can be done there.
    """
    page = world.page()
    named_first = _Parser(world, page).labelled(line)
    if named_first is not None:
        return Reading((named_first,), exact=False)
    act, fault = to_the_letter(world, page, line)
    if act is not None:
        return Reading((act,), exact=True)
    acts = _one(world, page, line) or _Parser(world, page).several(line)
    if not acts:
        refuse(world, page, line, fault, valued)
    return Reading(acts, exact=False)


def parse(world: World, line: str) -> Act:
    """The one act that a line means.

    Raises
    ------
    Refused
        Nothing that can be done there, or more than one act.
    """
    acts = read_line(world, line).acts
    if len(acts) > 1:
        lines = ", ".join(f"« {world.line(act)} »" for act in acts[:3])
        raise Refused(world.say("Une chose à la fois : {lines}.").format(lines=lines))
    return acts[0]


def to_the_letter(world: World, page: Page, line: str) -> tuple[Act | None, Refused | None]:
    """The act, or what is wrong with it; neither where the page has no such verb."""
    word, _space, rest = line.strip().partition(" ")
    plain, first = folded(word), None
    for offer in page.offers:
        kind = world.act_class(offer.act)
        if plain not in (folded(kind.word), folded(world.say(kind.word))):
            continue
        try:
            act = world.make_act(offer.act, **arguments_of(world, kind, offer, page, rest))
        except Refused as refusal:
            if first is None or isinstance(first, Misplaced):
                first = refusal  # another act of that name may be about that line
            continue
        if offer_of(act, page) is not None:
            return act, None
    return None, first


def meanings(world: World, page: Page, line: str) -> Iterator[Act]:
    """What a line may mean on a page as people speak, the likeliest first."""
    parser = _Parser(world, page)
    for clause in clauses(line, world.tongue, cells=page.grid is not None):
        yield from parser.meanings(clause)


def takes_any_line(page: Page) -> bool:
    """Whether a line is all that can be given, as in a terminal."""
    if len(page.offers) != 1:
        return False
    (offer,) = page.offers
    return offer.key == "enter" and not offer.row and len(offer.asks) == 1


def valued(world: World, page: Page, line: str) -> Iterator[Act]:
    """A value that one line alone of the page can take, or part of the name of a line and a value."""
    yield from _Parser(world, page).valued(line)


def _one(world: World, page: Page, line: str) -> tuple[Act, ...]:
    """The one act of a line, on the page, on one above or on the one that a card hides."""
    named_above = _named_above(world, page, line)
    act = (
        named_above
        or next(meanings(world, page, line), None)
        or _listed_above(world, line)
        or _beneath(world, line)
    )
    return (act,) if act is not None else ()


def _named_above(world: World, page: Page, line: str) -> Act | None:
    """« ouvrir Réseau », a page above listing one of that very name: before any button that begins alike."""
    for verb, rest in beginnings(line):
        if not verb.startswith(("ouvr", "open", PAGE)) or not means(world, OPEN, verb):
            continue
        plain = folded(without_fillers(rest, world.understood))
        if any(plain in (folded(row.key), *map(named, row.cells)) for row in page.rows if row.key):
            return None
        for there in world.above():
            listed = there.page()
            offers = [offer for offer in listed.offers if offer.act == OPEN and offer.row]
            key = next((key for key in listed.keys if folded(key) == plain), None)
            if offers and key is not None:
                return there.make_act(OPEN, **{offers[0].row: key})
    return None


def _listed_above(world: World, line: str) -> Act | None:
    """The one thing that a line opens from a page above; None where there is none, or one on each of two."""
    found: list[Act] = []
    for there in world.above():
        page = there.page()
        act = to_the_letter(there, page, line)[0] or next(meanings(there, page, line), None)
        if act is not None and act.do == OPEN and act not in found:
            found.append(act)
    return found[0] if len(found) == 1 else None


def _beneath(world: World, line: str) -> Act | None:
    """An act of the page that a card hides; what lacks there is said, where its verb is one of that page."""
    under = world.beneath()
    if under is None or next(candidates(under, under.page(), line), None) is None:
        return None
    return parse(under, line)


class _Parser:
    """Reads clauses on one page of a world."""

    def __init__(self, world: World, page: Page) -> None:
        self._world, self._page, self._known = world, page, world.understood
        self._adds = False

    # ---- names

    def labelled(self, line: str) -> Act | None:
        """« Adresse de la page : https://… »: a field of the page by its whole name, before any verb."""
        match = _LABELLED.fullmatch(line.strip()) if self._page.grid is None else None
        if match is None or " " not in match["name"]:
            return None
        for offer in self._page.offers:
            if offer.row and len(offer.asks) == 1 and offer.act in ("set", "fill"):
                keys = names_of(self._page, offer).get(folded(match["name"]), ())
                keys = keys or tuple(k for k in self._rows(offer) if folded(k) == folded(match["name"]))  # fmt: skip
                if len(keys) == 1:
                    return self._made(offer, f'"{keys[0]}" {match["sign"]} {match["value"]}')
        return None

    def meanings(self, clause: str) -> Iterator[Act]:
        """What a clause may mean, the likeliest first."""
        self._adds = folded(clause).split(" ")[0] in self._known.adding
        yield from self._over_lines(clause)
        yield from self._named_whole(clause)
        yield from self._numbered_first(clause)
        yield from self._corrected(clause)
        yield from self._put(clause)
        for offer, rest in candidates(self._world, self._page, clause):
            yield from self._said_of(offer, rest)
        yield from self._placed(clause)
        yield from self._unsaid(clause)

    def _over_lines(self, clause: str) -> Iterator[Act]:
        """« liste 2-4 à puces », « numéroter 2 à 4 »: what is said of one line, done to all from it to another."""
        world, page, span = self._world, self._page, _SPAN.search(clause)
        several = {offer.act for offer in page.offers}
        if span is None or not any(world.act_class(do).many in several for do in several):
            return
        one = f"{clause[: span.start()]}{span[1]}{clause[span.end() :]}"
        act = to_the_letter(world, page, one)[0] or next(self.meanings(one), None)
        if act is None or act.many not in several:
            return
        offer = next(offer for offer in page.offers if offer.act == act.many)
        values = {**act.arguments(), offer.asks[0].name: span[2]}
        made = world.make_act(act.many, **values)
        if values[offer.row] == span[1] and offer_of(made, page) is not None:
            yield made

    def _named_whole(self, clause: str) -> Iterator[Act]:
        """« revenir à la version précédente », a button of that name: the page's own names come before any verb."""
        plain = folded(clause).strip(' «»"“”?!.')
        for offer in self._page.offers if self._page.grid is None else ():
            if offer.key != "enter" or not offer.row or offer.asks:
                continue
            known = {
                part: keys
                for name, keys in names_of(self._page, offer).items()
                for part in (
                    name.rstrip(" ]?!.›"),
                    name.rstrip(" ]?!.›").partition(" : ")[2],
                )
            }
            keys = known.get(plain, ()) if plain else ()
            if len(keys) == 1:
                yield self._world.make_act(offer.act, **{offer.row: keys[0]})
            else:
                yield from self._named_by_a_verb(offer, clause)

    def _named_by_a_verb(self, offer: Offer, clause: str) -> Iterator[Act]:
        """« arrêter », « terminer Tableur », one button being called « Fin de tâche : Tableur »."""
        alike = self._known.families
        buttons = [
            (head, tail.rstrip(" ]"), keys)
            for name, keys in names_of(self._page, offer).items()
            for head, colon, tail in (name.partition(" : "),)
            if colon
        ]
        for verb, rest in beginnings(clause):
            about = folded(without_fillers(rest.strip(), self._known)) if rest.strip() else ""
            fit = {
                keys
                for head, tail, keys in buttons
                if head != verb
                and about in ("", tail)
                and any(head in family and verb in family for family in alike)
            }
            if len(fit) == 1 and len(next(iter(fit))) == 1:
                yield self._world.make_act(offer.act, **{offer.row: next(iter(fit))[0]})
                return

    def _numbered_first(self, clause: str) -> Iterator[Act]:
        """« 5 souligner encore des »: the line, then what is done to it."""
        number, _space, rest = clause.partition(" ")
        if self._page.grid is not None or number not in self._page.keys or not rest.strip():
            return
        verb, after = rest.strip().partition(" ")[::2]
        if any(spaced(verb) in names_of_offer(self._world, o) or means(self._world, o.act, spaced(verb)) or spaced(verb) in self._known.given.get(o.act, {}) for o in self._page.offers):  # fmt: skip
            yield from self.meanings(f"{verb} {number} {after}".strip())

    # ---- what is said around its object

    def _put(self, clause: str) -> Iterator[Act]:
        """« mettre restent sur en italique »; « mettre D2:D6 en pourcentage » in a sheet."""
        put = self._known.put.fullmatch(clause)
        for offer in self._page.offers if put else ():
            if offer.act != "format" or put is None:
                continue
            effects = self._known.given["format"]
            if self._page.grid is None and folded(put[2]) in effects:
                yield from self._quietly(
                    offer, with_value(self._world, self._page, effects[folded(put[2])], put[1])
                )
            elif self._page.grid is not None:
                yield from self._quietly(offer, f"{self._block(put[1])} {put[2]}")

    def _block(self, text: str) -> str:
        """The cells of a column that hold something below its title, for « la colonne D »; else the text."""
        grid, plain = self._page.grid, without_fillers(text, self._known).upper()
        if grid is None or plain not in grid.columns:
            return text
        filled = [row for row in grid.rows[1:] if f"{plain}{row}" in grid.shown]
        return f"{plain}{filled[0]}:{plain}{filled[-1]}" if filled else text

    def _corrected(self, clause: str) -> Iterator[Act]:
        """« remplacer car par bus », « changer 16 en 17 dans la ligne 1 »: words of a line, with others in their place."""
        match = self._known.replaced.fullmatch(clause)
        if match is None:
            return
        words, by = match["words"] or match["other"], match["by"] or match["into"]
        if self._page.grid is not None:
            yield from self._corrected_cell(unquoted(words), unquoted(by))
            return
        where = self._known.reference.fullmatch(by)
        line = where["number"] if where and where["text"].strip() else ""
        by = where["text"] if where and line else by
        yield from self._replaced(words, by, line)
        offers = [o for o in self._page.offers if o.act in ("set", "change", "edit", "rewrite", "fill") and o.row]  # fmt: skip
        for offer in offers:
            yield from self._corrected_in(offer, unquoted(words), unquoted(by), line)
        if line and any(line in self._rows(offer) for offer in offers):
            raise Refused(self._world.say("« {words} » n'est pas dans la ligne {number}.").format(words=words.strip(), number=line))  # fmt: skip

    def _replaced(self, words: str, by: str, line: str) -> Iterator[Act]:
        """Everywhere in a text, where it can be; a line written anew where only its number is given."""
        offer = next((o for o in self._page.offers if o.act == "replace"), None)
        if offer is None or line:
            return
        words, by = unquoted(words), unquoted(by)
        key = plain_number(without_fillers(words, self._known))
        row = self._page.row(key)
        if row is not None and (words != key or SequenceMatcher(None, row.cells[-1], by).ratio() > ALIKE):  # fmt: skip
            edit = next((o for o in self._page.offers if o.act == "edit"), None)
            if edit is not None:
                yield from self._quietly(edit, f'{key} "{by}"' if '"' not in by else f"{key} {by}")
            return
        ways = offer.asks[1].choices
        way = next((w for w in reversed(ways) if words.endswith(f" {w}")), "")
        words = words.removesuffix(f" {way}") if way else words
        yield from self._quietly(offer, f'"{words}" {way or ways[0]} "{by}"')

    def _corrected_in(self, offer: Offer, words: str, by: str, line: str) -> Iterator[Act]:
        """The one line that holds the words, or the one that is named, with the others in their place."""
        texts = {key: offer.asks[0].present(key) for key in self._rows(offer)}
        if not any(words in text and line in ("", key) for key, text in texts.items()):
            texts |= {key: self._whole(key, text) for key, text in texts.items()}
        bearers = [key for key, text in texts.items() if words in text and line in ("", key)]
        if words in texts and not line and bearers not in ([], [words]):
            raise Ambiguous(
                self._world.say("Plusieurs lignes conviennent. Dites laquelle : {numbers}.").format(
                    numbers=", ".join(dict.fromkeys((words, *bearers)))
                )
            )
        if len(bearers) == 1:
            yield from self._with(offer, bearers[0], texts[bearers[0]].replace(words, by))

    def _whole(self, key: str, present: str) -> str:
        """The line that holds a value, as it is shown: « répéter 3 fois »."""
        row = self._page.row(key)
        cells = row.cells if row is not None else ()
        return next((cell.strip() for cell in cells if present and present in cell), present)

    def _corrected_cell(self, words: str, by: str) -> Iterator[Act]:
        """« remplacer '621 par 621 »: the one cell in which that was typed."""
        grid = self._page.grid
        cells = [cell for cell, typed in grid.typed.items() if typed == words] if grid else []
        if len(cells) == 1 and any(offer.act == "put" for offer in self._page.offers):
            yield self._world.make_act("put", cell=cells[0], text=by)

    # ---- verbs and arguments

    def _said_of(self, offer: Offer, rest: str) -> Iterator[Act]:
        """What an offer makes of what follows its verb, in the order it is spoken."""
        yield from self._referring(offer, rest)
        yield from self._below(offer, rest)
        yield from self._worded(offer, rest)
        if self._page.grid is not None:
            rest = self._in_cells(offer, rest)
        act = self._made(offer, rest)
        if act is not None:
            yield act
        yield from self._turned(offer, rest)
        yield from self._alone(offer, rest)

    def _worded(self, offer: Offer, rest: str) -> Iterator[Act]:
        """« copier MV-12 »: words of the one line that holds them among others."""
        if not offer.row or [ask.name for ask in offer.asks] != ["words"]:
            return
        words = unquoted(rest)
        bearers = [
            row.key
            for row in self._page.rows
            if row.key in self._rows(offer) and any(words in cell and words != cell for cell in row.cells[1:])
        ]  # fmt: skip
        if len(words) > 2 and not words.isdecimal() and len(bearers) == 1:
            yield from self._with(offer, bearers[0], words)

    def _alone(self, offer: Offer, rest: str) -> Iterator[Act]:
        """« choisir minutes > 59 »: a value that one line alone can take."""
        if not offer.row or len(offer.asks) != 1 or not offer.asks[0].by_row or offer.act == "set":
            return
        said = unquoted(rest)
        fit = [key for key in self._rows(offer) if said in offer.asks[0].options(key)]
        if len(fit) == 1:
            yield from self._with(offer, fit[0], said)

    def _in_cells(self, offer: Offer, rest: str) -> str:
        """« la colonne B » as a block where one is wanted; « pourcentage D2:D6 » as « D2:D6 pourcentage »."""
        if any(ask.name == "to" for ask in offer.asks):
            head, column = first_words(rest, most=3), ""
            for said, after in reversed(head):
                column = self._block(said)
                if column != said:
                    rest = f"{column}{after}"
                    break
        first, _space, after = rest.strip().partition(" ")
        after = self._block(after)
        cells = re.search(rf"(?<!\S){_CELL.pattern}(?::{_CELL.pattern})?\s*$", after)
        if cells and offer.act == "format" and not _CELL.match(first):
            return f"{cells[0].strip()} {first} {after[: cells.start()]}".strip()
        return rest

    def _referring(self, offer: Offer, rest: str) -> Iterator[Act]:
        """« mettre tampon dans la ligne 2 »: the line is said by its number, after what it takes."""
        found = self._known.reference.fullmatch(rest)
        value = found["text"].strip() if found else ""
        if found is None or not value or not offer.row or self._page.grid is not None:
            return
        place, key = folded(found["place"] or "").replace("au dessus", "au-dessus"), found["number"]
        if offer.act == "insert":
            yield from self._appended(value, place, key)
        if offer.act in ("insert", "move") or key not in self._rows(offer) or len(offer.asks) != 1:
            return
        first = without_fillers(value, self._known).partition(" ")[0]
        if plain_number(first) in self._page.keys:
            return  # « déplacer 3 après la ligne 1 » is about line 3
        yield from self._with(offer, key, value)

    def _appended(self, value: str, place: str, key: str) -> Iterator[Act]:
        """« ajouter MV-12 à la fin de la ligne 4 »: what the line says, and that after it or before."""
        known = self._known
        ends = {folded(one) for one in known.end} | {"a", "to", ""}
        starts = {folded(one) for one in known.start}
        if place not in ends | starts:
            return
        edit = next((one for one in self._page.offers if one.act == "edit" and key in self._rows(one)), None)  # fmt: skip
        if edit is None:
            return
        present, said = edit.asks[0].present(key), unquoted(value)
        gap = "" if said[:1] in "<>.,;)" or said[-1:] == ">" else " "
        yield from self._with(edit, key, f"{said}{gap}{present}" if place in starts else f"{present}{gap}{said}")  # fmt: skip

    def _below(self, offer: Offer, rest: str) -> Iterator[Act]:
        """« ajouter avancer après 5 », « déplacer 3 avant la ligne 1 »: where something goes."""
        if offer.act not in ("insert", "move") or not offer.row or len(offer.asks) != 1:
            return
        found = self._known.below.fullmatch(rest)
        if found is None:
            return
        keys = [key for key in self._page.keys if key.isdecimal()]
        if found["target"] is not None:
            target = self._target(found["target"])
            if target is None:
                return
            above = folded(found["place"]).replace("au dessus", "au-dessus") in map(folded, self._known.before)  # fmt: skip
            at = str(int(target) - 1) if above else target
        else:
            at = keys[-1] if found["last"] and keys else "0"
        if offer.act == "insert" and at in self._rows(offer):
            yield from self._with(offer, at, unquoted(found["text"]))
        elif offer.act == "move" and offer.asks[0].name == "below":
            act = self._made(offer, f"{found['text']} {at}")
            if act is not None:
                yield act

    def _target(self, text: str) -> str | None:
        """The number of a line that a text names."""
        names = {key: (key,) for key in self._page.keys}
        for row in self._page.rows:
            for cell in row.cells if row.key else ():
                names[named(cell)] = (*names.get(named(cell), ()), row.key)
        keys = tuple(key for key in self._page.keys if key.isdecimal())
        return key_of(text, keys, names, self._world, freely=True, strictly=True)

    def _turned(self, offer: Offer, rest: str) -> Iterator[Act]:
        """« saisir yanis dans Identifiant », « mettre l'étiquette Sortie à 64 »: the value, then what takes it."""
        if not offer.row or len(offer.asks) != 1 or self._page.grid is not None or offer.act in ("insert", "move"):  # fmt: skip
            return
        if self._row_named(offer, rest) is not None:
            return  # a line and no value: « régler Plage de pages »
        into = "|".join(map(re.escape, self._known.into))
        cuts = [*re.finditer(rf"\s(?:{into})\s+|\s(?:à|dans|de|en)\s+l'", rest, re.IGNORECASE)]
        for cut in cuts:  # the longest name first
            value, target = rest[: cut.start()].strip(), rest[cut.end() :].strip()
            key = self._row_named(offer, target)
            if key is not None and value:
                yield from self._with(offer, key, self._completed(offer, key, value))
                return
        for said, after in first_words(rest, most=4):  # « ouvrir avec tableur plan.ods »
            key = self._row_named(offer, after) if after.strip() else None
            if key is not None and offer.asks[0].options(key):
                yield from self._with(offer, key, said)

    def _completed(self, offer: Offer, key: str, value: str) -> str:
        """A value; after those that a field holds, where the verb is to add: « ajouter Léa en copie »."""
        present = offer.asks[0].present(key)
        if offer.asks[0].options(key) or not self._adds or not present:
            return value if offer.asks[0].options(key) else unquoted(value)
        return f"{present}, {unquoted(value)}"

    def _row_named(self, offer: Offer, text: str) -> str | None:
        rows, names = self._rows(offer), names_of(self._page, offer)
        try:
            return key_of(text, rows, names, self._world, freely=True)
        except Ambiguous:
            return None

    def _with(self, offer: Offer, key: str, value: str) -> Iterator[Act]:
        """The act of an offer on a line, with a value that needs no quotes."""
        world, kind, ask = self._world, self._world.act_class(offer.act), offer.asks[0]
        reader = ArgumentReader(world, kind, offer, self._page, freely=True)
        try:
            said = reader.value(ask.name, value, {offer.row: key})
            act = world.make_act(offer.act, **{offer.row: key, ask.name: said})
        except Refused:
            return
        if offer_of(act, self._page) is not None:
            yield act

    def _placed(self, clause: str) -> Iterator[Act]:
        """« aller dans les contacts », « revenir à l'accueil »: a place that the page leads to by a word of its own."""
        for verb, rest in beginnings(clause):
            if not rest.strip() or not (means(self._world, OPEN, verb) or means(self._world, BACK, verb)):  # fmt: skip
                continue
            said = [spaced(text) for text in barer(rest, self._known)]
            for offer in self._page.offers:
                kind = self._world.act_class(offer.act)
                if offer.row or offer.asks or not kind.moves or offer.act == BACK:
                    continue
                names = names_of_offer(self._world, offer)
                if any(one in names or means(self._world, offer.act, one) for one in said):
                    yield self._world.make_act(offer.act)

    # ---- values

    def _unsaid(self, line: str) -> Iterator[Act]:
        """No verb at all: a line of the page, a cell and what goes into it, a value, a command."""
        page = self._page
        if page.grid is not None:
            yield from self._typed_in_a_cell(line)
            return
        if takes_any_line(page):
            yield self._world.make_act(
                page.offers[0].act, **{page.offers[0].asks[0].name: line.strip()}
            )
        yield from self._counted(line)
        for offer in page.offers:
            if offer.act in ("go", "show") and any(ask.choices for ask in offer.asks):
                yield from self._quietly(offer, line)
            if offer.act == "visit" and is_address(line) and "/" not in line[:1]:
                yield from self._quietly(offer, line)
            if not offer.row and len(offer.asks) > 1 and all(ask.choices for ask in offer.asks):
                yield from self._quietly(offer, line)  # « température +20 »
            if offer.act == "change":
                yield from self._given(offer, line)
            if offer.key == "enter" and offer.row:
                yield from self._entered(offer, line)
        yield from self.valued(line)
        yield from self._judged(line)
        yield from self._named_twice(line)

    def _typed_in_a_cell(self, line: str) -> Iterator[Act]:
        """« B12 =SOMME(B2:B9) », « =SOMME(B2:B9) en B12 »; never an order that was not understood."""
        first = line.strip().partition(" ")[0]
        led = re.match(r"[=+\-\d'\"«]", first) is not None
        if " " not in line.strip() or not (_CELL.fullmatch(first.rstrip(" :")) or led):
            return
        for offer in self._page.offers:
            if offer.key == "enter" and offer.row:
                act = self._made(offer, line)
                if act is not None and list(act.arguments().values())[-1]:
                    yield act

    def _entered(self, offer: Offer, line: str) -> Iterator[Act]:
        """What Enter does with the line that is named, and the value that follows its name."""
        if offer.act == "set" and self._page.grid is None:
            return
        whole = not offer.asks
        act = self._made(offer, line, freely=whole)
        said = act is not None and (whole or list(act.arguments().values())[-1])
        if act is not None and said and (whole or not elsewhere(self._world, self._page, line)):
            yield act  # « légende 4 Plan », where that is no act, changes no line called « Légende »

    def _given(self, offer: Offer, line: str) -> Iterator[Act]:
        """« abonne = False », « plants ← 20 »: one line alone giving that name a value; a line written whole."""
        ask, rows = offer.asks[0], self._rows(offer)
        given = _GIVEN.fullmatch(line.strip())
        heads = {key: "".join((ask.around.get(key, ("", ""))[0], ask.present(key))) for key in rows}
        if given is not None:
            name = re.compile(rf"{re.escape(given['name'])}\s*(?:=|←)")
            bearers = [key for key in rows if name.match(heads[key])]
            if len(bearers) == 1:
                yield from self._quietly(offer, f"{bearers[0]} {given['value']}")
                return
        around = {key: ask.around.get(key, ("", "")) for key in rows}
        framed = [
            key
            for key, (head, tail) in around.items()
            if head.strip() and folded(line).startswith(f"{folded(head.strip())} ") and folded(line).endswith(folded(tail.strip()))
        ]  # fmt: skip
        if len(framed) == 1:
            yield from self._with(offer, framed[0], line.strip())

    def _counted(self, line: str) -> Iterator[Act]:
        """« 11 » where one field alone holds a number, and no page can be opened by its rank."""
        page = self._page
        if not line.strip().isdecimal() or any(offer.act == OPEN for offer in page.offers):
            return
        held = [
            (offer, key)
            for offer in page.offers
            if offer.act == "set" and offer.row and offer.asks and not offer.asks[0].by_row
            for key in page.keys
            if (offer.on is None or key in offer.on) and offer.asks[0].present(key).isdecimal()
        ]
        if len(held) == 1:
            offer, key = held[0]
            yield self._world.make_act(
                offer.act, **{offer.row: key, offer.asks[0].name: line.strip()}
            )

    def _named_twice(self, line: str) -> Iterator[Act]:
        """« suivre 1 », line 1 being the button « Suivre »: what it says, then its number."""
        said, _space, number = line.strip().rpartition(" ")
        row = self._page.row(plain_number(number)) if said else None
        if row is None or not any(
            spaced(said).rstrip(" ?!.›") == spaced(named(cell).rstrip(" ]?!.›"))
            for cell in row.cells
        ):
            return
        for offer in self._page.offers:
            if offer.key == "enter" and offer.row and not offer.asks:
                yield from self._quietly(offer, row.key)

    def _judged(self, line: str) -> Iterator[Act]:
        """« la phrase 4 est fausse », « téléphone amis »: a line, and what one act alone lets choose for it."""
        found = []
        for offer in self._page.offers:
            if offer.act in _SAID or not offer.row or len(offer.asks) != 1:
                continue
            for said, rest in first_words(line, most=8)[::-1]:
                key = self._row_named(offer, said) if rest.strip() else None
                if key is not None and offer.asks[0].options(key):
                    value = without_fillers(rest.lstrip(" :="), self._known)
                    found += list(self._with(offer, key, value))
                    break
        if len(found) == 1:
            yield found[0]

    def valued(self, line: str) -> Iterator[Act]:
        """A value that one line alone of the page can take, or part of the name of a line and a value."""
        texts = [
            line,
            *(rest for verb, rest in beginnings(line) if means(self._world, "set", verb)),
        ]
        begun = self._longest_name(line)
        for offer in self._page.offers:
            if offer.act != "set" or not offer.row or not offer.asks:
                continue
            if begun is not None and begun not in self._rows(offer):
                continue  # the line is about another setting, by its whole name
            texts = [text for text in texts if text.strip() and not self._is_a_name(text)]
            if not offer.asks[0].by_row:  # « échéance 15/04 »: part of a name, what is typed there
                yield from (
                    act
                    for text in texts
                    for act in self._quietly(offer, text)
                    if list(act.arguments().values())[-1]
                )
                continue
            rows = self._rows(offer)
            for text in texts:
                yield from self._quietly(offer, text)
                said = (act for row in rows for act in self._quietly(offer, f'"{row}" {text}'))
                acts = list(said) if all('"' not in row for row in rows) else []
                if _is_a_verb_alone(text):  # « imprimer » is not the value « imprimer en PDF »
                    acts = [act for act in acts if " " not in list(act.arguments().values())[-1]]
                if len(acts) == 1:
                    yield acts[0]
                yield from self._after_its_value(offer, text)

    def _after_its_value(self, offer: Offer, text: str) -> Iterator[Act]:
        """« 2 pages par feuille »: the value, then the whole name of the line."""
        for value, rest in first_words(text, most=3):
            keys = [key for key in self._rows(offer) if folded(key) == folded(rest.strip())]
            if len(keys) == 1:
                yield from self._with(offer, keys[0], value)

    def _longest_name(self, line: str) -> str | None:
        """The line of the page whose whole name begins a text."""
        plain = f"{folded(line)} "
        bare = f"{folded(without_fillers(line, self._known))} "
        fit = [
            key
            for key in self._page.keys
            if plain.startswith(f"{folded(key)} ") or bare.startswith(f"{folded(key)} ")
        ]
        return max(fit, key=len, default=None)

    def _is_a_name(self, text: str) -> bool:
        """Whether a text names a line, or another page, and is no value typed as it is shown."""
        plain = without_fillers(text, self._known)
        setting = [offer for offer in self._page.offers if offer.act == "set" and offer.asks]
        values = {
            folded(value)
            for offer in setting
            for options in offer.asks[0].by_row.values()
            for value in options
        }
        said = {folded(text.strip()), folded(plain)}
        if values & said:
            return False
        if beginning_is(text, PAGE) or said & set(map(folded, self._page.keys)):
            return True
        rows = tuple(key for offer in setting for key in self._rows(offer))
        try:
            return key_of(plain, rows, {}, self._world, freely=True) is not None
        except Ambiguous:
            return True

    # ---- several at once

    def several(self, line: str) -> tuple[Act, ...]:
        """The acts of a line that lists things: « supprimer 1 et 3 », « signaler tous les messages d'Anonyme »."""
        for clause in clauses(line, self._world.tongue, cells=False):
            for offer, rest in candidates(self._world, self._page, clause):
                shown = self._world.act_class(offer.act).moves and bool(offer.row)
                if shown or offer.act in _GOING or self._page.grid is not None:
                    continue
                found = self._listed(offer, rest) or self._numbered(clause)
                if found:
                    return _in_order(self._world, found)
        return ()

    def _numbered(self, clause: str) -> list[tuple[str, Act]]:
        """« puces 2, 3 et 4 »: the clause said of each number of the list in it."""
        listed = _NUMBERS.search(clause)
        numbers = re.findall(r"\d+", listed[0]) if listed else []
        if listed is None or not all(number in self._page.keys for number in numbers):
            return []
        each = [f"{clause[: listed.start()]}{number}{clause[listed.end() :]}" for number in numbers]
        acts = [next(self.meanings(one), None) for one in each]
        found = [
            (number, act) for number, act in zip(numbers, acts, strict=True) if act is not None
        ]
        if len(found) < len(numbers) or len({act.do for _number, act in found}) > 1:
            return []
        return found

    def _listed(self, offer: Offer, rest: str) -> list[tuple[str, Act]]:
        """What an offer does to each thing of a list, by how the page calls it."""
        into = "|".join(map(re.escape, self._known.into))
        cuts = [len(rest), *(m.start() for m in re.finditer(rf"\s(?:{into})\s", rest, re.IGNORECASE))]  # fmt: skip
        for cut in cuts:
            for things, after in ((rest[:cut], rest[cut:]), (rest[cut:], rest[:cut])):
                keys = self._things(offer, _without_into(things, self._known.into))
                acts = [(key, self._made_of(offer, key, after)) for key in keys]
                if acts and all(act is not None for _key, act in acts):
                    return [(key, act) for key, act in acts if act is not None]
        if offer.row and offer.asks:  # « fermer les ports 22 et 80 », the value being in the verb
            return self._listed_before_a_value(offer, rest)
        return []

    def _listed_before_a_value(self, offer: Offer, rest: str) -> list[tuple[str, Act]]:
        if any(not ask.choices and not ask.by_row for ask in offer.asks):
            return []  # a text that each would be given
        for said, after in first_words(rest, most=12)[::-1]:
            keys = self._things(offer, said)
            acts = [(key, self._made_of(offer, key, after)) for key in keys if after.strip()]
            if acts and all(act is not None for _key, act in acts):
                return [(key, act) for key, act in acts if act is not None]
        return []

    def _things(self, offer: Offer, text: str) -> list[str]:
        """What each part of a list names; nothing where one part names nothing."""
        every = self._every(offer, text)
        if every:
            return every
        found = []
        for part in enumerated(text, self._known):
            key = self._thing(offer, part)
            if key is None:
                return []
            found.append(key)
        return list(dict.fromkeys(found))

    def _thing(self, offer: Offer, text: str) -> str | None:
        if offer.row:
            return self._row_named(offer, text)
        ask = offer.asks[0] if len(offer.asks) == 1 else None
        if ask is None or not ask.choices:
            return None
        try:
            return key_of(text, ask.choices, {}, self._world, freely=True)
        except Ambiguous:
            return None

    def _every(self, offer: Offer, text: str) -> list[str]:
        """All lines an act may be about, for « tous »; those that say the rest of it, for « tous ceux d'Anonyme »."""
        words = text.strip().split()
        if not words or folded(words[0]) not in self._known.every or not offer.row:
            return []
        rest = folded(without_fillers(" ".join(words[1:]), self._known)) if words[1:] else ""
        rows = self._rows(offer)
        if not rest or rest in self._known.fillers or rest.rstrip("s") in self._known.fillers:
            return list(rows)
        shown = {
            key: folded(row.spoken) for key in rows if (row := self._page.row(key)) is not None
        }
        return [key for key, said in shown.items() if rest in said or rest.rstrip("s") in said]

    def _made_of(self, offer: Offer, key: str, after: str) -> Act | None:
        """The act on one thing of a list, with what is said of all."""
        after = after.strip()
        if not offer.row:
            return self._made(offer, f'"{key}"') if not after else None
        if not offer.asks:
            named_key = key if " " not in key else f'"{key}"'
            return self._made(offer, f"{named_key} {after}".strip())
        for value in (after, _without_into(after, self._known.into)):
            act = next(self._with(offer, key, value), None) if value else None
            if act is not None:
                return act
        return None

    # ---- from text to act

    def _rows(self, offer: Offer) -> tuple[str, ...]:
        return tuple(key for key in self._page.keys if offer.on is None or key in offer.on)

    def _made(self, offer: Offer, rest: str, *, freely: bool = True) -> Act | None:
        kind = self._world.act_class(offer.act)
        try:
            values = arguments_of(self._world, kind, offer, self._page, rest, freely=freely)
            act = self._world.make_act(offer.act, **values)
        except Ambiguous:
            raise
        except Refused:
            return None
        return act if offer_of(act, self._page) is not None else None

    def _quietly(self, offer: Offer, text: str) -> Iterator[Act]:
        """The act of a text where it is one; « retirer » may be the value « retiré »."""
        for said in (text, re.sub(r"er$", "é", text.rstrip())):
            try:
                act = self._made(offer, said)
            except Ambiguous:
                continue
            if act is not None:
                yield act
                return


def _is_a_verb_alone(text: str) -> bool:
    return re.fullmatch(r"\w+(?:er|ir|re)", text.strip()) is not None


def _without_into(text: str, into: tuple[str, ...]) -> str:
    """A text without the preposition that leads to it: « dans Preuves », « à 64 »."""
    first, _space, rest = text.strip().partition(" ")
    return rest if first.casefold() in into and rest else text.strip()


def _in_order(world: World, listed: list[tuple[str, Act]]) -> tuple[Act, ...]:
    """Acts in an order where each is still about the same thing once those before are done.

    Raises
    ------
    Refused
        There is none: they are to be done one by one.
    """
    if len(listed) > MOST_LISTED:
        raise Refused(world.say("Plus de {n} choses à la fois.").format(n=MOST_LISTED))
    acts = tuple(act for _key, act in listed)
    said = {key: _spoken(world, key) for key, _act in listed}
    for order in (listed, listed[::-1], sorted(listed, key=lambda one: -_place(world, one[0]))):
        if _holds(world, order, said):
            return tuple(act for _key, act in order)
    lines = ", ".join(f"« {world.line(act)} »" for act in acts[:3])
    raise Refused(world.say("Une chose à la fois : {lines}.").format(lines=lines))


def _holds(world: World, order: list[tuple[str, Act]], said: dict[str, str]) -> bool:
    """Whether each thing is what it was when its turn comes."""
    now = world
    for key, act in order:
        if _spoken(now, key) != said[key]:
            return False
        try:
            now = now.step(act)
        except Refused:
            return False
    return True


def _spoken(world: World, key: str) -> str:
    row = world.page().row(key)
    return row.spoken if row is not None else key


def _place(world: World, key: str) -> int:
    keys = world.page().keys
    return keys.index(key) if key in keys else 0
