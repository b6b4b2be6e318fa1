"""No verb at all: a line of the page, a cell and what goes into it, a value, a command.

Fifth stage of the reading of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.worlds.core import OPEN, Act, Ambiguous
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import Offer, numbers
from pixsim.worlds.reading.elsewhere import elsewhere, is_to_look
from pixsim.worlds.reading.offer_reader import OfferReader, takes_any_line
from pixsim.worlds.reading.targets import key_of, plain_number, without_fillers
from pixsim.worlds.reading.targets import said as named
from pixsim.worlds.reading.tokens import beginning_is, beginnings, first_words, spaced, unquoted
from pixsim.worlds.reading.verbs import PAGE, is_address, means

_GIVEN = re.compile(r"(?P<name>\w+)\s*(?:=|←|<-)\s*(?P<value>\S.*)")
_CELL = re.compile(r"\$?[A-Za-z]\$?\d{1,3}")
_QUERY = re.compile(r'^"[^"]+"|(?:^|\s)(?:site|filetype|ext):\S')
"""What is typed into a search engine and nowhere else."""
_SAID = frozenset(("set", "change", "denounce", "report_answer"))
"""Acts with a choice that a line and a value alone do not mean: to report is to be said."""


def without_a_verb(reader: OfferReader, line: str) -> Iterator[Act]:
    """No verb at all: a line of the page, a cell and what goes into it, a value, a command."""
    page = reader.page
    if page.grid is not None:
        yield from _typed_in_a_cell(reader, line)
        return
    if takes_any_line(page):
        yield reader.world.make_act(
            page.offers[0].act, **{page.offers[0].asks[0].name: line.strip()}
        )
    yield from _counted(reader, line)
    for offer in page.offers:
        if offer.act in ("go", "show") and any(ask.choices for ask in offer.asks):
            yield from reader.acts_of(offer, line)
        if offer.act == "visit" and is_address(line) and "/" not in line[:1]:
            yield from reader.acts_of(offer, line)
        if offer.act == "search" and _QUERY.search(line):
            yield from reader.acts_of(offer, line)
        listed = not offer.row and len(offer.asks) > 1 and all(ask.choices for ask in offer.asks)
        if listed and not _begins_by_looking(reader, line):
            yield from reader.acts_of(offer, line)  # « température +20 »
        if offer.act == "change":
            yield from _given(reader, offer, line)
        if offer.key == "enter" and offer.row:
            yield from _entered(reader, offer, line)
    yield from valued(reader, line)
    yield from _judged(reader, line)
    yield from _named_twice(reader, line)


def _begins_by_looking(reader: OfferReader, line: str) -> bool:
    """« aller Clé USB » beside a file that may be copied there: one wants to see the place, not to copy."""
    return any(is_to_look(verb, reader.world) for verb, _rest in beginnings(line))


def _typed_in_a_cell(reader: OfferReader, line: str) -> Iterator[Act]:
    """« B12 =SOMME(B2:B9) », « =SOMME(B2:B9) en B12 »; never an order that was not understood."""
    first = line.strip().partition(" ")[0]
    led = re.match(r"[=+\-\d'\"«]", first) is not None
    if " " not in line.strip() or not (_CELL.fullmatch(first.rstrip(" :")) or led):
        return
    for offer in reader.page.offers:
        if offer.key == "enter" and offer.row:
            act = reader.act_of(offer, line)
            if act is not None and list(act.arguments().values())[-1]:
                yield act


def _entered(reader: OfferReader, offer: Offer, line: str) -> Iterator[Act]:
    """What Enter does with the line that is named, and the value that follows its name."""
    if offer.act == "set" and reader.page.grid is None:
        return
    if offer.act == "fill":
        yield from _field_and_text(reader, offer, line)
    whole = not offer.asks
    act = reader.act_of(offer, line, freely=whole)
    said = act is not None and (whole or list(act.arguments().values())[-1])
    if act is not None and said and (whole or not elsewhere(reader.world, reader.page, line)):
        yield act  # « légende 4 Plan », where that is no act, changes no line called « Légende »


def _field_and_text(reader: OfferReader, offer: Offer, line: str) -> Iterator[Act]:
    """« copie à Fatou », « sujet : Salle »: another name of a field, and what goes into it."""
    for head, text in first_words(line, most=4)[::-1]:
        said = folded(head).removeprefix("en ").rstrip(" :")
        alike = next((family for family in reader.known.families if said in family), frozenset())
        keys = [key for key in reader.rows(offer) if folded(key) in alike]
        if len(keys) == 1 and text.strip(" :="):
            yield from reader.acts_on(offer, keys[0], unquoted(text.strip().lstrip(":=")))
            return


def _given(reader: OfferReader, offer: Offer, line: str) -> Iterator[Act]:
    """« abonne = False », « plants ← 20 »: one line alone giving that name a value; a line written whole."""
    ask, rows = offer.asks[0], reader.rows(offer)
    given = _GIVEN.fullmatch(line.strip())
    heads = {key: "".join((ask.around.get(key, ("", ""))[0], ask.present(key))) for key in rows}
    if given is not None:
        name = re.compile(rf"{re.escape(given['name'])}\s*(?:=|←)")
        bearers = [key for key in rows if name.match(heads[key])]
        if len(bearers) == 1:
            yield from reader.acts_of(offer, f"{bearers[0]} {given['value']}")
            return
    around = {key: ask.around.get(key, ("", "")) for key in rows}
    framed = [
        key
        for key, (head, tail) in around.items()
        if head.strip() and folded(line).startswith(f"{folded(head.strip())} ") and folded(line).endswith(folded(tail.strip()))
    ]  # fmt: skip
    if len(framed) == 1:
        yield from reader.acts_on(offer, framed[0], line.strip())


def _counted(reader: OfferReader, line: str) -> Iterator[Act]:
    """« 11 » where one field alone holds a number, and no page can be opened by its rank."""
    page = reader.page
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
        yield reader.world.make_act(offer.act, **{offer.row: key, offer.asks[0].name: line.strip()})


def _named_twice(reader: OfferReader, line: str) -> Iterator[Act]:
    """« suivre 1 », line 1 being the button « Suivre »; « ouvrir 1 », « Ouvrir Courrier »: what it says, its number."""
    said, _space, number = line.strip().rpartition(" ")
    key = numbers(reader.page).get(plain_number(number), plain_number(number))
    row = reader.page.row(key) if said else None
    name = spaced(said).rstrip(" ?!.›")
    names = [spaced(named(cell).rstrip(" ]?!.›")) for cell in row.cells] if row else []
    if row is None or not any(one == name or one.startswith(f"{name} ") for one in names):
        return
    for offer in reader.page.offers:
        if offer.key == "enter" and offer.row and not offer.asks:
            yield from reader.acts_of(offer, row.key)


def _judged(reader: OfferReader, line: str) -> Iterator[Act]:
    """« la phrase 4 est fausse », « téléphone amis »: a line, and what one act alone lets choose for it."""
    found = []
    for offer in reader.page.offers:
        if offer.act in _SAID or not offer.row or len(offer.asks) != 1:
            continue
        for said, rest in first_words(line, most=8)[::-1]:
            key = reader.row_named(offer, said) if rest.strip() else None
            if key is not None and offer.asks[0].options(key):
                value = without_fillers(rest.lstrip(" :="), reader.known)
                found += list(reader.acts_on(offer, key, value))
                break
    if len(found) == 1:
        yield found[0]


def valued(reader: OfferReader, line: str) -> Iterator[Act]:
    """A value that one line alone of the page can take, or part of the name of a line and a value."""
    texts = [
        line,
        *(rest for verb, rest in beginnings(line) if means(reader.world, "set", verb)),
    ]
    for offer in reader.page.offers:
        if offer.act != "set" or not offer.row or not offer.asks:
            continue
        if any(reader.is_about_another(offer, text) for text in texts):
            continue
        texts = [text for text in texts if text.strip() and not _is_a_name(reader, text)]
        if not offer.asks[0].by_row:  # « échéance 15/04 »: part of a name, what is typed there
            yield from (
                act
                for text in texts
                for act in reader.acts_of(offer, text)
                if list(act.arguments().values())[-1]
            )
            continue
        rows = reader.rows(offer)
        for text in texts:
            yield from reader.acts_of(offer, text)
            said = (act for row in rows for act in reader.acts_of(offer, f'"{row}" {text}'))
            acts = list(said) if all('"' not in row for row in rows) else []
            if _is_a_verb_alone(text):  # « imprimer » is not the value « imprimer en PDF »
                acts = [act for act in acts if " " not in list(act.arguments().values())[-1]]
            if len(acts) == 1:
                yield acts[0]
            yield from _after_its_value(reader, offer, text)


def _after_its_value(reader: OfferReader, offer: Offer, text: str) -> Iterator[Act]:
    """« 2 pages par feuille »: the value, then the whole name of the line."""
    for value, rest in first_words(text, most=3):
        keys = [key for key in reader.rows(offer) if folded(key) == folded(rest.strip())]
        if len(keys) == 1:
            yield from reader.acts_on(offer, keys[0], value)


def _is_a_name(reader: OfferReader, text: str) -> bool:
    """Whether a text names a line, or another page, and is no value typed as it is shown."""
    plain = without_fillers(text, reader.known)
    setting = [offer for offer in reader.page.offers if offer.act == "set" and offer.asks]
    values = {
        folded(value)
        for offer in setting
        for options in offer.asks[0].by_row.values()
        for value in options
    }
    said = {folded(text.strip()), folded(plain)}
    rows = tuple(key for offer in setting for key in reader.rows(offer))
    if numbers(reader.page).get(plain_number(text)) in rows:
        return True  # « régler 3 » is about the third, though 3 be what another can hold
    if values & said:
        return False
    if beginning_is(text, PAGE) or said & set(map(folded, reader.page.keys)):
        return True
    try:
        return key_of(plain, rows, {}, reader.world, freely=True) is not None
    except Ambiguous:
        return True


def _is_a_verb_alone(text: str) -> bool:
    return re.fullmatch(r"\w+(?:er|ir|re)", text.strip()) is not None
