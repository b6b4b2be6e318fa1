"""What a line may mean on a page: to the letter, then as people speak.

Other verbs, articles, part of a name, « désactivé » for « coupé ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.worlds.arguments import arguments_of
from pixsim.worlds.core import OPEN, Act, Ambiguous, Misplaced, Refused, World, offer_of
from pixsim.worlds.goals import folded
from pixsim.worlds.matching import key_of, plain_number, without_fillers
from pixsim.worlds.matching import named as names_of
from pixsim.worlds.matching import said as named
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.places import elsewhere
from pixsim.worlds.speech import Understood
from pixsim.worlds.verbs import (
    PAGE,
    beginning_is,
    beginnings,
    names_of_offer,
    spaced,
)

_ADDRESS = re.compile(r"\w+://\S+|[\w-]+(\.[\w-]+)+(/\S*)?")


# ---- to the letter


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


# ---- as people speak


def meanings(world: World, page: Page, line: str) -> Iterator[Act]:
    """What a line may mean, the likeliest first."""
    yield from _over_lines(world, page, line)
    yield from _named_whole(world, page, line)
    yield from _put(world, page, line)
    for offer, rest in readings(world, page, line):
        act = _made(world, page, offer, rest)
        if act is not None:
            yield act
    yield from _unsaid(world, page, line)


_SPAN = re.compile(r"(?<!\S)(\d+)\s*(?:[-–:]|à|a|jusqu'à|to)\s*(\d+)(?!\S)")


def _over_lines(world: World, page: Page, line: str) -> Iterator[Act]:
    """« liste 2-4 à puces », « numéroter 2 à 4 »: what is said of one line, done to all from it to another."""
    span = _SPAN.search(line)
    several = {offer.act for offer in page.offers}
    if span is None or not any(world.act_class(do).many in several for do in several):
        return
    one = f"{line[: span.start()]}{span[1]}{line[span.end() :]}"
    act = to_the_letter(world, page, one)[0] or next(meanings(world, page, one), None)
    if act is None or act.many not in several:
        return
    offer = next(offer for offer in page.offers if offer.act == act.many)
    values = {**act.arguments(), offer.asks[0].name: span[2]}
    made = world.make_act(act.many, **values)
    if values[offer.row] == span[1] and offer_of(made, page) is not None:
        yield made


def _named_whole(world: World, page: Page, line: str) -> Iterator[Act]:
    """« revenir à la version précédente », a button of that name: the page's own names come before any verb."""
    plain = folded(line).strip(' «»"“”')
    for offer in page.offers if page.grid is None else ():
        if offer.key != "enter" or not offer.row or offer.asks:
            continue
        known = {
            part: keys
            for name, keys in names_of(page, offer).items()
            for part in (name.rstrip(" ]"), name.rstrip(" ]").partition(" : ")[2])
        }
        keys = known.get(plain, ()) if plain else ()
        if len(keys) == 1:
            yield world.make_act(offer.act, **{offer.row: keys[0]})
        else:
            yield from _named_by_a_verb(world, page, offer, line)


def _named_by_a_verb(world: World, page: Page, offer: Offer, line: str) -> Iterator[Act]:
    """« arrêter », « terminer Tableur », one button being called « Fin de tâche : Tableur »."""
    alike = world.understood.families
    buttons = [
        (head, tail.rstrip(" ]"), keys)
        for name, keys in names_of(page, offer).items()
        for head, colon, tail in (name.partition(" : "),)
        if colon
    ]
    for verb, rest in beginnings(line):
        about = folded(without_fillers(rest.strip(), world.understood)) if rest.strip() else ""
        fit = {
            keys
            for head, tail, keys in buttons
            if head != verb
            and about in ("", tail)
            and any(head in family and verb in family for family in alike)
        }
        if len(fit) == 1 and len(next(iter(fit))) == 1:
            yield world.make_act(offer.act, **{offer.row: next(iter(fit))[0]})
            return


