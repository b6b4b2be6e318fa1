"""What an offer makes of what follows its verb, in the order it is spoken: « mettre 3 dans la ligne 4 ».

Fourth stage of the reading of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.worlds.core import BACK, OPEN, Act
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer
from pixsim.worlds.reading.offer_reader import OfferReader
from pixsim.worlds.reading.targets import barer, key_of, plain_number, without_fillers
from pixsim.worlds.reading.targets import said as named
from pixsim.worlds.reading.tokens import beginnings, first_words, spaced, unquoted
from pixsim.worlds.reading.verbs import means, names_of_offer

_BLOCK = re.compile(r"\$?[A-Za-z]\$?\d{1,3}:\$?[A-Za-z]\$?\d{1,3}")
_CELL = re.compile(r"\$?[A-Za-z]\$?\d{1,3}")


def said_of_offer(reader: OfferReader, offer: Offer, rest: str) -> Iterator[Act]:
    """What an offer makes of what follows its verb, in the order it is spoken."""
    if reader.is_about_another(offer, rest):
        return
    yield from _referring(reader, offer, rest)
    yield from _below(reader, offer, rest)
    yield from _worded(reader, offer, rest)
    if reader.page.grid is not None:
        yield from _beside_a_cell(reader, offer, rest)
        rest = _in_cells(reader, offer, rest)
    if offer.act == "fill" and reader.are_named(offer) and reader.longest_name(rest) is None:
        yield from _turned(reader, offer, rest)  # « mettre Léa en copie », Léa being in « À »
    act = reader.act_of(offer, rest)
    if act is not None:
        yield act
    yield from _turned(reader, offer, rest)
    yield from _alone(reader, offer, rest)


def _worded(reader: OfferReader, offer: Offer, rest: str) -> Iterator[Act]:
    """« copier MV-12 »: words of the one line that holds them among others."""
    if not offer.row or [ask.name for ask in offer.asks] != ["words"]:
        return
    for words in dict.fromkeys(map(unquoted, (rest, *barer(rest, reader.known)[1:]))):
        bearers = [
            row.key
            for row in reader.page.rows
            if row.key in reader.rows(offer) and any(words in cell and words != cell for cell in row.cells[1:])
        ]  # fmt: skip
        if len(words) > 2 and not words.isdecimal() and len(bearers) == 1:
            yield from reader.acts_on(offer, bearers[0], words)
            return


def _alone(reader: OfferReader, offer: Offer, rest: str) -> Iterator[Act]:
    """« choisir minutes > 59 »: a value that one line alone can take."""
    if not offer.row or len(offer.asks) != 1 or not offer.asks[0].by_row or offer.act == "set":
        return
    said = unquoted(rest)
    fit = [key for key in reader.rows(offer) if said in offer.asks[0].options(key)]
    if len(fit) == 1:
        yield from reader.acts_on(offer, fit[0], said)


def _in_cells(reader: OfferReader, offer: Offer, rest: str) -> str:
    """« la colonne B » as a block where one is wanted; « pourcentage D2:D6 » as « D2:D6 pourcentage »."""
    if any(ask.name == "to" for ask in offer.asks):
        head, column = first_words(rest, most=3), ""
        for said, after in reversed(head):
            column = reader.block(said)
            if column != said:
                rest = f"{column}{after}"
                break
    first, _space, after = rest.strip().partition(" ")
    after = reader.block(after)
    cells = re.search(rf"(?<!\S){_CELL.pattern}(?::{_CELL.pattern})?\s*$", after)
    if cells and offer.act == "format" and not _CELL.match(first):
        between = after[: cells.start()].split()
        while between and between[-1] in (*reader.known.into, *reader.known.articles):
            between.pop()  # « monétaire sur B3:B8 »
        return f"{cells[0].strip()} {' '.join((first, *between))}"
    blocks = [*_BLOCK.finditer(rest)] if offer.act == "draw" else []
    if len(blocks) == 1:
        rest = f"{rest[: blocks[0].start()]}{_two_columns(blocks[0][0])}{rest[blocks[0].end() :]}"
        blocks = [*_BLOCK.finditer(rest)]
    kind = " ".join(rest[: blocks[0].start()].split()[:-1]) if len(blocks) == 2 else ""
    if kind and folded(rest[: blocks[0].start()].split()[-1]) in reader.known.into:
        return f"{kind} {blocks[0][0]} {blocks[1][0]}"  # « courbe avec A1:A7 et C1:C7 »
    if len(blocks) == 2 and rest[: blocks[0].start()].strip() == "":  # « A1:A7 et C1:C7 en courbe »
        return f"{without_fillers(rest[blocks[1].end() :], reader.known)} {blocks[0][0]} {blocks[1][0]}"
    return rest


def _two_columns(block: str) -> str:
    """« A1:A12 B1:B12 » for « A1:B12 »: what a chart takes of a table of two columns."""
    first, last = (corner.replace("$", "").upper() for corner in block.split(":"))
    if ord(last[0]) - ord(first[0]) != 1:
        return block
    return f"{first}:{first[0]}{last[1:]} {last[0]}{first[1:]}:{last}"


def _referring(reader: OfferReader, offer: Offer, rest: str) -> Iterator[Act]:
    """« mettre tampon dans la ligne 2 »: the line is said by its number, after what it takes."""
    found = reader.known.reference.fullmatch(rest)
    value = found["text"].strip() if found else ""
    if found is None or not value or not offer.row or reader.page.grid is not None:
        return
    place, key = folded(found["place"] or "").replace("au dessus", "au-dessus"), found["number"]
    if offer.act == "insert":
        yield from _appended(reader, value, place, key)
    if offer.act in ("insert", "move") or key not in reader.rows(offer) or len(offer.asks) != 1:
        return
    first = without_fillers(value, reader.known).partition(" ")[0]
    if plain_number(first) in reader.page.keys:
        return  # « déplacer 3 après la ligne 1 » is about line 3
    yield from reader.acts_on(offer, key, value)


def _appended(reader: OfferReader, value: str, place: str, key: str) -> Iterator[Act]:
    """« ajouter MV-12 à la fin de la ligne 4 »: what the line says, and that after it or before."""
    known = reader.known
    ends = {folded(one) for one in known.end} | {"a", "to", ""}
    starts = {folded(one) for one in known.start}
    if place not in ends | starts:
        return
    edit = next((one for one in reader.page.offers if one.act == "edit" and key in reader.rows(one)), None)  # fmt: skip
    if edit is None:
        return
    present, said = edit.asks[0].present(key), unquoted(value)
    gap = "" if said[:1] in "<>.,;)" or said[-1:] == ">" else " "
    yield from reader.acts_on(edit, key, f"{said}{gap}{present}" if place in starts else f"{present}{gap}{said}")  # fmt: skip


def _below(reader: OfferReader, offer: Offer, rest: str) -> Iterator[Act]:
    """« ajouter avancer après 5 », « déplacer 3 avant la ligne 1 »: where something goes."""
    if offer.act not in ("insert", "move") or not offer.row or len(offer.asks) != 1:
        return
    found = reader.known.below.fullmatch(rest)
    if found is None:
        return
    keys = [key for key in reader.page.keys if key.isdecimal()]
    if found["target"] is not None:
        target = _target(reader, found["target"])
        if target is None:
            return
        above = folded(found["place"]).replace("au dessus", "au-dessus") in map(folded, reader.known.before)  # fmt: skip
        at = str(int(target) - 1) if above else target
    else:
        at = keys[-1] if found["last"] and keys else "0"
    if offer.act == "insert" and at in reader.rows(offer):
        yield from reader.acts_on(offer, at, unquoted(found["text"]))
    elif offer.act == "move" and offer.asks[0].name == "below":
        act = reader.act_of(offer, f"{found['text']} {at}")
        if act is not None:
            yield act


def _beside_a_cell(reader: OfferReader, offer: Offer, rest: str) -> Iterator[Act]:
    """« ajouter une ligne après la ligne 2 », « une colonne avant C1 »: what is added to a table, and where."""
    found = reader.known.below.fullmatch(rest.strip()) if offer.act == "add" else None
    if found is None or found["target"] is None:
        return
    above = folded(found["place"]).replace("au dessus", "au-dessus") in map(folded, reader.known.before)  # fmt: skip
    target = unquoted(found["target"])
    cell = reader.cell(offer, f"A{target}" if target.isdecimal() else target)
    kinds, first = (
        offer.asks[0].choices,
        int(not above),
    )  # rows above and below, columns before and after
    in_column = any(word in folded(found["text"]) for word in ("colonne", "column"))
    if cell is not None:
        yield from reader.acts_on(offer, cell, kinds[2 * in_column + first])


def _target(reader: OfferReader, text: str) -> str | None:
    """The number of a line that a text names."""
    names = {key: (key,) for key in reader.page.keys}
    for row in reader.page.rows:
        for cell in row.cells if row.key else ():
            names[named(cell)] = (*names.get(named(cell), ()), row.key)
    keys = tuple(key for key in reader.page.keys if key.isdecimal())
    return key_of(text, keys, names, reader.world, freely=True, strictly=True)


def _turned(reader: OfferReader, offer: Offer, rest: str) -> Iterator[Act]:
    """« saisir yanis dans Identifiant », « mettre l'étiquette Sortie à 64 »: the value, then what takes it."""
    if not offer.row or len(offer.asks) != 1 or reader.page.grid is not None or offer.act in ("insert", "move"):  # fmt: skip
        return
    if reader.row_named(offer, rest) is not None:
        return  # a line and no value: « régler Plage de pages »
    into = "|".join(map(re.escape, reader.known.into))
    cuts = [*re.finditer(rf"\s(?:{into})\s+|\s(?:à|dans|de|en)\s+l'", rest, re.IGNORECASE)]
    for cut in cuts:  # the longest name first
        value, target = rest[: cut.start()].strip(), rest[cut.end() :].strip()
        key = reader.row_named(offer, target)
        if key is not None and value:
            yield from reader.acts_on(offer, key, _completed(reader, offer, key, value))
            return
    for said, after in first_words(rest, most=4):  # « ouvrir avec tableur plan.ods »
        key = reader.row_named(offer, after) if after.strip() else None
        if key is not None and offer.asks[0].options(key):
            yield from reader.acts_on(offer, key, said)


def _completed(reader: OfferReader, offer: Offer, key: str, value: str) -> str:
    """A value; after those that a field holds, where the verb is to add: « ajouter Léa en copie »."""
    present = offer.asks[0].present(key)
    if offer.asks[0].options(key) or not reader.adds or not present:
        return value if offer.asks[0].options(key) else unquoted(value)
    return f"{present}, {unquoted(value)}"


def led_to_a_place(reader: OfferReader, clause: str) -> Iterator[Act]:
    """« aller dans les contacts », « revenir à l'accueil »: a place that the page leads to by a word of its own."""
    for verb, rest in beginnings(clause):
        if not rest.strip() or not (means(reader.world, OPEN, verb) or means(reader.world, BACK, verb)):  # fmt: skip
            continue
        said = [spaced(text) for text in barer(rest, reader.known)]
        for offer in reader.page.offers:
            kind = reader.world.act_class(offer.act)
            if offer.row or offer.asks or not kind.moves or offer.act == BACK:
                continue
            names = names_of_offer(reader.world, offer)
            if any(one in names or means(reader.world, offer.act, one) for one in said):
                yield reader.world.make_act(offer.act)
