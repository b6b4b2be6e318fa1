"""From a line that a person types to the act it means.

A line is first read to the letter: the verb of the act, then its arguments in order. Where that
leads nowhere it is read as people speak: other verbs, articles, part of a name, « désactivé » for
« coupé ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pixsim.worlds.arguments import arguments_of
from pixsim.worlds.core import OPEN, Act, Ambiguous, Misplaced, Refused, World, offer_of
from pixsim.worlds.goals import folded
from pixsim.worlds.matching import key_of, plain_number, without_fillers
from pixsim.worlds.matching import named as names_of
from pixsim.worlds.matching import said as named
from pixsim.worlds.pages import Offer, Page
from pixsim.worlds.speech import Understood

MOST_WORDS = 6  # of a verb
PAGE = "page"  # what a page that can be opened is called where it is listed
_ADDRESS = re.compile(r"\w+://\S+|[\w-]+(\.[\w-]+)+(/\S*)?")


def parse(world: World, line: str) -> Act:
    """The act that a line says.

    Raises
    ------
    Refused
        The page offers no such act, or the line lacks an argument.
    """
    page = world.page()
    act, fault = _to_the_letter(world, page, line)
    if act is not None:
        return act
    return (
        next(_meant(world, page, line), None)
        or _listed_above(world, line)
        or _beneath(world, line)
        or _fail(world, page, line, fault)
    )


def meant(world: World, line: str) -> tuple[Act, bool]:
    """The act that a line says, and whether it says so to the letter.

    Raises
    ------
    Refused
        As `parse`.
    """
    act, _fault = _to_the_letter(world, world.page(), line)
    return (act, True) if act is not None else (parse(world, line), False)


def words_of(world: World) -> tuple[str, ...]:
    """Verbs of the acts of the present page, each once."""
    return tuple(dict.fromkeys(_word(world, offer) for offer in world.page().offers))


def _word(world: World, offer: Offer) -> str:
    return world.say(world.act_class(offer.act).word)


def _spaced(text: str) -> str:
    """Folded, hyphens as spaces: « ouvrir-avec » is « ouvrir avec »."""
    return folded(text).replace("-", " ")


# ---- to the letter


def _to_the_letter(world: World, page: Page, line: str) -> tuple[Act | None, Refused | None]:
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


def _meant(world: World, page: Page, line: str) -> Iterator[Act]:
    """What a line may mean, the likeliest first."""
    yield from _over_lines(world, page, line)
    yield from _named_whole(world, page, line)
    yield from _put(world, page, line)
    for offer, rest in _readings(world, page, line):
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
    act = _to_the_letter(world, page, one)[0] or next(_meant(world, page, one), None)
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
    for verb, rest in _beginnings(line):
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


def _readings(world: World, page: Page, line: str) -> Iterator[tuple[Offer, str]]:
    """Offers whose verb begins a line, and what follows it: the longest verb first."""
    known = world.understood
    for verb, rest in _beginnings(line):
        said = [offer for offer in page.offers if verb in _names(world, offer)]
        yield from ((offer, rest) for offer in said)
        for offer in page.offers:
            if offer in said:
                continue
            if offer.act == "set" and (done := _done_by(known, offer, verb)):
                yield offer, f"{rest} {done}"
            if verb in known.verbs.get(offer.act, ()) and _suits(world, offer, verb, rest):
                if not _is_other_way(known, offer, verb) and not _is_ticked_so(
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


def _is_so(known: Understood, page: Page, rest: str, verb: str) -> bool:
    """Whether a rule is already as a verb would have it."""
    contrary = set(known.toggled.values()) - {known.toggled.get(verb, "")}
    plain = without_fillers(rest, known)
    found = page.row(plain) or page.row(f"r{plain}")
    return (
        verb in known.toggled and found is not None and bool(contrary & {*map(folded, found.cells)})
    )


def _is_ticked_so(world: World, page: Page, offer: Offer, verb: str, rest: str) -> bool:
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


def _is_other_way(known: Understood, offer: Offer, verb: str) -> bool:
    """Whether one asks for what is so already: « couper le micro », the page offering to open it."""
    if offer.row or offer.asks:
        return False
    offered, said = (
        {n for n, family in enumerate(known.families) if known.switched.get(first, first) in family}
        for first in (_spaced(offer.label).split()[0], verb.split()[0])
    )
    return bool(offered and said) and not offered & said


def _names(world: World, offer: Offer) -> tuple[str, str]:
    return _spaced(_word(world, offer)), _spaced(offer.label).rstrip("….")


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


def _beginnings(line: str) -> Iterator[tuple[str, str]]:
    """First words of a line and the rest of it, the most words first."""
    text = line.strip()
    ends = [match.end() for match in re.finditer(r"\S+", text)][:MOST_WORDS]
    for end in reversed(ends):
        verb = _spaced(text[:end]).rstrip(" :")
        yield verb, text[end:]
        if end == ends[0] and verb.endswith("e"):  # « lance », « déplace »
            yield f"{verb}r", text[end:]


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
            if act is not None and said and (whole or not _elsewhere(world, page, line)):
                yield act  # « légende 4 Plan », where that is no act, changes no line called « Légende »
    if page.grid is None:
        yield from _valued(world, page, line)
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
        _spaced(said) == _spaced(named(cell).rstrip(" ]")) for cell in row.cells
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


def _valued(world: World, page: Page, line: str) -> Iterator[Act]:
    """A value that one line alone of the page can take, or part of the name of a line and a value."""
    texts = [
        line,
        *(rest for verb, rest in _beginnings(line) if verb in world.understood.verbs["set"]),
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
    if _beginning_is(text, PAGE) or said & set(map(folded, page.keys)):
        return True
    rows = tuple(key for key in page.keys for o in setting if o.on is None or key in o.on)
    try:
        return key_of(plain, rows, {}, world, freely=True) is not None
    except Ambiguous:
        return True


def _beginning_is(line: str, verb: str) -> bool:
    """Whether a line begins with a verb and goes on."""
    return folded(line).startswith(f"{verb} ")


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


# ---- what is listed on a page above


def _listed_above(world: World, line: str) -> Act | None:
    """The one thing that a line opens from a page above; None where there is none, or one on each of two."""
    found: list[Act] = []
    for there in world.above():
        page = there.page()
        act = _to_the_letter(there, page, line)[0] or next(_meant(there, page, line), None)
        if act is not None and act.do == OPEN and act not in found:
            found.append(act)
    return found[0] if len(found) == 1 else None


def _beneath(world: World, line: str) -> Act | None:
    """An act of the page that a card hides; what lacks there is said, where its verb is one of that page."""
    under = world.beneath()
    if under is None or next(_readings(under, under.page(), line), None) is None:
        return None
    return parse(under, line)


# ---- what is wrong


def _fail(world: World, page: Page, line: str, fault: Refused | None) -> Act:
    """Say what was understood of a line, and what can be typed."""
    if done := _done_already(world, page, line):
        raise Refused(done)
    readings = list(_readings(world, page, line))
    word = line.split(" ")[0] if line.strip() else line
    if fault is None and not readings:
        raise Refused(
            world.out_of_reach(line)
            or _elsewhere(world, page, line)
            or _within(world, page, line)
            or _two_settings(world, page, line)
            or _values(world, page, line)
            or _unknown(world, word)
        )
    readings.sort(key=lambda one: not _finds_its_line(page, *one))
    offer, rest = readings[0]
    for tried, after in readings:
        if _word(world, tried) != _word(world, offer):
            continue
        try:
            arguments_of(world, world.act_class(tried.act), tried, page, after, freely=True)
        except Refused as refusal:
            if tried is offer or not isinstance(refusal, Misplaced):
                offer, rest, fault = tried, after, refusal
            if not isinstance(refusal, Misplaced):
                break
    if fault is None:
        raise Refused(world.say("Ce n'est pas possible ici."))
    wrong_value = str(fault).startswith(_told(world, "Valeurs possibles : {values}."))
    said = world.say(
        "{word} : valeur inconnue. {fault}" if wrong_value else "Compris : {word}. {fault}"
    )
    raise Refused(
        said.format(word=_word(world, offer), fault=fault) if rest.strip() else str(fault)
    )


def _within(world: World, page: Page, line: str) -> str:
    """Where that can be done: within a line that it names, « partage 23 » for « transférer 23 Chloé »."""
    steps = _steps_within(world, page, line, deep=2)
    word = line.split(" ")[0]
    if len(steps) == 1:
        said = world.say("« {word} » se fait ailleurs : tapez d'abord « {first} ».")
        return said.format(word=word, first=steps[0])
    said = world.say("« {word} » se fait ailleurs : tapez « {first} », puis « {second} ».")
    return said.format(word=word, first=steps[0], second=steps[1]) if steps else ""


def _steps_within(world: World, page: Page, line: str, *, deep: int) -> list[str]:
    """What one types before a line, so many acts at most: on the page, or on the one above."""
    words = {plain_number(word) for word in line.split()[1:]}
    keys = [
        row.key
        for row in page.rows
        if row.key and (row.key in words or any(_is_told(cell, line) for cell in row.cells))
    ]
    for offer in page.offers:
        if offer.asks or not world.act_class(offer.act).moves:
            continue
        for key in (k for k in keys if offer.on is None or k in offer.on) if offer.row else ():
            there = world.step(world.make_act(offer.act, **{offer.row: key}))
            if _is_said(there, line):
                return [f"{_word(world, offer)} {key}"]
        if offer.act == "back" and deep > 1:
            there = world.step(world.make_act(offer.act))
            if steps := _steps_within(there, there.page(), line, deep=deep - 1):
                return [_word(world, offer), *steps]
    return []


def _is_told(cell: str, line: str) -> bool:
    """Whether a line names what a cell says whole."""
    name = named(cell)
    return len(name) > 3 and f" {name} " in f" {folded(line)} "


def _two_settings(world: World, page: Page, line: str) -> str:
    """That « de 2 à 7 » are two settings, each being understood alone."""
    ends = [match.start() for match in re.finditer(r"\s+", line.strip())]
    for end in ends if any(offer.act == "set" for offer in page.offers) else ():
        first, second = line.strip()[:end], line.strip()[end:].strip().removeprefix("et ")
        acts = [next(_valued(world, page, part), None) for part in (first, second)]
        if all(acts) and len({str(act.arguments()["setting"]) for act in acts if act}) == 2:
            return world.say("Un réglage à la fois : tapez « {first} », puis « {second} ».").format(
                first=first, second=second
            )
    return ""


def _finds_its_line(page: Page, offer: Offer, rest: str) -> bool:
    """Whether what follows a verb begins with the name of a line that the act may be about."""
    keys = [key for key in page.keys if offer.on is None or key in offer.on] if offer.row else []
    said = folded(rest).replace('"', " ").split()
    return any(said[: len(words)] == words for key in keys if (words := folded(key).split()))


def _values(world: World, page: Page, line: str) -> str:
    """The values of a setting that a line begins with, followed by none of them."""
    offers = [] if _beginning_is(line, PAGE) else list(page.offers)
    for offer in sorted(offers, key=lambda one: not _finds_its_line(page, one, line)):
        if offer.act == "set" and offer.row and offer.asks and page.grid is None:
            try:
                arguments_of(world, world.act_class("set"), offer, page, line, freely=True)
            except Refused as refusal:
                told = ("Valeurs possibles : {values}.", "Il manque : {what}.")
                if str(refusal).startswith(tuple(_told(world, text) for text in told)):
                    return str(refusal)
    return ""


def _told(world: World, text: str) -> str:
    """How a refusal of a kind begins."""
    return world.say(text).partition("{")[0]


def _elsewhere(world: World, page: Page, line: str) -> str:
    """Where that can be done, one step away: in another tab, or after what is open is closed."""
    for offer in page.offers:
        if offer.act not in ("go", "back") or offer.row or len(offer.asks) > 1:
            continue
        for place in (c for ask in offer.asks for c in ask.choices) if offer.asks else ("",):
            asked = {ask.name: place for ask in offer.asks}
            try:
                there = world.step(world.make_act(offer.act, **asked))
            except Refused:
                continue
            if _is_said(there, line):
                first = f"{_word(world, offer)} {place}".strip()
                return world.say("« {word} » se fait ailleurs : tapez d'abord « {first} ».").format(
                    word=line.split(" ")[0], first=first
                )
    return ""


def _is_said(world: World, line: str) -> bool:
    """Whether the first words of a line name an act of the present page."""
    names = {name for offer in world.page().offers for name in _names(world, offer)}
    verbs = world.understood.verbs
    others = {v for offer in world.page().offers for v in verbs.get(offer.act, ())}
    return any(
        verb in names or ((" " in verb or verb == PAGE) and verb in others)
        for verb, _r in _beginnings(line)
    )


def _done_already(world: World, page: Page, line: str) -> str:
    """What is said of an act that would only do what is so."""
    known = world.understood
    asked = (
        (offer.act == "toggle" and _is_so(known, page, rest, verb))
        or (
            verb in known.verbs.get(offer.act, ())
            and (_is_other_way(known, offer, verb) or _is_ticked_so(world, page, offer, verb, rest))
        )
        for offer in page.offers
        for verb, rest in _beginnings(line)
    )  # fmt: skip
    return world.say("C'est déjà le cas : rien n'a changé.") if any(asked) else ""


def _unknown(world: World, word: str) -> str:
    words = words_of(world)
    near = get_close_matches(_spaced(word), [_spaced(one) for one in words], n=1, cutoff=0.75)
    if near:
        close = next(one for one in words if _spaced(one) == near[0])
        return world.say("« {word} » n'est pas compris. Vouliez-vous dire « {close} » ?").format(
            word=word, close=close
        )
    return world.say(
        "« {word} » n'est pas possible ici. On peut taper : {words}. Tapez « aide »."
    ).format(word=word, words=", ".join(words))