def _put(world: World, page: Page, line: str) -> Iterator[Act]:
    """« mettre restent sur en italique », « remplacer car par bus »: what is said around its object."""
    known = world.understood
    put, replaced = known.put.fullmatch(line.strip()), known.replaced.fullmatch(line.strip())
    for offer in page.offers:
        effects = known.given["format"] if offer.act == "format" else {}
        if put and folded(put[2]) in effects:
            yield from _quietly(
                world, page, offer, _with(world, page, effects[folded(put[2])], put[1])
            )
        if replaced and offer.act == "replace":
            words, by = map(_unquoted, replaced.groups())
            ways = offer.asks[1].choices
            way = next((w for w in reversed(ways) if words.endswith(f" {w}")), "")
            words = words.removesuffix(f" {way}") if way else words
            yield from _quietly(world, page, offer, f'"{words}" {way or ways[0]} "{by}"')
        if replaced and offer.act == "set" and offer.asks:
            yield from _corrected(world, page, offer, *replaced.groups())


def _unquoted(text: str) -> str:
    """A text without quotes; the spaces inside straight ones are part of it."""
    plain = text.strip(" \u00a0")
    return (
        plain[1:-1]
        if len(plain) > 2 and plain[0] == plain[-1] == '"'
        else plain.strip(' «»"“”\u00a0')
    )


def _corrected(world: World, page: Page, offer: Offer, words: str, by: str) -> Iterator[Act]:
    """« remplacer concret par concert »: the one text that holds the words, with the others in their place."""
    texts = {key: offer.asks[0].present(key) for key in page.keys if offer.on and key in offer.on}
    bearers = [key for key, text in texts.items() if words in text]
    if len(bearers) == 1:
        text = texts[bearers[0]].replace(words, by)
        yield world.make_act(
            "set", **dict(zip(world.act_class("set").names(), (bearers[0], text), strict=True))
        )


def _made(world: World, page: Page, offer: Offer, rest: str, *, freely: bool = True) -> Act | None:
    kind = world.act_class(offer.act)
    try:
        act = world.make_act(
            offer.act, **arguments_of(world, kind, offer, page, rest, freely=freely)
        )
    except Ambiguous:
        raise
    except Refused:
        return None
    return act if offer_of(act, page) is not None else None


def readings(world: World, page: Page, line: str) -> Iterator[tuple[Offer, str]]:
    """Offers whose verb begins a line, and what follows it: the longest verb first."""
    known = world.understood
    for verb, rest in beginnings(line):
        said = [offer for offer in page.offers if verb in names_of_offer(world, offer)]
        yield from ((offer, rest) for offer in said)
        for offer in page.offers:
            if offer in said:
                continue
            if offer.act == "set" and (done := _done_by(known, offer, verb)):
                yield offer, f"{rest} {done}"
            if verb in known.verbs.get(offer.act, ()) and _suits(world, offer, verb, rest):
                if not is_other_way(known, offer, verb) and not is_ticked_so(
                    world, page, offer, verb, rest
                ):
                    yield offer, rest
            elif offer.act == "fill" and offer.row and verb in known.emptying and rest.strip():
                yield offer, f'{rest} ""'
            elif verb in known.given.get(offer.act, {}):
                yield offer, _with(world, page, known.given[offer.act][verb], rest)
            elif (
                offer.act == "set"
                and verb in known.switched
                and (rest.strip() or verb not in known.verbs["back"])
            ):
                yield offer, f"{rest} {known.switched[verb]}"
            elif (
                offer.act == "toggle" and verb in known.toggled and _is_now(known, page, rest, verb)
            ):
                yield offer, rest


def _done_by(known: Understood, offer: Offer, verb: str) -> str:
    """The value that a verb gives: « branché » for « brancher », « retiré » for « supprimer »."""
    values = {value for ask in offer.asks for choices in ask.by_row.values() for value in choices}
    stem = verb.removesuffix("r") if verb.endswith("er") else ""
    said = next((value for value in sorted(values) if stem and folded(value) == stem), "")
    if said or not stem:
        return said
    alike = {word for family in known.families if {stem, verb} <= family for word in family}
    alike -= set(known.switched.values())
    return next((value for value in sorted(values) if folded(value) in alike), "")


def _is_now(known: Understood, page: Page, rest: str, verb: str) -> bool:
    """Whether a rule is what it must be for a verb to change it; « 2 » is the second, r2."""
    plain = without_fillers(rest, known)
    found = page.row(plain) or page.row(f"r{plain}")
    return found is not None and known.toggled[verb] in map(folded, found.cells)


def is_so(known: Understood, page: Page, rest: str, verb: str) -> bool:
    """Whether a rule is already as a verb would have it."""
    contrary = set(known.toggled.values()) - {known.toggled.get(verb, "")}
    plain = without_fillers(rest, known)
    found = page.row(plain) or page.row(f"r{plain}")
    return (
        verb in known.toggled and found is not None and bool(contrary & {*map(folded, found.cells)})
    )


def is_ticked_so(world: World, page: Page, offer: Offer, verb: str, rest: str) -> bool:
    """Whether a box is already as a verb would have it: « décocher » one that is not ticked."""
    wanted = world.understood.ticked.get(verb)
    if wanted is None or not offer.row:
        return False
    keys = tuple(key for key in page.keys if offer.on is None or key in offer.on)
    try:
        key = key_of(rest.strip(), keys, names_of(page, offer), world, freely=True)
    except Ambiguous:
        return False
    row = page.row(key) if key is not None else None
    said = f"{folded(row.spoken)}," if row is not None else ""
    return said.startswith(wanted) or f" {wanted}" in said


def is_other_way(known: Understood, offer: Offer, verb: str) -> bool:
    """Whether one asks for what is so already: « couper le micro », the page offering to open it."""
    if offer.row or offer.asks:
        return False
    offered, said = (
        {n for n, family in enumerate(known.families) if known.switched.get(first, first) in family}
        for first in (spaced(offer.label).split()[0], verb.split()[0])
    )
    return bool(offered and said) and not offered & said


def _suits(world: World, offer: Offer, verb: str, rest: str) -> bool:
    """Whether a verb may mean an act there: « coller » is no copying where there is pasting.

    And whether what follows « ouvrir » looks like what an act that takes any text is about.
    """
    if offer.act == "copy" and verb == "coller":
        return all(act.kind() != "paste" for act in world.acts)
    if offer.act == "visit":
        return _ADDRESS.fullmatch(rest.strip()) is not None
    if offer.act != "go" or verb == "cd" or any(ask.choices for ask in offer.asks):
        return True
    return any(sign in rest for sign in ("/", "\\", ".."))


def _with(world: World, page: Page, value: str, rest: str) -> str:
    """« 3 italique restent sur », the verb being « mettre en italique » and « 3 restent sur » its rest."""
    plain = without_fillers(rest, world.understood).strip(' «»"“”\u00a0')
    numbered = re.match(r"(\d+)(?=\s|$)\s*(.*)", plain)
    if numbered:
        return f"{numbered[1]} {value} {numbered[2]}".strip()
    if not plain:
        return value
    bearers = [row for row in page.rows if any(plain in cell for cell in row.cells)]
    if len(bearers) == 1 and plain not in bearers[0].cells:
        return f"{bearers[0].key} {value} {plain}"
    return f'"{plain}" {value}' if '"' not in plain else f"{plain} {value}"


def _unsaid(world: World, page: Page, line: str) -> Iterator[Act]:
    """No verb at all: a line of the page, a cell and what goes into it, a value, a command."""
    if page.grid is not None and " " not in line.strip():
        return
    if takes_any_line(page):
        yield world.make_act(page.offers[0].act, **{page.offers[0].asks[0].name: line.strip()})
    yield from _counted(world, page, line)
    for offer in page.offers:
        if offer.act in ("go", "show") and any(ask.choices for ask in offer.asks):
            yield from _quietly(world, page, offer, line)
        if not offer.row and len(offer.asks) > 1 and all(ask.choices for ask in offer.asks):
            yield from _quietly(world, page, offer, line)  # « température +20 »
        if offer.act == "change":
            yield from _given(world, page, offer, line)
        if offer.key == "enter" and offer.row and (offer.act != "set" or page.grid is not None):
            whole = not offer.asks and page.grid is None
            act = _made(world, page, offer, line, freely=whole or page.grid is not None)
            said = act is not None and (whole or list(act.arguments().values())[-1])
            if act is not None and said and (whole or not elsewhere(world, page, line)):
                yield act  # « légende 4 Plan », where that is no act, changes no line called « Légende »
    if page.grid is None:
        yield from valued(world, page, line)
        yield from _named_twice(world, page, line)


def _given(world: World, page: Page, offer: Offer, line: str) -> Iterator[Act]:
    """« abonne = False », one line alone giving that name a value."""
    name, sign, value = (part.strip() for part in line.partition("="))
    rows = [row for row in page.rows if row.key and (offer.on is None or row.key in offer.on)]
    bearers = [row.key for row in rows if sign and any(cell.startswith(f"{name} = ") for cell in row.cells)]  # fmt: skip
    if len(bearers) == 1 and name and value:
        yield from _quietly(world, page, offer, f"{bearers[0]} {value}")


def _counted(world: World, page: Page, line: str) -> Iterator[Act]:
    """« 11 » where one field alone holds a number, and no page can be opened by its rank."""
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
        yield world.make_act(offer.act, **{offer.row: key, offer.asks[0].name: line.strip()})


def _named_twice(world: World, page: Page, line: str) -> Iterator[Act]:
    """« suivre 1 », line 1 being the button « Suivre »: what it says, then its number."""
    said, _space, number = line.strip().rpartition(" ")
    row = page.row(plain_number(number)) if said else None
    if row is None or not any(
        spaced(said) == spaced(named(cell).rstrip(" ]")) for cell in row.cells
    ):
        return
    for offer in page.offers:
        if offer.key == "enter" and offer.row and not offer.asks:
            yield from _quietly(world, page, offer, row.key)


def takes_any_line(page: Page) -> bool:
    """Whether a line is all that can be given, as in a terminal."""
    if len(page.offers) != 1:
        return False
    (offer,) = page.offers
    return offer.key == "enter" and not offer.row and len(offer.asks) == 1


def valued(world: World, page: Page, line: str) -> Iterator[Act]:
    """A value that one line alone of the page can take, or part of the name of a line and a value."""
    texts = [
        line,
        *(rest for verb, rest in beginnings(line) if verb in world.understood.verbs["set"]),
    ]
    for offer in page.offers:
        if offer.act != "set" or not offer.row or not offer.asks:
            continue
        texts = [text for text in texts if text.strip() and not _is_a_name(world, page, text)]
        if not offer.asks[0].by_row:  # « échéance 15/04 »: part of a name, and what is typed there
            yield from (
                act
                for text in texts
                for act in _quietly(world, page, offer, text)
                if list(act.arguments().values())[-1]
            )
            continue
        rows = [key for key in page.keys if offer.on is None or key in offer.on]
        for text in texts:
            yield from _quietly(world, page, offer, text)
            said = (act for row in rows for act in _quietly(world, page, offer, f'"{row}" {text}'))
            acts = list(said) if all('"' not in row for row in rows) else []
            if len(acts) == 1:
                yield acts[0]


def _is_a_name(world: World, page: Page, text: str) -> bool:
    """Whether a text names a line, or another page, and is no value typed as it is shown."""
    plain = without_fillers(text, world.understood)
    setting = [offer for offer in page.offers if offer.act == "set" and offer.asks]
    values = {
        folded(value)
        for offer in setting
        for options in offer.asks[0].by_row.values()
        for value in options
    }
    said = {folded(text.strip()), folded(plain)}
    if values & said:
        return False
    if beginning_is(text, PAGE) or said & set(map(folded, page.keys)):
        return True
    rows = tuple(key for key in page.keys for o in setting if o.on is None or key in o.on)
    try:
        return key_of(plain, rows, {}, world, freely=True) is not None
    except Ambiguous:
        return True


def _quietly(world: World, page: Page, offer: Offer, text: str) -> Iterator[Act]:
    """The act of a text where it is one; « retirer » may be the value « retiré »."""
    for said in (text, re.sub(r"er$", "é", text.rstrip())):
        try:
            act = _made(world, page, offer, said)
        except Ambiguous:
            continue
        if act is not None:
            yield act
            return
